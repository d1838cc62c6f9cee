package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.statistic.table.JourneyTable;
import org.junit.jupiter.api.Test;

/** The ends of the ranges that options and fits allow, and what lies beyond them. */
class SurvivalBoundsTest {
    private static final HazardOptions HAZARD = HazardOptions.DEFAULT;

    @Test
    void endsOfTheRangesAreAllowed() {
        Duration longest = Duration.ofDays(36_500);
        assertThat(HAZARD.withHalfLives(longest, longest).longestHalfLife()).isEqualTo(longest);
        assertThat(HAZARD.withFollowUp(Duration.ofDays(3650)).followUp()).isEqualTo(Duration.ofDays(3650));
        assertThat(HAZARD.withFollowUp(Duration.ofMillis(1)).followUp()).isEqualTo(Duration.ofMillis(1));
        assertThat(HAZARD.withStopping(1e-9, 1).maxIterations()).isEqualTo(1);
        assertThat(SurvivalOptions.DEFAULT.withStopping(1e-9, 1).maxIterations())
                .isEqualTo(1);
    }

    @Test
    void whatLiesBeyondIsRefused() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> HAZARD.withHalfLives(Duration.ZERO, day)).hasMessageContaining("shortestHalfLife");
        assertThatThrownBy(() -> HAZARD.withHalfLives(day, Duration.ofDays(36_501)))
                .hasMessageContaining("longestHalfLife");
        assertThatThrownBy(() -> HAZARD.withFollowUp(Duration.ofDays(3651))).hasMessageContaining("followUp");
        assertThatThrownBy(() -> HAZARD.withStopping(1e-2, 9)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> HAZARD.withStopping(1e-9, 0)).hasMessageContaining("maxIterations");
        assertThatThrownBy(() -> SurvivalOptions.DEFAULT.withStopping(1, 9)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> SurvivalOptions.DEFAULT.withFollowUp(Duration.ZERO))
                .hasMessageContaining("followUp");
    }

    private static HazardFit hazard(double logLikelihood, double conversions, double baseline, double error) {
        return new HazardFit(
                HAZARD,
                RiskTime.TIME,
                FitState.CONVERGED,
                1,
                logLikelihood,
                conversions,
                9,
                baseline,
                error,
                List.of());
    }

    private static SurvivalFit survival(double logLikelihood, double heldOut, double intercept, double error) {
        return new SurvivalFit(
                SurvivalOptions.DEFAULT,
                RiskTime.TIME,
                FitState.CONVERGED,
                1,
                logLikelihood,
                heldOut,
                2,
                9,
                1,
                intercept,
                error,
                List.of());
    }

    @Test
    void fitsRefuseNumbersThatAreNone() {
        assertThat(hazard(-1, 2, 1, 1).effects()).isEmpty();
        assertThat(survival(-1, -1, 1, 1).effects()).isEmpty();
        assertThatThrownBy(() -> hazard(Double.NaN, 2, 1, 1)).hasMessageContaining("logLikelihood");
        assertThatThrownBy(() -> hazard(-1, -1, 1, 1)).hasMessageContaining("conversions");
        assertThatThrownBy(() -> hazard(-1, 10, 1, 1)).hasMessageContaining("journeys");
        assertThatThrownBy(() -> hazard(-1, 2, -1, 1)).hasMessageContaining("baseline");
        assertThatThrownBy(() -> hazard(-1, 2, 1, -1)).hasMessageContaining("baselineError");
        assertThatThrownBy(() -> survival(Double.NaN, 2, 1, 1)).hasMessageContaining("logLikelihood");
        assertThatThrownBy(() -> survival(-1, Double.NaN, 1, 1)).hasMessageContaining("heldOut");
        assertThatThrownBy(() -> survival(-1, 2, Double.NaN, 1)).hasMessageContaining("intercept");
        assertThatThrownBy(() -> survival(-1, 2, 1, -1)).hasMessageContaining("interceptError");
    }

    @Test
    void fitsRefuseAChannelTwice() {
        HazardEffect a = new HazardEffect("a", 1, 0, 1, 0);
        assertThatThrownBy(() ->
                        new HazardFit(HAZARD, RiskTime.TIME, FitState.CONVERGED, 1, -1, 1, 2, 0, 0, List.of(a, a)))
                .hasMessageContaining("sorted by channel");
        SurvivalEffect b = new SurvivalEffect("b", 1, 0, 1);
        assertThatThrownBy(() -> new SurvivalFit(
                        SurvivalOptions.DEFAULT,
                        RiskTime.TIME,
                        FitState.CONVERGED,
                        1,
                        -1,
                        -1,
                        1,
                        2,
                        1,
                        0,
                        0,
                        List.of(b, b)))
                .hasMessageContaining("sorted by channel");
    }

    @Test
    void responseNeedsTimes() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.NOTHING);
        HazardModel hazard = HazardModel.of(hazard(-1, 2, 1, 1));
        SurvivalModel survival = SurvivalModel.of(survival(-1, -1, 1, 1));
        assertThatThrownBy(() -> hazard.newResponseKernel(table.toBatch().schema()))
                .isInstanceOf(MissingDataException.class);
        assertThatThrownBy(() -> survival.newResponseKernel(table.toBatch().schema()))
                .isInstanceOf(MissingDataException.class);
    }

    @Test
    void unseenChannelsAreTheReasonAndSeenOnesAreNone() {
        JourneyTable table = Simulation.table(List.of(Simulation.converted(0, List.of(new Simulation.Touch(0, 1)), 2)));
        JourneyBatch batch = table.toBatch();
        HazardModel none = HazardModel.of(hazard(-1, 2, 1, 1));
        assertThat(none.bind(batch.schema()).reason(batch.view(), 0)).isEqualTo("channel not in the fit");
        HazardModel seen = HazardModel.fit(table, HAZARD.withRiskTime(RiskTime.TIME));
        assertThat(seen.bind(batch.schema()).reason(batch.view(), 0)).isEmpty();
    }
}
