package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What one fresh touch does, from stored fits. */
class TouchEffectsTest {
    private static final double TOLERANCE = 1e-12;

    private static SurvivalModel survival(double first, double second) {
        return SurvivalModel.of(new SurvivalFit(
                SurvivalOptions.DEFAULT,
                RiskTime.TIME,
                FitState.CONVERGED,
                3,
                -9,
                -8,
                2,
                5,
                4,
                -2,
                0.1,
                List.of(new SurvivalEffect("ads", first, 0, 0.1), new SurvivalEffect("mail", second, 0, 0.7))));
    }

    private static HazardModel hazard(double first, double second) {
        return HazardModel.of(new HazardFit(
                HazardOptions.DEFAULT,
                RiskTime.TIME,
                FitState.CONVERGED,
                3,
                -9,
                2,
                5,
                0.25,
                0,
                List.of(new HazardEffect("ads", first, 0, 1, 0), new HazardEffect("mail", second, 0, 1, 0))));
    }

    @Test
    void survivalTellsHazardRatiosLessOne() {
        // ratios of 4 and 2
        assertThat(survival(Math.log(4), Math.log(2)).touchEffects().keySet()).containsExactly("ads", "mail");
        assertThat(survival(Math.log(4), Math.log(2)).touchEffects().get("ads")).isCloseTo(0.75, within(TOLERANCE));
        assertThat(survival(Math.log(4), Math.log(2)).touchEffects().get("mail"))
                .isCloseTo(0.25, within(TOLERANCE));
    }

    @Test
    void ratiosBeyondNumbersAreStillTold() {
        double more = Math.log(3);
        assertThat(survival(900 + more, 900).touchEffects().get("ads")).isCloseTo(0.75, within(TOLERANCE));
        // so large that only the difference of two effects counts
        assertThat(survival(99.999, 98).touchEffects().get("mail"))
                .isCloseTo(survival(101.999, 100).touchEffects().get("mail"), within(TOLERANCE));
        assertThat(survival(Double.MAX_VALUE, 1).touchEffects())
                .containsEntry("ads", 1.0)
                .containsEntry("mail", 0.0);
    }

    @Test
    void hazardTellsItsEffects() {
        assertThat(hazard(3, 1).touchEffects()).containsEntry("ads", 0.75).containsEntry("mail", 0.25);
    }

    @Test
    void withoutEffectNothingIsTold() {
        assertThat(survival(0, 0).touchEffects()).isEmpty();
        assertThat(hazard(0, 0).touchEffects()).isEmpty();
    }
}
