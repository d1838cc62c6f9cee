package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.shapley.CreditOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivalOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hazard:baseline=constant",
                "hazard:baseline=none,risk-time=time,follow-up=7d,shape=0",
                "survival:credit=shapley",
                "survival:credit=backwards-elimination,decay=common,risk-time=journey,follow-up=12h,shape=2.5",
            })
    void textRoundTrips(String text) {
        assertThat(AttributionModels.define(text).name()).isEqualTo(text);
    }

    @Test
    void textIsThatOfTheOptions() {
        assertThat(HazardOptions.DEFAULT
                        .withBaseline(Baseline.NONE)
                        .withRiskTime(RiskTime.JOURNEY)
                        .withFollowUp(Duration.ofDays(3))
                        .withShape(2)
                        .spec())
                .isEqualTo("hazard:baseline=none,risk-time=journey,follow-up=3d,shape=2");
        assertThat(SurvivalOptions.DEFAULT
                        .withCredit(CreditOperator.LEAVE_ONE_OUT)
                        .withDecay(DecaySharing.COMMON)
                        .withShape(4.0)
                        .spec())
                .isEqualTo("survival:credit=leave-one-out,decay=common,shape=4");
    }

    @Test
    void refusesWhatCannotBe() {
        HazardOptions hazard = HazardOptions.DEFAULT;
        SurvivalOptions survival = SurvivalOptions.DEFAULT;
        assertThatThrownBy(() -> hazard.withShape(Double.NaN)).hasMessageContaining("shape");
        assertThatThrownBy(() -> hazard.withFollowUp(Duration.ZERO)).hasMessageContaining("followUp");
        assertThatThrownBy(() -> hazard.withHalfLives(Duration.ofDays(2), Duration.ofDays(1)))
                .hasMessageContaining("longestHalfLife");
        assertThatThrownBy(() -> hazard.withStopping(0, 1)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> survival.withStopping(1e-9, 0)).hasMessageContaining("maxIterations");
        assertThatThrownBy(() -> survival.withShape(0.0)).hasMessageContaining("shape");
        assertThatThrownBy(() -> survival.withCap(-1)).hasMessageContaining("cap");
    }

    @Test
    void fitsRefuseUnsortedEffects() {
        List<HazardEffect> effects = List.of(new HazardEffect("b", 1, 0, 1, 0), new HazardEffect("a", 1, 0, 1, 0));
        assertThatThrownBy(() -> new HazardFit(
                        HazardOptions.DEFAULT, RiskTime.TIME, FitState.CONVERGED, 1, -1, 1, 2, 0, 0, effects))
                .hasMessageContaining("sorted by channel");
    }
}
