package org.attributionj.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs the contract on models that break it, each in one way, and looks for the test that says so. */
class ContractCatchesBadModelsTest {
    private static final int PROPERTIES = 16;
    private static final int EXAMPLES = 3;

    @ParameterizedTest
    @CsvSource({
        "NegativeWeight, kernelsWriteAllWeightsAndNothingElse",
        "NegativeWeight, sharesAddUpToOne",
        "NotANumber, kernelsWriteAllWeightsAndNothingElse",
        "BaselineOfTwo, kernelsWriteAllWeightsAndNothingElse",
        "BaselineOfTwo, partsAddUpToTheValueExactly",
        "WritesBehind, kernelsWriteAllWeightsAndNothingElse",
        "ForgetsTheLast, kernelsWriteAllWeightsAndNothingElse",
        "AddsToWhatIsThere, kernelsWriteAllWeightsAndNothingElse",
        "KeepsCount, otherJourneysChangeNothing",
        "KeepsCount, isRepeatable",
        "DependsOnArrivalOrder, otherJourneysChangeNothing",
        "KernelsDiffer, kernelsInTwoThreadsAgree",
        "NotSerialisable, survivesSerialisation",
        "ForgetsItselfWhenSerialised, survivesSerialisation",
        "GuessesWithoutTimes, refusesDataWithoutWhatItNeeds",
        "ReadsTheWrongColumn, recordsAndBatchesAgree",
        "NameChanges, theNameIsStable",
        "CreditsLossesDifferently, aRefundMirrorsTheSale",
        "MovesTheView, recordsAndBatchesAgree",
        "NoSharesWhileOpen, openJourneysHaveShares"
    })
    void aBadModelFails(String model, String test) throws ClassNotFoundException {
        assertThat(failed(contract(model), test)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NotSerialisable, sharesAddUpToOne",
        "NameChanges, sharesAddUpToOne",
        "GuessesWithoutTimes, isContentWithWhatItNeeds",
        "CreditsLossesDifferently, partsAddUpToTheValueExactly",
        "DependsOnArrivalOrder, partsAddUpToTheValueExactly"
    })
    void aBadModelPassesWhereItIsGood(String model, String test) throws ClassNotFoundException {
        assertThat(failed(contract(model), test)).isZero();
    }

    @Test
    void aGoodModelPassesEveryTest() throws ClassNotFoundException {
        Class<?> contract = contract("NotBad");
        run("jqwik", selectClass(contract))
                .testEvents()
                .assertStatistics(stats -> stats.started(PROPERTIES).succeeded(PROPERTIES));
        run("junit-jupiter", selectClass(contract))
                .testEvents()
                .assertStatistics(stats -> stats.started(EXAMPLES).succeeded(EXAMPLES));
    }

    private static Class<?> contract(String model) throws ClassNotFoundException {
        return Class.forName(BadModels.class.getName() + "$" + model);
    }

    private static long failed(Class<?> contract, String name) {
        Method test = Arrays.stream(AttributionModelContract.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the contract has no test " + name));
        String engine = test.isAnnotationPresent(Property.class) ? "jqwik" : "junit-jupiter";
        EngineExecutionResults results = run(engine, selectMethod(contract, test));
        results.testEvents().assertStatistics(stats -> stats.started(1));
        return results.testEvents().failed().count();
    }

    private static EngineExecutionResults run(String engine, DiscoverySelector selector) {
        return EngineTestKit.engine(engine)
                .configurationParameter("jqwik.database", "target/jqwik-database-of-bad-models")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                // shrinking takes its time and finds nothing new here
                .configurationParameter("jqwik.shrinking.default", "OFF")
                .selectors(selector)
                .execute();
    }
}
