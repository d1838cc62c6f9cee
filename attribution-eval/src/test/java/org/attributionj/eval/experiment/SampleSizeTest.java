package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleSizeTest {

    @Test
    void examplesOfPowerPropTest() {
        // R 4.x, examples of ?power.prop.test: (n = 50, p1 = .50, p2 = .75) has power = 0.740;
        // (p1 = .50, p2 = .75, power = .90) needs n = 76.7
        assertThat(SampleSize.DEFAULT.powerOfRates(50, 0.5, 0.75)).isCloseTo(0.740, within(5e-4));
        assertThat(new SampleSize(0.05, 0.9, 1).forRates(0.5, 0.75)).isEqualTo(77);
        assertThat(new SampleSize(0.05, 0.9, 1).powerOfRates(76.7, 0.5, 0.75)).isCloseTo(0.9, within(5e-4));
    }

    @Test
    void meansNeedTheTextbookNumber() {
        // 2 (1.959964 + 0.841621)^2 / 0.5^2 = 62.79; R's power.t.test(delta = .5, power = .8) gives 63.77
        assertThat(SampleSize.DEFAULT.forMeans(1, 0.5)).isEqualTo(63);
        assertThat(SampleSize.DEFAULT.forMeans(1, -0.5)).isEqualTo(63);
        assertThat(SampleSize.DEFAULT.forMeans(0, 1)).isEqualTo(1);
        assertThat(SampleSize.DEFAULT.detectableDifference(62.79, 1)).isCloseTo(0.5, within(1e-4));
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
