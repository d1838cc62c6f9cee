package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.journey.Journey;
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

    @Test
    void posteriorWeighsExperimentAndModelByTheirErrors() {
        HoldoutCalibration calibration = calibrated(false).fit().holdout();
        double rt = 20 / 80.0;
        double rh = 3 / 20.0;
        double se2 = 80.0 * 80.0 * (rt * (1 - rt) / 80 + rh * (1 - rh) / 20);
        assertThat(calibration.served()).isEqualTo(80);
        assertThat(calibration.heldOut()).isEqualTo(20);
        assertThat(calibration.incremental()).isCloseTo(80 * (rt - rh), within(TOLERANCE));
        assertThat(calibration.standardError()).isCloseTo(Math.sqrt(se2), within(TOLERANCE));
        double m = MODEL.fit().conversions();
        double observed = MODEL.shares().get(1) * (1 - MODEL.fit().baseline()) * m;
        assertThat(calibration.observed()).isCloseTo(observed, within(TOLERANCE));
        double s = Math.max(observed, 0.1 * m);
        double posterior = (8 / se2 + observed / (s * s)) / (1 / se2 + 1 / (s * s));
        assertThat(calibration.posterior()).isCloseTo(posterior, within(1e-6));
    }

    @Test
    void otherCountsStayAndTheBaselineTakesTheRest() {
        AutoModel calibrated = calibrated(false);
        HoldoutCalibration calibration = calibrated.fit().holdout();
        double m = MODEL.fit().conversions();
        double creditedBefore = m * (1 - MODEL.fit().baseline());
        double creditedAfter = m * (1 - calibrated.fit().baseline());
        assertThat(creditedAfter - creditedBefore)
                .isCloseTo(calibration.posterior() - calibration.observed(), within(1e-6));
        assertThat(calibrated.shares().get(0) * creditedAfter)
                .isCloseTo(MODEL.shares().get(0) * creditedBefore, within(1e-6));
        assertThat(calibrated.shares().get(1) * creditedAfter).isCloseTo(calibration.posterior(), within(1e-6));
        assertThat(calibrated.channelCredits().orElseThrow().total().conversions())
                .isCloseTo(m, within(1e-6));
        assertThat(calibrated.summary()).contains("hold-out of channel b");
        assertThat(calibrated).isNotEqualTo(MODEL);
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
        assertThat(calibrated.fit().holdout().incremental()).isEqualTo(-5000);
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
