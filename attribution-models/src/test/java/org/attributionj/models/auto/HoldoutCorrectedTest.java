package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.HoldoutEvidence;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.survival.HazardModel;
import org.attributionj.models.survival.HazardOptions;
import org.junit.jupiter.api.Test;

class HoldoutCorrectedTest {
    private static final double TOLERANCE = 1e-9;
    private static final Channel CHANNEL = Channel.of("channel b");
    private static final List<Journey> JOURNEYS = AutoModelTest.journeys(33, 300);
    private static final JourneyTable TABLE = table();
    private static final HazardModel MODEL = HazardModel.fit(TABLE, HazardOptions.DEFAULT);

    private static JourneyTable table() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        JOURNEYS.forEach(table::add);
        return table;
    }

    /** Every third customer is held out. */
    private static List<Customer> population() {
        List<Customer> population = new ArrayList<>();
        List<String> ids = TABLE.customersOfRows().stream().distinct().toList();
        for (int i = 0; i < ids.size(); i++) {
            population.add(new Customer(ids.get(i), i % 3 == 0 ? Set.of(CHANNEL) : Set.of(), Set.of(), Map.of()));
        }
        return population;
    }

    private static HoldoutCorrected corrected() {
        return (HoldoutCorrected) HoldoutCorrected.of(MODEL, MODEL, TABLE, population());
    }

    @Test
    void channelGetsWhatItsExperimentFoundAndTotalsStay() {
        HoldoutCorrected corrected = corrected();
        ChannelCredits before = WholeCredits.summed(MODEL.name(), AutoInput.credits(MODEL, TABLE));
        ChannelCredits after = corrected.channelCredits().orElseThrow();
        HoldoutEffect effect = corrected.calibration().effects().get(0);
        assertThat(after.credit(CHANNEL.name()).conversions()).isCloseTo(effect.credit(), within(TOLERANCE));
        assertThat(before.credit(CHANNEL.name()).conversions()).isCloseTo(effect.creditBefore(), within(TOLERANCE));
        assertThat(after.total().conversions()).isCloseTo(before.total().conversions(), within(TOLERANCE));
        after.total()
                .values()
                .forEach((currency, value) ->
                        assertThat(value).isCloseTo(before.total().value(currency), within(1e-6)));
        // one channel has nobody to overlap with: its credit is its posterior
        assertThat(effect.credit()).isCloseTo(effect.posterior(), within(TOLERANCE));
        assertThat(corrected.name()).isEqualTo(MODEL.name());
        assertThat(corrected.notes())
                .hasSize(MODEL.notes().size() + 2)
                .last()
                .asString()
                .startsWith("baseline ")
                .contains("not held out, so not corrected: channel a");
        assertThat(corrected.summary()).contains(MODEL.summary()).contains("hold-out of channel b");
    }

    @Test
    void anExperimentAloneTakesNoWordOfTheModel() {
        HoldoutCorrected alone =
                (HoldoutCorrected) HoldoutCorrected.of(MODEL, MODEL, TABLE, population(), HoldoutEvidence.ALONE);
        HoldoutEffect effect = alone.calibration().effects().get(0);
        HoldoutEffect weighed = corrected().calibration().effects().get(0);
        assertThat(effect.standardError()).isEqualTo(weighed.standardError()).isPositive();
        assertThat(effect.posterior())
                .isCloseTo(Math.max(0, effect.incremental()), within(TOLERANCE))
                .isNotCloseTo(weighed.posterior(), within(1e-3));
        AttributionModel fitted = fit((ModelDefinition.Fittable<?>) AttributionModels.define("hazard"));
        assertThat(((HoldoutCorrected) fitted).calibration().effects().get(0).posterior())
                .isCloseTo(effect.posterior(), within(TOLERANCE));
    }

    private static <T> AttributionModel fit(ModelDefinition.Fittable<T> fittable) {
        T data = JOURNEYS.stream().collect(fittable.statistic(Dimension.CHANNEL, List.of()));
        return FitRun.corrected(FitScope.UNKNOWN, population(), HoldoutEvidence.ALONE)
                .fit(fittable, data);
    }

    @Test
    void journeysAreCreditedTimesTheFactors() {
        HoldoutCorrected corrected = corrected();
        int b = corrected.channels().indexOf(CHANNEL.name());
        double factor = corrected.calibration().channelFactors().get(b);
        for (Journey journey : JOURNEYS) {
            if (journey.isConverted()) {
                double[] before = new double[journey.touchpoints().size()];
                double sum = 0;
                List<Double> own = shares(MODEL, journey);
                for (int i = 0; i < before.length; i++) {
                    Channel channel = journey.touchpoints().get(i).channel();
                    double others = corrected
                            .calibration()
                            .channelFactors()
                            .get(corrected.channels().indexOf(channel.name()));
                    before[i] = own.get(i) * (channel.equals(CHANNEL) ? factor : others);
                    sum += before[i];
                }
                List<Double> now = shares(corrected, journey);
                for (int i = 0; i < before.length; i++) {
                    assertThat(now.get(i)).isCloseTo(before[i] / Math.max(1, sum), within(TOLERANCE));
                }
            }
        }
    }

    private static List<Double> shares(AttributionModel model, Journey journey) {
        return model.attribute(journey).credits().stream()
                .map(credit -> credit.share())
                .toList();
    }

    @Test
    void lossesAreThoseOfLeavingOutEachChannel() {
        JourneyBatch batch = TABLE.toBatch();
        ResponseKernel kernel = MODEL.newResponseKernel(batch.schema());
        double slow = 0;
        for (int row = 0; row < batch.rows(); row++) {
            var journey = batch.view().moveTo(row);
            int n = journey.length();
            if (!journey.isConverted() || n == 0) {
                continue;
            }
            for (int code = 0; code < batch.schema().pathLabels().size(); code++) {
                boolean[] all = new boolean[n];
                boolean[] without = new boolean[n];
                boolean isThere = false;
                for (int i = 0; i < n; i++) {
                    all[i] = true;
                    without[i] = journey.code(i) != code;
                    isThere |= !without[i];
                }
                double loss = 1 - kernel.probability(journey, without) / kernel.probability(journey, all);
                slow += isThere ? journey.multiplicity() * Math.max(0, loss) : 0;
            }
        }
        assertThat(ResponseLosses.sum(MODEL, TABLE)).isCloseTo(slow, within(TOLERANCE * slow));
    }

    @Test
    void withoutAnExperimentTheModelStays() {
        List<Customer> nobodyHeldOut = List.of(Customer.of("c1"), Customer.of("c2"));
        Customer elsewhere = new Customer("c3", Set.of(Channel.of("elsewhere")), Set.of(), Map.of());
        assertThat(HoldoutCorrected.of(MODEL, MODEL, TABLE, List.of())).isSameAs(MODEL);
        assertThat(HoldoutCorrected.of(MODEL, MODEL, TABLE, nobodyHeldOut)).isSameAs(MODEL);
        assertThat(HoldoutCorrected.of(MODEL, MODEL, TABLE, List.of(Customer.of("c1"), elsewhere)))
                .isSameAs(MODEL);
        List<Customer> twice = new ArrayList<>(population());
        twice.add(twice.get(0));
        assertThatThrownBy(() -> HoldoutCorrected.of(MODEL, MODEL, TABLE, twice))
                .hasMessageContaining("occurs twice");
    }

    @Test
    void orderOfThePopulationDoesNotMatter() {
        List<Customer> reversed = new ArrayList<>(population());
        Collections.reverse(reversed);
        assertThat(HoldoutCorrected.of(MODEL, MODEL, TABLE, reversed)).isEqualTo(corrected());
    }
}
