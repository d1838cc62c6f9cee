package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two-sided tails against erfc(z / sqrt 2) of the C library. */
class NormalTailTest {
    private static final double RELATIVE_PERCENT = 1e-9;

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.5, 0.617075077451974",
        "1, 0.317310507862914",
        "1.96, 0.0499957902964409",
        "2.49999999, 0.012419331002118287",
        "2.5, 0.0124193306515523",
        "5, 5.733031437583892e-07",
        "10, 1.5239706048321186e-23",
        "30, 9.813427854297528e-198",
    })
    void tail(double z, double p) {
        assertThat(NormalTail.twoSided(z)).isCloseTo(p, withPercentage(RELATIVE_PERCENT));
        assertThat(NormalTail.twoSided(-z)).isEqualTo(NormalTail.twoSided(z));
    }

    @Test
    void farAway() {
        assertThat(NormalTail.twoSided(Double.POSITIVE_INFINITY)).isZero();
        assertThat(NormalTail.twoSided(-45)).isCloseTo(0, within(0.0));
    }
}
