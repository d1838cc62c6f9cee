package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeanBootstrapTest {

    /** Value per customer: nine in ten spend nothing, the others have a long tail. */
    private static double[] values(SplittableRandom random, int n, double scale) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextDouble() < 0.9 ? 0 : scale * Math.exp(1.0 * gaussian(random));
        }
        return values;
    }

    private static double gaussian(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    @Test
    void agreesWithWelchOnLargeArms() {
        double[] treated = new Random(1).doubles(3000).toArray();
        double[] control = new Random(2).doubles(2000).map(x -> x - 0.02).toArray();
        WelchTest welch = WelchTest.of(Moments.of(treated), Moments.of(control), 0.95);
        MeanBootstrap bootstrap = MeanBootstrap.of(treated, control, 2000, 1, 0.95);

        assertThat(bootstrap.difference()).isCloseTo(welch.difference(), within(1e-12));
        assertThat(bootstrap.error()).isCloseTo(welch.error(), within(0.08 * welch.error()));
        assertThat(bootstrap.interval().low()).isCloseTo(welch.interval().low(), within(0.2 * welch.error()));
        assertThat(bootstrap.interval().high()).isCloseTo(welch.interval().high(), within(0.2 * welch.error()));
        assertThat(bootstrap.pValue()).isCloseTo(welch.pValue(), within(0.02));
    }

    @Test
    void intervalsOfNinetyFivePercentHoldTheTruthAsOftenWhereValueIsSkewed() {
        SplittableRandom random = new SplittableRandom(5);
        int repeats = 300;
        int held = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            MeanBootstrap bootstrap =
                    MeanBootstrap.of(values(random, 500, 12), values(random, 400, 10), 400, repeat, 0.95);
            // the mean of 10 % lognormal(0, 1), up to the sum of 12 uniforms in place of a normal
            held += bootstrap.interval().contains(0.1 * 2 * Math.exp(0.5)) ? 1 : 0;
        }
        assertThat(held / (double) repeats).isBetween(0.90, 0.98);
    }

    @Test
    void orderDoesNotMatterAndSeedsDo() {
        double[] one = {1, 5, 2, 8};
        double[] mixed = {8, 2, 5, 1};
        double[] zero = {3, 0, 1};

        MeanBootstrap bootstrap = MeanBootstrap.of(one, zero, 100, 1, 0.9);
        assertThat(MeanBootstrap.of(mixed, zero, 100, 1, 0.9)).isEqualTo(bootstrap);
        assertThat(MeanBootstrap.of(one, zero, 100, 2, 0.9)).isNotEqualTo(bootstrap);
    }

    @Test
    void armsWithoutSpreadAreCertain() {
        MeanBootstrap equal = MeanBootstrap.of(new double[] {2, 2}, new double[] {2}, 50, 1, 0.95);
        MeanBootstrap apart = MeanBootstrap.of(new double[] {3, 3}, new double[] {2}, 50, 1, 0.95);

        assertThat(equal.pValue()).isEqualTo(1);
        assertThat(apart.interval()).isEqualTo(new Interval(1, 1, 0.95));
        assertThat(apart.pValue()).isCloseTo(2 / 51.0, within(1e-12));
        assertThatThrownBy(() -> MeanBootstrap.of(new double[] {1}, new double[] {1}, 5, 1, 0.95))
                .hasMessageContaining("replicates");
        assertThatThrownBy(() -> MeanBootstrap.of(new double[0], new double[] {1}, 50, 1, 0.95))
                .hasMessageContaining("values");
    }
}
