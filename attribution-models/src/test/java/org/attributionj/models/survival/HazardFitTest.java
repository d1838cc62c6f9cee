package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.journey.Journey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The fit of the additive hazard against slow code, and on data of known origin. */
class HazardFitTest {
    private static final double RELATIVE = 1e-9;
    /** Central differences of second order lose half of the digits. */
    private static final double DIFFERENCES = 1e-4;

    private static final HazardOptions LIKELIHOOD = HazardOptions.DEFAULT.withShape(0);

    private static JourneyTimes data(List<Journey> journeys) {
        return JourneyTimes.of(Simulation.table(journeys), "test");
    }

    /** The log-likelihood as the class comment of the model says it. */
    private static double slowLogLikelihood(JourneyTimes data, RiskTime riskTime, double[] parameters) {
        int channels = data.channels.size();
        double sum = 0;
        for (int row = 0; row < data.rows; row++) {
            double after = riskTime == RiskTime.JOURNEY
                    ? -data.delay(row)
                    : data.converted[row] ? 0 : Simulation.FOLLOW_UP_DAYS;
            double lambda = parameters[0];
            double whole = parameters[0] * (riskTime == RiskTime.JOURNEY ? 1 : data.ages[data.offsets[row]] + after);
            for (int i = data.offsets[row]; i < data.offsets[row + 1]; i++) {
                double beta = parameters[1 + data.codes[i]];
                double w = parameters[1 + channels + data.codes[i]];
                double e = Math.exp(-w * (data.ages[i] + after));
                lambda += beta * (riskTime == RiskTime.JOURNEY ? e : w * e);
                whole += beta * (riskTime == RiskTime.JOURNEY ? e : 1 - e);
            }
            if (riskTime == RiskTime.JOURNEY) {
                sum += data.converted[row] ? Math.log(1 - Math.exp(-lambda)) : -lambda;
            } else {
                sum += (data.converted[row] ? Math.log(lambda) : 0) - whole;
            }
        }
        return sum;
    }

