package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Parameters, their logarithms and their bounds. */
class HazardParametersTest {
    private static final double TOLERANCE = 1e-12;
    private static final HazardBounds BOUNDS = new HazardBounds(0.1, 10);
    private static final HazardParameters SOME = new HazardParameters(0.5, new double[] {2, 4}, new double[] {0.25, 3});

    @Test
    void meanEffectIsTheMean() {
        assertThat(SOME.meanEffect()).isEqualTo(3);
    }

    @Test
    void logsAreThoseOfBaselineEffectsAndDecays() {
        double[] logs = SOME.logs();
        double[] expected = {Math.log(0.5), Math.log(2), Math.log(4), Math.log(0.25), Math.log(3)};
        assertThat(logs).containsExactly(expected);
        HazardParameters none = new HazardParameters(0, new double[] {0, 1}, new double[] {1, 1});
        assertThat(none.logs()).containsExactly(-700, -700, 0, 0, 0);
    }

    @Test
    void parametersComeBackFromTheirLogs() {
        HazardParameters other = new HazardParameters(9, new double[] {9, 9}, new double[] {9, 9});
        HazardParameters back = other.withLogs(SOME.logs(), BOUNDS);
        assertThat(back.mu).isCloseTo(SOME.mu, within(TOLERANCE));
        assertThat(back.beta).containsExactly(SOME.beta, within(TOLERANCE));
        assertThat(back.w).containsExactly(SOME.w, within(TOLERANCE));
    }

    @Test
    void zerosStayZeroAndTheRestStaysInBounds() {
        HazardParameters zeros = new HazardParameters(0, new double[] {0, 1}, new double[] {1, 1});
        HazardParameters moved = zeros.withLogs(new double[] {1, 1, 50, -50, 50}, BOUNDS);
        assertThat(moved.mu).isZero();
        assertThat(moved.beta).containsExactly(0, HazardBounds.LARGEST_EFFECT);
        assertThat(moved.w).containsExactly(0.1, 10);
    }

    @Test
    void decaysGoHalfwayBackAndNothingElse() {
        HazardParameters other = new HazardParameters(7, new double[] {7, 7}, new double[] {0.75, 1});
        HazardParameters nearer = SOME.withDecaysNearer(other);
        assertThat(nearer.w).containsExactly(0.5, 2);
        assertThat(nearer.mu).isEqualTo(SOME.mu);
        assertThat(nearer.beta).containsExactly(SOME.beta);
    }

    @Test
    void boundsAreNearWithinAMillionth() {
        assertThat(BOUNDS.isAtBound(0.1 * (1 + 5e-7))).isTrue();
        assertThat(BOUNDS.isAtBound(0.1 * (1 + 2e-6))).isFalse();
        assertThat(BOUNDS.isAtBound(1)).isFalse();
        assertThat(BOUNDS.isAtBound(10 * (1 - 2e-6))).isFalse();
        assertThat(BOUNDS.isAtBound(10 * (1 - 5e-7))).isTrue();
    }

    @Test
    void halfLivesAreThoseOfTheDecays() {
        assertThat(new HazardEffect("a", 1, 0, Math.log(2) / 5, 0).halfLifeDays())
                .isCloseTo(5, within(TOLERANCE));
        assertThat(new SurvivalEffect("a", 1, 0, Math.log(2) / 5).halfLifeDays())
                .isCloseTo(5, within(TOLERANCE));
        HazardBounds bounds =
                HazardBounds.of(HazardOptions.DEFAULT.withHalfLives(Duration.ofHours(12), Duration.ofDays(4)));
        assertThat(bounds.slowest()).isCloseTo(Math.log(2) / 4, within(TOLERANCE));
        assertThat(bounds.fastest()).isCloseTo(Math.log(2) * 2, within(TOLERANCE));
    }
}
