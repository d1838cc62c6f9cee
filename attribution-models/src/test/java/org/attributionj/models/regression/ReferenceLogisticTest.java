package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.ReferenceRegressions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logistic regression against R's glm, to the digits to which iterations end. */
class ReferenceLogisticTest {
    private static final double RELATIVE = 1e-7;

    /** Small probabilities magnify what z is off. */
    private static final double OF_TAILS = 1e-5;

    private static final JourneyTable JOURNEYS = ReferenceRegressions.journeys();

    private final ReferenceRegressions r = new ReferenceRegressions();

    private void is(double number, String name) {
        is(number, name, RELATIVE);
    }

    private void is(double number, String name, double relative) {
        double expected = r.get(name);
        assertThat(number).as(name).isCloseTo(expected, within(relative * Math.abs(expected)));
    }

    /** The intercept, then the channels by name, as R has them. */
    private static List<LogisticCoefficient> coefficients(LogisticFit fit) {
        List<LogisticCoefficient> all = new ArrayList<>(List.of(fit.intercept()));
        all.addAll(fit.coefficients());
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void maximumLikelihoodIsThatOfGlm(Exposure exposure) {
        LogisticOptions options = LogisticOptions.DEFAULT
                .decayed(Duration.ofDays(4))
                .withExposure(exposure)
                .withL2(0);
        LogisticFit fit = LogisticModel.fit(JOURNEYS, options).fit();
        assertThat(fit.state()).isEqualTo(FitState.CONVERGED);
        String name = "logistic." + exposure.name().toLowerCase(Locale.ROOT);
        List<LogisticCoefficient> coefficients = coefficients(fit);
        for (int k = 0; k < coefficients.size(); k++) {
            is(coefficients.get(k).estimate(), name + ".estimate." + k);
            is(coefficients.get(k).standardError(), name + ".error." + k);
            is(coefficients.get(k).p(), name + ".p." + k, OF_TAILS);
        }
        is(fit.logLikelihood(), name + ".log-likelihood");
        is(fit.nullLogLikelihood(), name + ".null");
    }

    @Test
    void ridgeIsThatOfPlainNewtonSteps() {
        LogisticOptions options =
                LogisticOptions.DEFAULT.withExposure(Exposure.COUNTS).withL2(3);
        List<LogisticCoefficient> coefficients =
                coefficients(LogisticModel.fit(JOURNEYS, options).fit());
        for (int k = 0; k < coefficients.size(); k++) {
            is(coefficients.get(k).estimate(), "ridge.estimate." + k);
            is(coefficients.get(k).standardError(), "ridge.error." + k);
        }
    }
}