    private static HazardParameters parameters(double[] flat) {
        int channels = flat.length / 2;
        return new HazardParameters(
                flat[0],
                Arrays.copyOfRange(flat, 1, 1 + channels),
                Arrays.copyOfRange(flat, 1 + channels, 1 + 2 * channels));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTO")
    void logLikelihoodIsTheFormula(RiskTime riskTime) {
        JourneyTimes data = data(new Simulation(1).anything(60));
        double[] flat = {0.02, 0.3, 0.1, 0.5, 0.2, 1.5, 0.05};
        HazardParameters at = parameters(flat);
        double fast =
                HazardSums.of(data, riskTime, Simulation.FOLLOW_UP_DAYS, at).logLikelihood(at);
        double slow = slowLogLikelihood(data, riskTime, flat);
        assertThat(fast).isCloseTo(slow, within(RELATIVE * Math.abs(slow)));
    }

    @Property(tries = 40)
    void objectiveNeverFalls(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int customers, @ForAll boolean inTime) {
        JourneyTimes data = data(new Simulation(seed).anything(customers));
        RiskTime riskTime = inTime ? RiskTime.TIME : RiskTime.JOURNEY;
        for (double shape : new double[] {0, 2.5}) {
            if (data.conversions() > 0 && data.conversions() < data.journeys()) {
                HazardEm em = new HazardEm(
                        data, riskTime, HazardOptions.DEFAULT.withShape(shape).withStopping(1e-9, 300));
                em.run(seed % 2 == 0);
                for (int i = 1; i < em.path().size(); i++) {
                    assertThat(em.path().get(i))
                            .isGreaterThanOrEqualTo(em.path().get(i - 1));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTO")
    void estimateIsAMaximum(RiskTime riskTime) {
        double[] some = {0.4, 0.2, 0.3};
        JourneyTimes data = data(
                riskTime == RiskTime.TIME
                        ? new Simulation(2).additive(800, 0.01, some, new double[] {0.3, 0.1, 0.6})
                        : new Simulation(2).trials(4000, -4, new double[] {1.5, 1, 2}, 0.5));
        HazardFit fit = HazardFitter.fit(data, LIKELIHOOD.withRiskTime(riskTime).withStopping(1e-13, 20_000));
        assertThat(fit.state()).isEqualTo(FitState.CONVERGED);
        double[] at = flat(fit);
        double best = slowLogLikelihood(data, riskTime, at);
        assertThat(fit.logLikelihood()).isCloseTo(best, within(RELATIVE * Math.abs(best)));
        for (int i = 0; i < at.length; i++) {
            for (double factor : new double[] {0.97, 1.03}) {
                double[] beside = at.clone();
                beside[i] *= factor;
                assertThat(slowLogLikelihood(data, riskTime, beside)).isLessThan(best + 1e-6);
            }
        }
    }

    private static double[] flat(HazardFit fit) {
        int channels = fit.effects().size();
        double[] flat = new double[1 + 2 * channels];
        flat[0] = fit.baseline();
        for (int c = 0; c < channels; c++) {
            flat[1 + c] = fit.effects().get(c).effect();
            flat[1 + channels + c] = fit.effects().get(c).decay();
        }
        return flat;
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTO")
    void errorsComeFromTheSecondDerivatives(RiskTime riskTime) {
        JourneyTimes data = data(
                new Simulation(3).additive(1500, 0.01, new double[] {0.4, 0.3, 0.5}, new double[] {0.3, 0.15, 0.6}));
        double[] at = {0.01, 0.4, 0.3, 0.5, 0.3, 0.15, 0.6};
        double[] errors = HazardInformation.errors(data, riskTime, LIKELIHOOD, parameters(at));
        int n = at.length;
        double[] information = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                information[i * n + j] = -mixedDifference(data, riskTime, at, i, j);
            }
        }
        double[] expected = SymmetricMatrix.standardErrors(information, n);
        for (int i = 0; i < n; i++) {
            assertThat(errors[i]).isCloseTo(expected[i], within(DIFFERENCES * (1e-3 + expected[i])));
        }
    }

    private static double mixedDifference(JourneyTimes data, RiskTime riskTime, double[] at, int i, int j) {
        double hi = 1e-3 * at[i];
        double hj = 1e-3 * at[j];
        double sum = 0;
        for (int si = -1; si <= 1; si += 2) {
            for (int sj = -1; sj <= 1; sj += 2) {
                double[] beside = at.clone();
                beside[i] += si * hi;
                beside[j] += sj * hj;
                sum += si * sj * slowLogLikelihood(data, riskTime, beside);
            }
        }
        return sum / (4 * hi * hj);
    }

    @Test
    void parametersAreRecoveredAsCustomersGrow() {
        double mu = 0.005;
        double[] beta = {0.15, 0.3, 0.6};
        double[] w = {0.2, 0.8, 0.4};
        double before = Double.POSITIVE_INFINITY;
        for (int customers : new int[] {500, 20_000}) {
            JourneyTimes data = data(new Simulation(4).additive(customers, mu, beta, w));
            HazardFit fit = HazardFitter.fit(data, LIKELIHOOD);
            assertThat(fit.riskTime()).isEqualTo(RiskTime.TIME);
            double worst = Math.abs(fit.baseline() / mu - 1);
            for (int c = 0; c < beta.length; c++) {
                HazardEffect effect = fit.effects().get(c);
                worst = Math.max(worst, Math.abs(effect.effect() / beta[c] - 1));
                worst = Math.max(worst, Math.abs(effect.decay() / w[c] - 1));
                // four errors: one in 16,000 falls outside
                assertThat(effect.effect()).isCloseTo(beta[c], within(4 * effect.effectError()));
                assertThat(effect.decay()).isCloseTo(w[c], within(4 * effect.decayError()));
            }
            assertThat(worst).isLessThan(before);
            before = worst;
        }
        assertThat(before).isLessThan(0.15);
    }

    @Test
    void priorDrawsEffectsTogether() {
        JourneyTimes data = data(new Simulation(5).anything(200));
        double free = spread(HazardFitter.fit(data, LIKELIHOOD));
        double drawn = spread(HazardFitter.fit(data, LIKELIHOOD.withShape(1000)));
        assertThat(drawn).isLessThan(0.2 * free);
    }

    private static double spread(HazardFit fit) {
        double largest =
                fit.effects().stream().mapToDouble(HazardEffect::effect).max().orElseThrow();
        double smallest =
                fit.effects().stream().mapToDouble(HazardEffect::effect).min().orElseThrow();
        return Math.log(largest / smallest);
    }

    @Test
    void errorOfABaselineThatIsAsGoodAsZeroIsNotTold() {
        JourneyTimes data =
                data(new Simulation(9).additive(500, 1e-9, new double[] {0.5, 0.5, 0.5}, new double[] {1, 1, 1}));
        double[] at = {1e-9, 0.5, 0.5, 0.5, 1, 1, 1};
        double[] errors = HazardInformation.errors(data, RiskTime.TIME, LIKELIHOOD, parameters(at));
        assertThat(errors[0]).isZero();
        assertThat(errors[1]).isPositive();
    }

    @Test
    void tooFewIterationsAreToldAndNotHidden() {
        HazardFit fit =
                HazardFitter.fit(data(new Simulation(6).anything(200)), HazardOptions.DEFAULT.withStopping(1e-14, 3));
        assertThat(fit.state()).isEqualTo(FitState.NOT_CONVERGED);
        assertThat(HazardModel.of(fit).summary()).contains("NOT CONVERGED");
    }

    @Test
    void riskTimeFollowsTheDelaysOfTheConversions() {
        JourneyTimes atOnce = data(new Simulation(7).trials(300, -1, new double[] {1, 0, 0}, 0.1));
        JourneyTimes later =
                data(new Simulation(7).additive(300, 0.01, new double[] {1, 1, 1}, new double[] {0.1, 0.1, 0.1}));
        assertThat(RiskTime.AUTO.resolved(atOnce)).isEqualTo(RiskTime.JOURNEY);
        assertThat(RiskTime.AUTO.resolved(later)).isEqualTo(RiskTime.TIME);
        assertThat(RiskTime.TIME.resolved(atOnce)).isEqualTo(RiskTime.TIME);
    }

    @Test
    void followUpIsTimeAtRisk() {
        JourneyTimes data = data(
                new Simulation(8).additive(2000, 0.01, new double[] {0.3, 0.3, 0.3}, new double[] {0.3, 0.3, 0.3}));
        HazardOptions options = LIKELIHOOD.withRiskTime(RiskTime.TIME);
        double month = HazardFitter.fit(data, options).baseline();
        double year = HazardFitter.fit(data, options.withFollowUp(Duration.ofDays(365)))
                .baseline();
        assertThat(year).isLessThan(0.5 * month);
    }
}
