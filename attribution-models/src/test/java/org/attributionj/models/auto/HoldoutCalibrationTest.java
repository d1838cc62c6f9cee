package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.HoldoutEvidence;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;

class HoldoutCalibrationTest {
    private static final double TOLERANCE = 1e-9;
    private static final Channel CHANNEL = Channel.of("channel b");
    private static final List<Journey> JOURNEYS = AutoModelTest.journeys(33, 300);
    private static final AutoModel MODEL =
            JOURNEYS.stream().collect(AutoModel.statistic(Dimension.CHANNEL, AutoOptions.defaults()));

    private static Customer customer(int id, boolean heldOut, boolean served) {
        return new Customer(
                "c" + id, heldOut ? Set.of(CHANNEL) : Set.of(), served ? Set.of(CHANNEL) : Set.of(), Map.of());
    }

    /** 80 served of whom 20 convert, 20 held out of whom 3 convert, and 50 whom the channel would not have reached. */
    private static AutoModel calibrated(boolean logged) {
        List<Customer> population = new ArrayList<>();
        Set<String> converted = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            population.add(customer(i, i >= 80, logged));
            if (i < 20 || i >= 97) {
                converted.add("c" + i);
            }
        }
        for (int i = 100; logged && i < 150; i++) {
            population.add(customer(i, i % 2 == 0, false));
            converted.add("c" + i);
        }
        return MODEL.calibrated(CHANNEL, population, converted);
    }

    private static HoldoutEffect effect(AutoModel calibrated) {
        return calibrated.fit().holdout().effects().get(0);
    }

    private static double credited(AutoModel model) {
        return model.fit().conversions() * (1 - model.fit().baseline());
    }

    @Test
    void posteriorWeighsExperimentAndModelByTheirErrors() {
        HoldoutEffect effect = effect(calibrated(false));
        double rt = 20 / 80.0;
        double rh = 3 / 20.0;
        double se2 = 80.0 * 80.0 * (rt * (1 - rt) / 80 + rh * (1 - rh) / 20);
        assertThat(effect.served()).isEqualTo(80);
        assertThat(effect.heldOut()).isEqualTo(20);
        assertThat(effect.incremental()).isCloseTo(80 * (rt - rh), within(TOLERANCE));
        assertThat(effect.standardError()).isCloseTo(Math.sqrt(se2), within(TOLERANCE));
        assertThat(effect.low()).isCloseTo(8 - 1.96 * Math.sqrt(se2), within(1e-3));
        assertThat(effect.high()).isCloseTo(8 + 1.96 * Math.sqrt(se2), within(1e-3));
        double m = MODEL.fit().conversions();
        double credit = MODEL.shares().get(1) * credited(MODEL);
        double observed = credit / MODEL.fit().overlap();
        assertThat(effect.creditBefore()).isCloseTo(credit, within(TOLERANCE));
        assertThat(effect.observed()).isCloseTo(observed, within(TOLERANCE));
        double s = Math.max(observed, 0.1 * m);
        double posterior = (8 / se2 + observed / (s * s)) / (1 / se2 + 1 / (s * s));
        assertThat(effect.posterior()).isCloseTo(posterior, within(1e-6));
    }

    /** The overlap of a fit is what its journeys say: attributable parts over sums of removal effects. */
    @Test
    void overlapIsJointEffectOverSumOfSingleEffects() {
        assertThat(MODEL.fit().overlap()).isBetween(0.5, 1.1).isNotEqualTo(1);
        HoldoutCalibration calibration = calibrated(false).fit().holdout();
        // one channel alone overlaps with none
        assertThat(calibration.overlap()).isEqualTo(1);
        assertThat(effect(calibrated(false)).credit())
                .isEqualTo(effect(calibrated(false)).posterior());
    }

    @Test
    void whereTheExperimentFindsLessOtherCreditsStayAndTheBaselineTakesTheRest() {
        AutoModel calibrated = calibrated(false);
        HoldoutEffect effect = effect(calibrated);
        assertThat(effect.credit()).isLessThan(effect.creditBefore());
        assertThat(credited(calibrated) - credited(MODEL))
                .isCloseTo(effect.credit() - effect.creditBefore(), within(1e-6));
        assertThat(calibrated.shares().get(0) * credited(calibrated))
                .isCloseTo(MODEL.shares().get(0) * credited(MODEL), within(1e-6));
        assertThat(calibrated.shares().get(1) * credited(calibrated)).isCloseTo(effect.credit(), within(1e-6));
        assertThat(calibrated.channelCredits().orElseThrow().total().conversions())
                .isCloseTo((double) MODEL.fit().conversions(), within(1e-6));
        assertThat(calibrated.summary()).contains("hold-out of channel b");
        assertThat(calibrated.notes()).hasSize(4);
        assertThat(calibrated.notes().get(2))
                .startsWith("hold-out of channel b: 80 served, 20 held out, 8.0 incremental conversions [");
        assertThat(calibrated.notes().get(3)).contains("not corrected: channel a");
        assertThat(calibrated).isNotEqualTo(MODEL);
    }

    @Test
    void whereTheExperimentFindsMoreOtherChannelsGiveAndTheBaselineStays() {
        List<Customer> population = new ArrayList<>();
        Map<String, Long> conversions = new HashMap<>();
        double observed = MODEL.shares().get(1) * credited(MODEL) / MODEL.fit().overlap();
        // half again as many as the model would lose, in arms so large that the experiment is certain
        int lift = (int) (1.5 * observed);
        for (int i = 0; i < 20_000; i++) {
            population.add(customer(i, i >= 10_000, false));
            if (i < lift) {
                conversions.put("c" + i, 1L);
            }
        }
        AutoModel calibrated = MODEL.calibrated(CHANNEL, population, conversions.keySet());
        assertThat(effect(calibrated).credit())
                .isGreaterThan(1.2 * effect(calibrated).creditBefore());
        assertThat(calibrated.fit().baseline()).isCloseTo(MODEL.fit().baseline(), within(TOLERANCE));
        assertThat(calibrated.shares().stream().mapToDouble(share -> share).sum())
                .isCloseTo(1, within(TOLERANCE));
    }

    @Test
    void repeatConversionsCountAndMissingCustomersScale() {
        Map<String, Long> conversions = new HashMap<>();
        List<Customer> population = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            population.add(customer(i, i >= 6, false));
            conversions.put("c" + i, i < 6 ? i % 3 + 1L : 1L);
        }
        conversions.put("stranger", 4L);
        HoldoutArms arms = HoldoutArms.of(CHANNEL, population, conversions);
        // served: 1, 2, 3, 1, 2, 3 of mean 2 and variance 2/3; held out: 1 each; 16 conversions of 20 in the population
        assertThat(arms.incremental()).isCloseTo(1.25 * 6 * (2 - 1), within(TOLERANCE));
        assertThat(arms.standardError()).isCloseTo(1.25 * 6 * Math.sqrt(2 / 3.0 / 6), within(TOLERANCE));
    }

    @Test
    void fitsWithPopulationsAreCorrectedByAllHoldoutsThatCanBeUsed() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        JOURNEYS.forEach(table::add);
        List<Customer> population = new ArrayList<>();
        Set<Channel> a = Set.of(Channel.of("channel a"));
        int k = 0;
        for (String id : table.customers()) {
            Set<Channel> heldOut = k % 3 == 0 ? Set.of(CHANNEL) : k % 3 == 1 ? a : Set.of(Channel.of("unknown"));
            population.add(new Customer(id, heldOut, Set.of(), Map.of()));
            k++;
        }
        population.add(Customer.of("nobody's journey"));
        AutoModel fitted = AutoModel.fit(table, AutoOptions.defaults(), population);
        HoldoutCalibration calibration = fitted.fit().holdout();
        assertThat(calibration.effects())
                .extracting(effect -> effect.channel().name())
                .containsExactly("channel a", "channel b");
        assertThat(calibration.effects().get(0).served()
                        + calibration.effects().get(0).heldOut())
                .isEqualTo(population.size());
        assertThat(fitted.notes()).hasSize(5);
        double sum = calibration.effects().stream()
                .mapToDouble(HoldoutEffect::credit)
                .sum();
        assertThat(credited(fitted)).isGreaterThanOrEqualTo(sum - TOLERANCE);
        double a1 = calibration.effects().get(0).posterior();
        double b1 = calibration.effects().get(1).posterior();
        double products = 0;
        for (double one : MODEL.shares()) {
            for (double other : MODEL.shares()) {
                products += one * other;
            }
            products -= one * one;
        }
        double pairsOfModel = products * credited(MODEL) / MODEL.fit().overlap();
        double part = Math.min(1, 2 * a1 * b1 / (a1 + b1) / pairsOfModel);
        double inverse = 1 + (1 / MODEL.fit().overlap() - 1) * part;
        assertThat(calibration.overlap()).isCloseTo(1 / inverse, within(TOLERANCE));
        assertThat(calibration.effects().get(0).credit()).isCloseTo(a1 / inverse, within(1e-6));
        AutoModel alone = AutoModel.fit(table, AutoOptions.defaults(), population, HoldoutEvidence.ALONE);
        assertThat(alone.fit().holdout().effects())
                .allSatisfy(effect ->
                        assertThat(effect.posterior()).isCloseTo(Math.max(0, effect.incremental()), within(TOLERANCE)));
        List<Customer> reversed = new ArrayList<>(population);
        Collections.reverse(reversed);
        assertThat(AutoModel.fit(table, AutoOptions.defaults(), reversed)).isEqualTo(fitted);
        assertThat(AutoModel.fit(table, AutoOptions.defaults(), List.of())).isEqualTo(MODEL);
        assertThat(AutoModel.fit(table, AutoOptions.defaults(), List.of(Customer.of("x"))))
                .isEqualTo(MODEL);
    }

    @Test
    void theCatalogueFitsAutoWithPopulationsAndOtherModelsWithout() {
        for (String name : List.of("auto", "auto:without=channel c", "markov")) {
            assertFitsAlike(AttributionModels.define(name));
        }
    }

    private static void assertFitsAlike(ModelDefinition definition) {
        List<Customer> population = new ArrayList<>();
        for (int i = 0; i < JOURNEYS.size(); i++) {
            boolean heldOut = i % 2 == 0;
            population.add(
                    new Customer(JOURNEYS.get(i).customer(), heldOut ? Set.of(CHANNEL) : Set.of(), Set.of(), Map.of()));
        }
        ModelFits fits = ModelFits.of(List.of(definition), Dimension.CHANNEL);
        ModelFits.Fitted plain = JOURNEYS.stream().collect(fits).get(0);
        ModelFits.Fitted corrected =
                JOURNEYS.stream().collect(fits.correctedBy(population)).get(0);
        boolean isAuto = definition.name().startsWith("auto");
        assertThat(corrected.equals(plain)).isEqualTo(!isAuto);
        assertThat(corrected.notes().equals(plain.notes())).isEqualTo(!isAuto);
    }

    @Test
    void onlyCustomersWithinReachCountWhereReachIsLogged() {
        assertThat(calibrated(true).fit().holdout())
                .isEqualTo(calibrated(false).fit().holdout());
    }

    @Test
    void journeysAreCreditedByTheChannelsFactors() {
        AutoModel calibrated = calibrated(false);
        double factor = calibrated.fit().holdout().channelFactors().get(1);
        assertThat(factor).isLessThan(1);
        assertThat(calibrated.fit().holdout().channelFactors().get(0)).isEqualTo(1);
        for (Journey journey : JOURNEYS.subList(0, 50)) {
            WeighedRow before = WeighedRow.of(MODEL.fit(), journey);
            WeighedRow after = WeighedRow.of(calibrated.fit(), journey);
            assertThat(after.perChannel()[1]).isCloseTo(factor * before.perChannel()[1], within(TOLERANCE));
            assertThat(after.perChannel()[0]).isCloseTo(before.perChannel()[0], within(TOLERANCE));
        }
    }

    @Test
    void moreThanAllConversionsShrinksTheOthers() {
        // the arms are huge and certain: the channel brings about more conversions than there are
        List<Customer> population = new ArrayList<>();
        Set<String> converted = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            population.add(customer(i, i >= 1900, false));
            if (i < 1900) {
                converted.add("c" + i);
            }
        }
        AutoModel calibrated = MODEL.calibrated(CHANNEL, population, converted);
        assertThat(calibrated.baseline()).hasValue(0);
        assertThat(calibrated.shares().get(1)).isCloseTo(1, within(TOLERANCE));
        assertThat(calibrated.shares().get(0)).isCloseTo(0, within(TOLERANCE));
        for (Journey journey : JOURNEYS.subList(0, 50)) {
            WeighedRow row = WeighedRow.of(calibrated.fit(), journey);
            assertThat(java.util.Arrays.stream(row.perTouch()).sum() + row.baseline())
                    .isCloseTo(1, within(TOLERANCE));
        }
    }

    @Test
    void harmfulExperimentsGiveZeroNotLess() {
        List<Customer> population = new ArrayList<>();
        Set<String> converted = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            population.add(customer(i, i >= 10_000, false));
            if (i >= 10_000 && i < 15_000) {
                converted.add("c" + i);
            }
        }
        AutoModel calibrated = MODEL.calibrated(CHANNEL, population, converted);
        assertThat(calibrated.shares().get(1)).isZero();
        assertThat(effect(calibrated).incremental()).isEqualTo(-5000);
    }

    @Test
    void refusesWhatCannotBeCalibrated() {
        assertThatThrownBy(() -> MODEL.calibrated(Channel.of("other"), List.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
        assertThatThrownBy(() -> MODEL.calibrated(CHANNEL, List.of(customer(1, false, false)), Set.of()))
                .hasMessageContaining("both arms");
        assertThatThrownBy(() -> MODEL.calibrated(
                        CHANNEL, List.of(customer(1, false, false), customer(1, true, false)), Set.of()))
                .hasMessageContaining("occurs twice");
        assertThatThrownBy(() -> calibrated(false).calibrated(CHANNEL, List.of(), Set.of()))
                .hasMessageContaining("already");
        AutoModel nothing = AutoModel.of(
                RandomPaths.fit(List.of(new SlowAuto.Path(false, List.of(1), List.of(0L))), RandomPaths.labels(2)));
        assertThatThrownBy(() -> nothing.calibrated(CHANNEL, List.of(), Set.of()))
                .isInstanceOf(IllegalStateException.class);
    }
}
