package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static final double RELATIVE = 1e-15;

    @Property(tries = 2000)
    void oneMinusExponentialIsExactAlsoNearZero(@ForAll @DoubleRange(min = -35, max = 4) double logarithm) {
        double x = Math.exp(logarithm);
        double expected = -Math.expm1(-x);
        assertThat(Numbers.oneMinusExpOfMinus(x)).isCloseTo(expected, within(RELATIVE * expected));
        assertThat(Numbers.inverseOfOneMinusExpOfMinus(x)).isCloseTo(1 / expected, within(2 * RELATIVE / expected));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.499999999, 0.5, 0.500000001, 9.99e-4, 1e-3, 1.01e-3})
    void seriesMeetTheirLimits(double x) {
        double expected = -Math.expm1(-x);
        assertThat(Numbers.oneMinusExpOfMinus(x)).isCloseTo(expected, within(RELATIVE * expected));
        assertThat(Numbers.inverseOfOneMinusExpOfMinus(x)).isCloseTo(1 / expected, within(2 * RELATIVE / expected));
    }

    @Test
    void logisticAndSoftplusDoNotOverflow() {
        assertThat(Numbers.logistic(0)).isEqualTo(0.5);
        assertThat(Numbers.logistic(1000)).isEqualTo(1);
        assertThat(Numbers.logistic(-1000)).isZero();
        assertThat(Numbers.logistic(-2)).isCloseTo(1 / (1 + Math.exp(2)), within(RELATIVE));
        assertThat(Numbers.softplus(1000)).isEqualTo(1000);
        assertThat(Numbers.softplus(-1000)).isZero();
        assertThat(Numbers.softplus(0)).isCloseTo(Math.log(2), within(RELATIVE));
    }

    @Test
    void logGammaIsTheLogarithmOfAFactorial() {
        assertThat(Numbers.logGamma(1)).isZero();
        assertThat(Numbers.logGamma(2)).isZero();
        assertThat(Numbers.logGamma(5)).isCloseTo(Math.log(24), within(1e-14));
    }

    @Test
    void rangesRefuseWhatIsOutsideAndNaN() {
        Numbers.requireInRange(0, 0, 1, "share");
        Numbers.requireInRange(1, 0, 1, "share");
        assertThatThrownBy(() -> Numbers.requireInRange(Double.NaN, 0, 1, "share"))
                .hasMessageContaining("share");
        assertThatThrownBy(() -> Numbers.requireInRange(1.5, 0, 1, "share"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
    }
}
