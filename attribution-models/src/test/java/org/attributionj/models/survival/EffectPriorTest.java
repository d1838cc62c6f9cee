package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The prior against its formula and the integral of its density. */
class EffectPriorTest {
    private static final double TOLERANCE = 1e-9;

    @Test
    void densityIsTheFormula() {
        double[] b = {0.2, 1.5, 0.7};
        double[] theta = {-4, Math.log(b[0]), Math.log(b[1]), Math.log(b[2])};
        double m = 0.8;
        double expected = -Math.pow(Math.log(m) - Math.log(0.3), 2) / 8;
        for (double effect : b) {
            expected += 3 * Math.log(effect / m) - 3 * effect / m;
        }
        assertThat(new EffectPrior(3, 3).logDensity(theta)).isCloseTo(expected, within(TOLERANCE));
    }

    /** x = b / m: the integral over log x of x^k exp(-k x), per effect. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 3, 4, 8, 32})
    void normalisationMakesTheDensityIntegrateToOne(double shape) {
        double h = 1e-3;
        double integral = 0;
        for (int i = -40_000; i <= 5000; i++) {
            integral += h * Math.exp(shape * i * h - shape * Math.exp(i * h));
        }
        for (int effects : new int[] {1, 3}) {
            assertThat(new EffectPrior(shape, effects).logNormalisation())
                    .isCloseTo(-effects * Math.log(integral), within(1e-6));
        }
    }
}
