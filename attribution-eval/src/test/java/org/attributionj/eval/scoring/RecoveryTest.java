package org.attributionj.eval.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.eval.scenario.Scenario;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.eval.scenario.SimulationOptions;
import org.attributionj.eval.scenario.VirtualExperiment;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A simulator is right if the model that matches it finds its truth, the more nearly the more customers there are. */
class RecoveryTest {
    private static final int FEW = 1_500;
    private static final int MANY = 20_000;
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    private static double error(String scenario, String truth, String model, int users, List<Long> seeds) {
        List<ModelDefinition> models = List.of(AttributionModels.define(model));
        return new ScenarioScores(users, seeds)
                .of(Scenarios.of(scenario), models).stream()
                        .filter(score -> score.truth().equals(truth))
                        .findFirst()
                        .orElseThrow()
                        .over(ShareScore::mae)
                        .mean();
    }

    @ParameterizedTest
    @CsvSource({
        "logistic-presence, shapley_incremental, logistic, 0.014",
        "log-linear, shapley_incremental, shapley, 0.026",
        "markov-browsing, removal_effect, markov, 0.004",
        "weibull-hazard, shapley_incremental, survival, 0.030",
        "hawkes, shapley_incremental, survival, 0.022",
        "hawkes, direct_trigger, hazard, 0.018",
        "click-learning, shapley_incremental, leave-one-out, 0.020",
        "shop, shapley_incremental, survival, 0.012",
    })
    void errorShrinksAsCustomersGrow(String scenario, String truth, String model, double most) {
        double few = error(scenario, truth, model, FEW, SEEDS);
        double many = error(scenario, truth, model, MANY, List.of(1L));
        assertThat(many).as("error with many customers").isLessThan(most);
        assertThat(many).as("error with many customers, of few: " + few).isLessThan(few);
    }

    /** Confounding does not go away with more data: the model that is best elsewhere gets it wrong by a multiple. */
    @Test
    void confoundedTruthIsNotFoundByMoreCustomers() {
        String scenario = "confounded-targeting";
        assertThat(error(scenario, VirtualExperiment.SHAPLEY, "auto", 10_000, List.of(1L)))
                .isGreaterThan(0.08);
    }

    /** A hold-out does find it: unbiased, within its standard error, and nearer with more customers. */
    @Test
    void holdOutFindsTheConfoundedTruth() {
        double few = errorOfLift(3_000, Channel.DISPLAY);
        double many = errorOfLift(24_000, Channel.DISPLAY);
        assertThat(many).isLessThan(few / 2);
        errorOfLift(12_000, Channel.of("branded search"));
    }

    /** Checks the lift and gives its standard error. */
    private static double errorOfLift(int users, Channel channel) {
        Scenario scenario = Scenarios.of("confounded-targeting");
        SimulatedData data = scenario.generate(SimulationOptions.of(users, 3).withHoldout(channel, 0.5));
        Set<String> converted =
                data.conversions().stream().map(Conversion::customer).collect(Collectors.toSet());
        double[] customers = new double[2];
        double[] conversions = new double[2];
        for (Customer customer : data.customers()) {
            if (customer.wouldHaveBeenServed().contains(channel)) {
                int arm = customer.heldOut().contains(channel) ? 1 : 0;
                customers[arm]++;
                conversions[arm] += converted.contains(customer.id()) ? 1 : 0;
            }
        }
        double served = conversions[0] / customers[0];
        double held = conversions[1] / customers[1];
        double lift = served - held;
        double standardError = Math.sqrt(served * (1 - served) / customers[0] + held * (1 - held) / customers[1]);
        double eligible = customers[0] + customers[1];
        double truth = data.experiment().leaveOneOut().get(channel) / eligible;
        assertThat(Math.abs(lift - truth))
                .as("lift %s, truth %s, standard error %s", lift, truth, standardError)
                .isLessThan(3.5 * standardError);
        return standardError;
    }
}
