package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.attributionj.models.ReferenceRegressions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The survival regression, without its prior, against R's glm with the complementary log-log link, on periods that R cut
 * itself; the additive hazard against R's optim.
 */
class ReferenceSurvivalTest {
    private static final double[] DECAYS = {0.1, 0.2, 0.3};
    private static final double FOLLOW_UP = 30;
    private static final int PARAMETERS = 4;
    private static final double RELATIVE = 1e-9;

    /** R takes the second derivatives by differences. */
    private static final double BY_DIFFERENCES = 1e-4;

    /** Where BFGS stops. */
    private static final double OPTIMISED = 2e-3;

    private final ReferenceRegressions r = new ReferenceRegressions();

    @ParameterizedTest
    @CsvSource({"JOURNEY, survival.journey", "TIME, survival.time"})
    void maximumLikelihoodIsThatOfGlm(RiskTime riskTime, String name) {
        JourneyTimes data = JourneyTimes.of(ReferenceRegressions.journeys(), "test");
        PersonPeriods periods = new PersonPeriods(data, JourneySample.of(data, 0), riskTime, FOLLOW_UP);
        periods.fill(DECAYS);
        if (riskTime == RiskTime.TIME) {
            assertThat(periods.rows).isEqualTo((int) r.get("survival.time.rows"));
        }
        double[] theta = new double[PARAMETERS];
        for (int k = 0; k < PARAMETERS; k++) {
            double estimate = r.get(name + ".estimate." + k);
            theta[k] = k == 0 ? estimate : Math.log(estimate);
        }
        double[] sums = new PeriodRegression(periods, PeriodRegression.Rows.ALL, new EffectPrior(1, PARAMETERS - 1))
                .read(theta);
        double logLikelihood = r.get(name + ".log-likelihood");
        assertThat(sums[0]).isCloseTo(logLikelihood, within(-RELATIVE * logLikelihood));
        double[] information = new double[PARAMETERS * PARAMETERS];
        System.arraycopy(sums, 1 + PARAMETERS, information, 0, information.length);
        double[] errors = SymmetricMatrix.standardErrors(information, PARAMETERS);
        for (int k = 0; k < PARAMETERS; k++) {
            // at a maximum nothing can be gained: a step of one standard error along the gradient
            assertThat(sums[1 + k] * errors[k]).as("gradient " + k).isCloseTo(0, within(1e-5));
            double error = r.get(name + ".error." + k);
            assertThat(errors[k]).as("error " + k).isCloseTo(error, within(BY_DIFFERENCES * error));
        }
    }

    @Test
    void additiveHazardIsThatOfOptim() {
        HazardOptions options = HazardOptions.DEFAULT
                .withRiskTime(RiskTime.TIME)
                .withFollowUp(Duration.ofDays((long) FOLLOW_UP))
                .withShape(0)
                .withStopping(1e-13, 20_000);
        HazardFit fit =
                HazardModel.fit(ReferenceRegressions.journeys(), options).fit();
        double logLikelihood = r.get("hazard.log-likelihood");
        assertThat(fit.state()).isEqualTo(FitState.CONVERGED);
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(-1e-6 * logLikelihood));
        assertThat(fit.baseline()).isCloseTo(r.get("hazard.mu.0"), within(1e-6));
        for (int k = 1; k < PARAMETERS; k++) {
            HazardEffect effect = fit.effects().get(k - 1);
            double expected = r.get("hazard.effect." + k);
            assertThat(effect.effect()).isCloseTo(expected, within(OPTIMISED * expected));
            double decay = r.get("hazard.decay." + k);
            assertThat(effect.decay()).isCloseTo(decay, within(OPTIMISED * decay));
        }
    }
}
