package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.statistic.path.PathTable;
import org.junit.jupiter.api.Test;

/** Numbers that others have published. */
class PublishedFitsTest {
    /** The published numbers have four decimals or fewer. */
    private static final double FOUR_DECIMALS = 5e-5 + 1e-9;

    private static final double CLOSED_FORM = 1e-9;

    /**
     * Failures of O-rings in 23 launches by temperature: S. Dalal, E. Fowlkes, B. Hoadley (1989), JASA 84, 945-957. R's
     * glm prints -0.2322 (0.1082) for the temperature, 15.0429 for the intercept, deviances 20.315 and 28.267.
     */
    @Test
    void spaceShuttle() {
        int[] temperatures = {66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58
        };
        int[] failures = {0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1};
        int shift = 50;
        PathTable table = PathTable.of(Dimension.CHANNEL);
        for (int i = 0; i < failures.length; i++) {
            SampleJourneys.add(table, "t".repeat(temperatures[i] - shift), failures[i], 1 - failures[i]);
        }
        LogisticFit fit = LogisticModel.fit(
                        table,
                        LogisticOptions.DEFAULT.withExposure(Exposure.COUNTS).withL2(0))
                .fit();
        LogisticCoefficient temperature = fit.coefficients().get(0);
        assertThat(fit.state()).isEqualTo(FitState.CONVERGED);
        assertThat(temperature.estimate()).isCloseTo(-0.2322, within(FOUR_DECIMALS));
        assertThat(temperature.standardError()).isCloseTo(0.1082, within(FOUR_DECIMALS));
        assertThat(temperature.z()).isCloseTo(-2.145, within(5e-4));
        assertThat(temperature.p()).isCloseTo(0.0320, within(FOUR_DECIMALS));
        assertThat(fit.intercept().estimate() - shift * temperature.estimate())
                .isCloseTo(15.0429, within(FOUR_DECIMALS));
        assertThat(-2 * fit.logLikelihood()).isCloseTo(20.315, within(5e-4));
        assertThat(-2 * fit.nullLogLikelihood()).isCloseTo(28.267, within(5e-4));
    }

    /**
     * Coronary heart disease by age 55 or more: D. Hosmer, S. Lemeshow, Applied Logistic Regression (2000), section 3.2:
     * 21 and 6, 22 and 51; coefficient 2.094 (0.529), intercept -0.841 (0.255), log-likelihood -58.98. A table of two by
     * two has a closed form. Everybody has b, which is the intercept once more.
     */
    @Test
    void heartDisease() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        SampleJourneys.add(table, "ba", 21, 6);
        SampleJourneys.add(table, "b", 22, 51);
        LogisticFit fit =
                LogisticModel.fit(table, LogisticOptions.DEFAULT.withL2(0)).fit();
        LogisticCoefficient old = fit.coefficients().get(0);
        assertThat(old.estimate()).isCloseTo(2.094, within(5e-4));
        assertThat(old.estimate()).isCloseTo(Math.log(21.0 * 51 / (6 * 22)), within(CLOSED_FORM));
        assertThat(old.standardError()).isCloseTo(0.529, within(5e-4));
        assertThat(old.standardError())
                .isCloseTo(Math.sqrt(1.0 / 21 + 1.0 / 6 + 1.0 / 22 + 1.0 / 51), within(CLOSED_FORM));
        assertThat(fit.intercept().estimate()).isCloseTo(Math.log(22.0 / 51), within(CLOSED_FORM));
        assertThat(fit.intercept().standardError()).isCloseTo(0.255, within(5e-4));
        assertThat(fit.logLikelihood()).isCloseTo(-58.98, within(5e-3));
        LogisticCoefficient everybody = fit.coefficients().get(1);
        assertThat(everybody.estimate()).isZero();
        assertThat(everybody.standardError()).isInfinite();
        assertThat(everybody.z()).isZero();
        assertThat(everybody.p()).isEqualTo(1);
        assertThat(fit.state()).isEqualTo(FitState.CONVERGED);
        assertThat(LogisticModel.of(fit).summary()).contains("channel b", "not identified");
    }
}
