package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.attributionj.core.journey.Journey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** EM's start, its steps and their extrapolation against plain code. */
class HazardEmTest {
    private static final double RELATIVE = 1e-9;
    private static final double SHAPE = 2.5;
    private static final HazardBounds BOUNDS = HazardBounds.of(HazardOptions.DEFAULT);

    private static JourneyTimes data(RiskTime riskTime) {
        List<Journey> journeys = riskTime == RiskTime.TIME
                ? new Simulation(61).additive(800, 0.01, new double[] {0.4, 0.2, 0.3}, new double[] {0.3, 0.1, 0.6})
                : new Simulation(61).trials(2000, -4, new double[] {1.5, 1, 2}, 0.5);
        return JourneyTimes.of(Simulation.table(journeys), "test");
    }

    private static HazardEm em(JourneyTimes data, RiskTime riskTime, double shape, int readings) {
        return new HazardEm(
                data, riskTime, HazardOptions.DEFAULT.withShape(shape).withStopping(1e-12, readings));
    }

    private static HazardSums sums(JourneyTimes data, RiskTime riskTime, HazardParameters at) {
        return HazardSums.of(data, riskTime, Simulation.FOLLOW_UP_DAYS, at);
    }

    private static double objective(JourneyTimes data, RiskTime riskTime, HazardParameters at) {
        double sum = sums(data, riskTime, at).logLikelihood(at);
        double mean = Arrays.stream(at.beta).average().orElseThrow();
        for (double beta : at.beta) {
            sum += SHAPE * Math.log(beta / mean) - SHAPE * beta / mean;
        }
        return sum;
    }

    /** One EM step by the class comment. */
    private static HazardParameters step(JourneyTimes data, RiskTime riskTime, HazardParameters at) {
        HazardSums sums = sums(data, riskTime, at);
        double mean = Arrays.stream(at.beta).average().orElseThrow();
        double[] beta = new double[3];
        double[] w = new double[3];
        for (int c = 0; c < 3; c++) {
            beta[c] = (sums.due(c) + SHAPE) / (sums.exposure(c) + SHAPE / mean);
            if (riskTime == RiskTime.TIME) {
                w[c] = sums.due(c) / (sums.dueTime(c) + beta[c] * sums.exposureTime(c));
            } else {
                double newton =
                        (beta[c] * sums.exposureTime(c) - sums.dueTime(c)) / (beta[c] * sums.exposureTimeSquared(c));
                w[c] = Math.min(2 * at.w[c], Math.max(at.w[c] / 2, at.w[c] + newton));
            }
            w[c] = BOUNDS.decay(w[c]);
        }
        return new HazardParameters(sums.dueToBaseline() / sums.risk(), beta, w);
    }

    private static void close(HazardParameters actual, HazardParameters expected) {
        assertThat(actual.mu).isCloseTo(expected.mu, within(RELATIVE * expected.mu));
        for (int c = 0; c < expected.beta.length; c++) {
            assertThat(actual.beta[c]).isCloseTo(expected.beta[c], within(RELATIVE * expected.beta[c]));
            assertThat(actual.w[c]).isCloseTo(expected.w[c], within(RELATIVE * expected.w[c]));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTO")
    void fourOfFiveConversionsAreDueToTouchesAtTheStart(RiskTime riskTime) {
        JourneyTimes data = data(riskTime);
        for (boolean hasBaseline : new boolean[] {true, false}) {
            HazardEm em = em(data, riskTime, SHAPE, 1);
            HazardParameters start = em.run(hasBaseline);
            HazardSums sums = sums(data, riskTime, start);
            double expected = 0;
            for (int c = 0; c < 3; c++) {
                assertThat(start.w[c]).isCloseTo(1 / data.gap(), within(RELATIVE));
                assertThat(start.beta[c]).isEqualTo(start.beta[0]);
                expected += start.beta[c] * sums.exposure(c);
            }
            double conversions = data.conversions();
            assertThat(expected).isCloseTo((hasBaseline ? 0.8 : 1) * conversions, within(RELATIVE * conversions));
            assertThat(start.mu * sums.risk())
                    .isCloseTo(hasBaseline ? 0.2 * conversions : 0, within(RELATIVE * conversions));
            assertThat(em.iterations()).isEqualTo(1);
            assertThat(em.path()).hasSize(1);
            assertThat(em.path().get(0)).isCloseTo(objective(data, riskTime, start), within(1e-6));
            assertThat(em.isConverged()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTO")
    void roundIsTwoPlainStepsAndTheirExtrapolation(RiskTime riskTime) {
        JourneyTimes data = data(riskTime);
        HazardParameters start = em(data, riskTime, SHAPE, 1).run(true);
        HazardParameters once = step(data, riskTime, start);
        HazardParameters twice = step(data, riskTime, once);
        HazardEm plain = em(data, riskTime, SHAPE, 3);
        close(plain.run(true), twice);
        assertThat(plain.iterations()).isEqualTo(3);
        HazardParameters far = extrapolated(start, once, twice);
        // so it is on these data, and so the extrapolation is what is kept
        assertThat(objective(data, riskTime, far)).isGreaterThan(objective(data, riskTime, twice));
        HazardEm accelerated = em(data, riskTime, SHAPE, 4);
        close(accelerated.run(true), far);
        assertThat(accelerated.iterations()).isEqualTo(4);
        assertThat(accelerated.path()).hasSize(2);
        assertThat(accelerated.path().get(1)).isCloseTo(objective(data, riskTime, far), within(1e-6));
    }

    /** Varadhan and Roland's S3 in logarithms. */
    private static HazardParameters extrapolated(HazardParameters x, HazardParameters y, HazardParameters z) {
        double[] x0 = x.logs();
        double[] x1 = y.logs();
        double[] x2 = z.logs();
        double rr = 0;
        double vv = 0;
        for (int i = 0; i < x0.length; i++) {
            rr += Math.pow(x1[i] - x0[i], 2);
            vv += Math.pow(x2[i] - 2 * x1[i] + x0[i], 2);
        }
        double length = Math.sqrt(rr / vv);
        double[] far = new double[x0.length];
        for (int i = 0; i < far.length; i++) {
            far[i] = x0[i] + 2 * length * (x1[i] - x0[i]) + length * length * (x2[i] - 2 * x1[i] + x0[i]);
        }
        return z.withLogs(far, BOUNDS);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTO")
    void isNeverBehindAsManyPlainSteps(RiskTime riskTime) {
        JourneyTimes data = data(riskTime);
        HazardEm em = em(data, riskTime, SHAPE, 20_000);
        double reached = objective(data, riskTime, em.run(true));
        assertThat(em.isConverged()).isTrue();
        assertThat(em.path().get(em.path().size() - 1)).isCloseTo(reached, within(1e-6));
        HazardParameters plain = em(data, riskTime, SHAPE, 1).run(true);
        for (int i = 1; i < em.iterations(); i++) {
            plain = step(data, riskTime, plain);
        }
        // both near the same maximum, the plain steps no nearer but for the stopping tolerance
        assertThat(objective(data, riskTime, plain)).isLessThan(reached + 1e-6).isCloseTo(reached, within(0.5));
    }
}
