package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What summaries say. */
class SummaryTextTest {
    private static final List<HazardEffect> EFFECTS = List.of(new HazardEffect("email", 0.5, 0, Math.log(2) / 3, 0));

    @Test
    void linesAreSeparatedAndNotLed() {
        assertThat(new SummaryText().line("a").line("b")).hasToString("a" + System.lineSeparator() + "b");
    }

    @Test
    void numbersAreToldInFourDecimalsOrDigits() {
        assertThat(SummaryText.decimals(1.23456)).isEqualTo("1.2346");
        assertThat(SummaryText.digits(123.456)).isEqualTo("123.5");
        assertThat(SummaryText.error(0.5)).isEqualTo("0.5000");
        assertThat(SummaryText.error(0)).isEqualTo("-");
        assertThat(SummaryText.halfLife(Math.log(2) / 8)).isEqualTo("8.000");
        assertThat(SummaryText.halfLife(0)).isEqualTo("none");
    }

    @Test
    void timeAtRiskIsNamed() {
        assertThat(new SummaryText().data("m", RiskTime.TIME, 2, 5))
                .hasToString("m (risk time: continuous)" + System.lineSeparator() + "2 conversions of 5 journeys");
        assertThat(new SummaryText().data("m", RiskTime.JOURNEY, 2, 5).toString())
                .startsWith("m (risk time: one trial)");
    }

    private static HazardModel hazard(HazardOptions options) {
        return HazardModel.of(new HazardFit(options, RiskTime.TIME, FitState.CONVERGED, 3, -9, 2, 5, 0.25, 0, EFFECTS));
    }

    @Test
    void baselineIsToldWhereThereIsOne() {
        HazardModel with = hazard(HazardOptions.DEFAULT);
        HazardModel without = hazard(HazardOptions.DEFAULT.withBaseline(Baseline.NONE));
        assertThat(with.summary()).contains("(baseline)", "0.2500", "email", "3.000");
        assertThat(without.summary()).doesNotContain("(baseline)").contains("email", "3.000");
        assertThat(with).hasToString("hazard:baseline=constant").doesNotHaveSameHashCodeAs(without);
        assertThat(with.hashCode()).isEqualTo(with.fit().hashCode());
    }

    @Test
    void whatWasNotHeldOutIsADash() {
        for (double heldOut : new double[] {0, -7.5}) {
            SurvivalModel model = SurvivalModel.of(new SurvivalFit(
                    SurvivalOptions.DEFAULT,
                    RiskTime.TIME,
                    FitState.CONVERGED,
                    3,
                    -9,
                    heldOut,
                    2,
                    5,
                    4,
                    -2,
                    0.1,
                    List.of(new SurvivalEffect("email", 0.5, 0, 0))));
            assertThat(model.summary()).contains(heldOut == 0 ? "held out -," : "held out -7.5000,", "none");
            assertThat(model).hasToString("survival:credit=shapley");
            assertThat(model.hashCode()).isEqualTo(model.fit().hashCode());
        }
    }
}
