package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {

    @Test
    void examplesOfPowerPropTest() {
        // R 4.x, examples of ?power.prop.test: (n = 50, p1 = .50, p2 = .75) has power = 0.740;
        // (p1 = .50, p2 = .75, power = .90) needs n = 76.7
        assertThat(SampleSize.DEFAULT.powerOfRates(50, 0.5, 0.75)).isCloseTo(0.740, within(5e-4));
        assertThat(new SampleSize(0.05, 0.9, 1).forRates(0.5, 0.75)).isEqualTo(77);
        assertThat(new SampleSize(0.05, 0.9, 1).powerOfRates(76.7, 0.5, 0.75)).isCloseTo(0.9, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 0.01, 586", "0.2, 0.05, 393", "0.2, 0.10, 310",
        "0.5, 0.01, 95", "0.5, 0.05, 64", "0.5, 0.10, 50",
        "0.8, 0.01, 38", "0.8, 0.05, 26", "0.8, 0.10, 20"
    })
    void meansNeedThePublishedNumbers(double difference, double alpha, long perArm) {
        // J. Cohen (1992), A power primer, Psychological Bulletin 112, 155-159, Table 2: two means, power .80, rounded
        // to
        // the nearest customer
        SampleSize size = new SampleSize(alpha, 0.8, 1);
        assertThat(size.powerOfMeans(perArm + 0.5, 1, difference)).isGreaterThan(0.8);
        assertThat(size.powerOfMeans(perArm - 0.5, 1, difference)).isLessThan(0.8);
        assertThat(size.forMeans(1, difference)).isBetween(perArm, perArm + 1);
    }

    @Test
    void examplesOfPowerTTest() {
        // R 4.x, examples of ?power.t.test: (n = 20, delta = 1) has power = 0.8689528; (power = .90, delta = 1) needs
        // n = 22.02110
        assertThat(SampleSize.DEFAULT.powerOfMeans(20, 1, 1)).isCloseTo(0.8689528, within(5e-8));
        assertThat(new SampleSize(0.05, 0.9, 1).powerOfMeans(22.02110, 1, 1)).isCloseTo(0.9, within(1e-6));
        assertThat(new SampleSize(0.05, 0.9, 1).forMeans(1, 1)).isEqualTo(23);
    }

    @Test
    void meansNeedWhatExactPowerAsks() {
        // scipy 1.17.1, scipy.stats.nct: 252.128 and 378.031 and 189.015; 2.117; 18.597
        assertThat(SampleSize.DEFAULT.forMeans(2, 0.5)).isEqualTo(253);
        assertThat(SampleSize.DEFAULT.forMeans(2, -0.5)).isEqualTo(253);
        assertThat(new SampleSize(0.05, 0.8, 0.5).forMeans(2, 0.5)).isEqualTo(379);
        assertThat(new SampleSize(0.05, 0.8, 2).forMeans(2, 0.5)).isEqualTo(190);
        assertThat(SampleSize.DEFAULT.forMeans(1, 5)).isEqualTo(3);
        assertThat(new SampleSize(0.001, 0.99, 1).forMeans(1, 2)).isEqualTo(19);
        assertThat(SampleSize.DEFAULT.forMeans(0, 1)).isEqualTo(2);
    }

    @Test
    void thePowerOfMeansIsHowOftenTheTestIsSignificant() {
        SplittableRandom random = new SplittableRandom(12);
        int repeats = 4000;
        int significant = 0;
        double critical = Normal.twoSidedT(0.95, 13);
        for (int repeat = 0; repeat < repeats; repeat++) {
            double[] treated =
                    random.doubles(5).map(u -> Normal.quantile(u) + 1.5).toArray();
            double[] control = random.doubles(10).map(Normal::quantile).toArray();
            significant += pooledT(treated, control) > critical ? 1 : 0;
        }
        // four standard errors of a frequency of 4,000
        assertThat(significant / (double) repeats)
                .isCloseTo(new SampleSize(0.05, 0.8, 2).powerOfMeans(5, 1, 1.5), within(0.032));
    }

    private static double pooledT(double[] treated, double[] control) {
        double squares = squares(treated) + squares(control);
        double variance = squares / (treated.length + control.length - 2);
        return (mean(treated) - mean(control)) / Math.sqrt(variance * (1.0 / treated.length + 1.0 / control.length));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double squares(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    @Test
    void detectableDifferenceIsTheInverseOfThePower() {
        for (double ratio : new double[] {0.1, 1, 4}) {
            SampleSize size = new SampleSize(0.05, 0.8, ratio);
            for (double treated : new double[] {2, 30, 5_000, 1e9}) {
                double difference = size.detectableDifference(treated, 3);
                assertThat(size.powerOfMeans(treated, 3, difference)).isCloseTo(0.8, within(1e-9));
            }
        }
        assertThat(SampleSize.DEFAULT.detectableDifference(100, 0)).isZero();
        assertThat(SampleSize.DEFAULT.powerOfMeans(100, 1, 0)).isCloseTo(0.025, within(1e-12));
        assertThatThrownBy(() -> SampleSize.DEFAULT.detectableDifference(1, 1)).hasMessageContaining("treated must be");
        assertThatThrownBy(() -> SampleSize.DEFAULT.powerOfMeans(1, 1, 1)).hasMessageContaining("treated must be");
        assertThatThrownBy(() -> SampleSize.DEFAULT.powerOfMeans(10, 0, 1)).hasMessageContaining("standardDeviation");
    }

    @Test
    void detectableLiftIsTheInverseOfTheSize() {
        for (double ratio : new double[] {0.1, 1, 4}) {
            SampleSize size = new SampleSize(0.05, 0.8, ratio);
            long treated = size.forRates(0.02, 0.025);
            assertThat(size.detectableLift((double) treated, 0.02)).isCloseTo(0.005, within(1e-6));
            assertThat(size.powerOfRates((double) treated, 0.02, 0.025)).isGreaterThanOrEqualTo(0.8 - 1e-9);
            assertThat(size.powerOfRates(treated - 1.0, 0.02, 0.025)).isLessThan(0.8);
        }
    }

    @Test
    void powerIsHowOftenTheTestIsSignificant() {
        SplittableRandom random = new SplittableRandom(11);
        int repeats = 3000;
        int significant = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            int x1 = 0;
            int x0 = 0;
            for (int i = 0; i < 400; i++) {
                x1 += random.nextDouble() < 0.18 ? 1 : 0;
            }
            for (int i = 0; i < 800; i++) {
                x0 += random.nextDouble() < 0.12 ? 1 : 0;
            }
            significant +=
                    ProportionTest.of(new Arm(400, x1), new Arm(800, x0), 0.95).pValue() < 0.05 ? 1 : 0;
        }
        double power = new SampleSize(0.05, 0.8, 2).powerOfRates(400, 0.12, 0.18);
        assertThat(significant / (double) repeats).isCloseTo(power, within(0.03));
    }

    @Test
    void edgesAreDefined() {
        assertThat(SampleSize.DEFAULT.powerOfRates(100, 0.1, 0.1)).isEqualTo(0.025);
        assertThat(SampleSize.DEFAULT.detectableLift(2, 0.5)).isEqualTo(0.5);
        assertThat(SampleSize.DEFAULT.detectableLift(2, 1)).isZero();
        assertThat(SampleSize.DEFAULT.forRates(0, 1)).isPositive();
        assertThatThrownBy(() -> SampleSize.DEFAULT.forRates(0.1, 0.1)).hasMessageContaining("differ");
        assertThatThrownBy(() -> new SampleSize(0.05, 0.01, 1)).hasMessageContaining("power");
    }
}
