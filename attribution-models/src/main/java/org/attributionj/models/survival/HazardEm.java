package org.attributionj.models.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * EM for an additive hazard: which touch brought about a conversion is the missing datum. Accelerated by squared
 * extrapolation, of which only what does not lower the objective is kept: the objective never falls.
 *
 * <pre>
 *   E   N_c = expected conversions due to channel c, D_c = their summed times, by the parts of the intensity
 *   M   mu = N_0 / E;   beta_c = (N_c + k) / (S_c + k / g),   g = mean of beta,   k the prior's shape
 *       continuous time:  w_c = N_c / (D_c + beta_c sum of D exp(-w_c D))       the maximum of a minorant, so no step back
 *       one trial:        w_c by a Newton step on the concave -w D_c - beta_c sum of exp(-w D), halved while it lowers
 *   objective           log-likelihood + sum of k log(beta_c / g) - k beta_c / g
 * </pre>
 *
 * <p>References: Y. Zhang, Y. Wei, J. Ren (2014), Multi-touch attribution in online advertising with survival theory, ICDM,
 * doi:10.1109/ICDM.2014.130; R. Varadhan, C. Roland (2008), Simple and globally convergent methods for accelerating the
 * convergence of any EM algorithm, Scandinavian Journal of Statistics 35, doi:10.1111/j.1467-9469.2007.00585.x.
 */
final class HazardEm {
    private static final int MOST_HALVINGS = 30;

    private final JourneyTimes data;
    private final RiskTime riskTime;
    private final double followUp;
    private final double shape;
    private final HazardBounds bounds;
    private final double tolerance;
    private final int maxIterations;
    private final List<Double> path = new ArrayList<>();

    private int iterations;
    private boolean isConverged;

    /** Parameters, with what reading the data under them gave. */
    private record Step(HazardParameters at, HazardSums sums, double objective) {}

    HazardEm(JourneyTimes data, RiskTime riskTime, HazardOptions options) {
        this.data = data;
        this.riskTime = riskTime;
        followUp = options.followUp().toMillis() / JourneyTimes.MILLIS_PER_DAY;
        shape = options.shape();
        bounds = HazardBounds.of(options);
        tolerance = options.tolerance();
        maxIterations = options.maxIterations();
    }

    /** Iterates from where four of five conversions are due to touches, all alike. */
    HazardParameters run(boolean hasBaseline) {
        Step now = read(start(hasBaseline));
        path.add(now.objective);
        while (!isConverged && iterations < maxIterations) {
            Step once = improve(now);
            Step twice = improve(once);
            Step far = iterations < maxIterations ? extrapolate(now, once, twice) : twice;
            Step best = far.objective > twice.objective ? far : twice;
            path.add(best.objective);
            isConverged = best.objective - now.objective <= tolerance * (1 + Math.abs(best.objective));
            now = best;
        }
        return now.at;
    }

    int iterations() {
        return iterations;
    }

    boolean isConverged() {
        return isConverged;
    }

    /** The objective at the start and after each round. */
    List<Double> path() {
        return List.copyOf(path);
    }

    private HazardParameters start(boolean hasBaseline) {
        int channels = data.channels.size();
        double[] w = new double[channels];
        Arrays.fill(w, bounds.decay(1 / data.gap()));
        HazardSums sums = HazardSums.of(data, riskTime, followUp, new HazardParameters(0, new double[channels], w));
        double exposure = 0;
        for (int c = 0; c < channels; c++) {
            exposure += sums.exposure(c);
        }
        double conversions = data.conversions();
        double[] beta = new double[channels];
        Arrays.fill(beta, bounds.effect((hasBaseline ? 0.8 : 1) * conversions / exposure));
        double mu = hasBaseline && sums.risk() > 0 ? bounds.effect(0.2 * conversions / sums.risk()) : 0;
        return new HazardParameters(mu, beta, w);
    }

    private Step read(HazardParameters at) {
        iterations++;
        HazardSums sums = HazardSums.of(data, riskTime, followUp, at);
        return new Step(at, sums, sums.logLikelihood(at) + prior(at));
    }

    private double prior(HazardParameters at) {
        if (shape == 0) {
            return 0;
        }
        double g = at.meanEffect();
        double sum = 0;
        for (double beta : at.beta) {
            sum += shape * Math.log(beta / g) - shape * beta / g;
        }
        return sum;
    }

    private Step improve(Step from) {
        Step next = read(maximise(from));
        // only rounding or a Newton step that is too long can lower the objective; both end with shorter steps
        for (int i = 0; i < MOST_HALVINGS && !(next.objective >= from.objective); i++) {
            next = read(next.at.withDecaysNearer(from.at));
        }
        return next.objective >= from.objective ? next : from;
    }

    private HazardParameters maximise(Step from) {
        HazardSums sums = from.sums;
        int channels = data.channels.size();
        double[] beta = new double[channels];
        double[] w = new double[channels];
        double g = from.at.meanEffect();
        for (int c = 0; c < channels; c++) {
            double against = sums.exposure(c) + (shape > 0 ? shape / g : 0);
            double due = sums.due(c) + shape;
            beta[c] = due == 0 ? 0 : bounds.effect(due / against);
            w[c] = beta[c] == 0 ? from.at.w[c] : decay(sums, c, beta[c], from.at.w[c]);
        }
        double mu = from.at.mu == 0 ? 0 : bounds.effect(sums.dueToBaseline() / sums.risk());
        return new HazardParameters(mu, beta, w);
    }

    private double decay(HazardSums sums, int c, double beta, double w) {
        if (riskTime == RiskTime.TIME) {
            double time = sums.dueTime(c) + beta * sums.exposureTime(c);
            return time > 0 ? bounds.decay(sums.due(c) / time) : w;
        }
        // at most a factor of 2 at a time: the parabola is no better further away
        double bend = beta * sums.exposureTimeSquared(c);
        double step = bend > 0 ? (beta * sums.exposureTime(c) - sums.dueTime(c)) / bend : 0;
        return bounds.decay(Math.max(0.5 * w, Math.min(2 * w, w + step)));
    }

    /** theta - 2 alpha r + alpha^2 v in logarithms, with r the first step, v the change of the step, alpha = -|r| / |v|. */
    private Step extrapolate(Step now, Step once, Step twice) {
        double[] logs = now.at.logs();
        double[] first = once.at.logs();
        double[] second = twice.at.logs();
        double rr = 0;
        double vv = 0;
        for (int i = 0; i < logs.length; i++) {
            double r = first[i] - logs[i];
            double v = second[i] - first[i] - r;
            rr += r * r;
            vv += v * v;
        }
        if (!(vv > 0) || !(rr > vv)) {
            return twice;
        }
        double alpha = -Math.sqrt(rr / vv);
        for (int i = 0; i < logs.length; i++) {
            double r = first[i] - logs[i];
            double v = second[i] - first[i] - r;
            logs[i] += alpha * (alpha * v - 2 * r);
        }
        return read(twice.at.withLogs(logs, bounds));
    }
}
