package org.attributionj.report.value;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.numbers.gamma.LogGamma;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The BG/NBD model of how often customers buy: purchases while alive are Poisson with rates that vary by a gamma distribution
 * (r, alpha); after each one a customer drops out with a probability that varies by a beta distribution (a, b).
 *
 * <pre>
 *   log L = lnG(r+x) - lnG(r) + r ln alpha + lnG(a+b) + lnG(b+x) - lnG(b) - lnG(a+b+x)
 *           + ln[ (alpha+T)^-(r+x) + 1{x&gt;0} a/(b+x-1) (alpha+t_x)^-(r+x) ]
 * </pre>
 *
 * <p>Immutable. Source: Fader, Hardie and Lee 2005, doi:10.1287/mksc.1040.0098; note 004 of brucehardie.com.
 *
 * @param r the shape of the rates
 * @param alpha their scale, in the unit of time of the data
 * @param a the first parameter of dropping out
 * @param b the second one
 * @param logLikelihood the maximum of the log-likelihood
 */
public record BgNbd(double r, double alpha, double a, double b, double logLikelihood) {
    private static final int MOST_STEPS = 20_000;
    private static final double CLOSE = 1e-11;

    /**
     * Fits the model by maximum likelihood, over the logarithms of the parameters.
     *
     * @param customers the customers, one or more with a repeat
     * @return the model
     * @throws IllegalArgumentException if no customer has bought twice, or the likelihood has no maximum
     */
    public static BgNbd fit(List<Purchases> customers) {
        if (customers.stream().noneMatch(each -> each.repeats() > 0)) {
            throw new IllegalArgumentException("no customer has bought twice");
        }
        double scale = customers.stream().mapToDouble(Purchases::age).max().orElse(1) / 10;
        double[] best = maximise(
                logs -> logLikelihood(
                        customers, Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3])),
                new double[] {Math.log(0.5), Math.log(Math.max(scale, 1e-6)), 0, Math.log(2)});
        double r = Math.exp(best[0]);
        double alpha = Math.exp(best[1]);
        double a = Math.exp(best[2]);
        double b = Math.exp(best[3]);
        return new BgNbd(r, alpha, a, b, logLikelihood(customers, r, alpha, a, b));
    }

    /** The maximum of a function, by simplexes that are started anew from the best point until it stays. */
    static double[] maximise(ToDoubleFunction<double[]> function, double[] start) {
        MultivariateFunction guarded = point -> {
            double value = function.applyAsDouble(point);
            return Double.isFinite(value) ? value : -1e300;
        };
        double[] best = start;
        double value = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < 6; round++) {
            PointValuePair found = climb(guarded, best);
            boolean stays = found.getValue() - value < 1e-8 * (1 + Math.abs(value));
            best = found.getPoint();
            value = found.getValue();
            if (stays) {
                break;
            }
        }
        return best;
    }

    private static PointValuePair climb(MultivariateFunction function, double[] start) {
        try {
            return new SimplexOptimizer(new SimpleValueChecker(CLOSE, CLOSE))
                    .optimize(
                            new MaxEval(MOST_STEPS),
                            new MaxIter(MOST_STEPS),
                            new ObjectiveFunction(function),
                            GoalType.MAXIMIZE,
                            new InitialGuess(start),
                            new NelderMeadSimplex(start.length, 0.5));
        } catch (MathRuntimeException e) {
            throw new IllegalArgumentException(
                    "the likelihood has no maximum on these data (" + e.getMessage() + ")", e);
        }
    }

    private static double logLikelihood(List<Purchases> customers, double r, double alpha, double a, double b) {
        double fixed = -LogGamma.value(r) + r * Math.log(alpha) + LogGamma.value(a + b) - LogGamma.value(b);
        double sum = 0;
        for (Purchases each : customers) {
            double x = each.repeats();
            double alive = -(r + x) * Math.log(alpha + each.age());
            double either = alive;
            if (x > 0) {
                double gone = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + each.recency());
                double larger = Math.max(alive, gone);
                either = larger + Math.log(Math.exp(alive - larger) + Math.exp(gone - larger));
            }
            sum += fixed + LogGamma.value(r + x) + LogGamma.value(b + x) - LogGamma.value(a + b + x) + either;
        }
        return sum;
    }

    /**
     * The probability that a customer still buys.
     *
     * @param customer the customer
     * @return 1 without repeats, else 1 / (1 + a/(b+x-1) ((alpha+T)/(alpha+t_x))^(r+x))
     */
    public double alive(Purchases customer) {
        double x = customer.repeats();
        if (x == 0) {
            return 1;
        }
        double ratio = (alpha + customer.age()) / (alpha + customer.recency());
        return 1 / (1 + a / (b + x - 1) * Math.pow(ratio, r + x));
    }

    /**
     * The number of purchases that a customer is expected to make from the end of the observation on, by integrating the
     * expected rate: no singularity at a = 1, unlike the closed form with its hypergeometric function.
     *
     * <pre>
     *   E[N(t)] = P(alive) E[ (1 - e^(-lambda p t)) / p ],  p ~ Beta(a, b+x), lambda ~ Gamma(r+x, alpha+T)
     *           = P(alive) E[ (1 - ((alpha+T)/(alpha+T+p t))^(r+x)) / p ]
     * </pre>
     *
     * @param customer the customer
     * @param time how long, 0 or more, in the unit of time of the data
     * @return the expected number of purchases
     */
    public double expectedPurchases(Purchases customer, double time) {
        double shape = r + customer.repeats();
        double rate = alpha + customer.age();
        double logBeta =
                LogGamma.value(a) + LogGamma.value(b + customer.repeats()) - LogGamma.value(a + b + customer.repeats());
        // p = s / (1 + s), s = e^u: a smooth integrand on the whole line, for which the trapezoid rule is exact to
        // rounding
        double step = 0.125;
        int from = (int) Math.max(-MOST_STEPS, Math.floor(-40 / Math.min(1, a) / step));
        int to = (int) Math.min(MOST_STEPS, Math.ceil(40 / Math.min(1, b + customer.repeats()) / step));
        double sum = 0;
        for (int i = from; i <= to; i++) {
            double u = i * step;
            double logP = -Math.log1p(Math.exp(-u));
            double logQ = -Math.log1p(Math.exp(u));
            double p = Math.exp(logP);
            double bought = p * time / rate < 1e-9
                    ? shape * time / rate
                    : -Math.expm1(-shape * Math.log1p(p * time / rate)) / p;
            sum += step * Math.exp(a * logP + (b + customer.repeats()) * logQ - logBeta) * bought;
        }
        return alive(customer) * sum;
    }
}
