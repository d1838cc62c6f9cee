package org.attributionj.report.value;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The gamma-gamma model of amounts: a customer's purchases vary by a gamma distribution (p, nu) whose nu varies over customers
 * by another one (q, v).
 *
 * <pre>
 *   log L = lnG(px+q) - lnG(px) - lnG(q) + q ln v + (px-1) ln m + px ln x - (px+q) ln(x m + v)
 *   E[M] = (1-w) v p/(q-1) + w m,  w = p x / (p x + q - 1)
 * </pre>
 *
 * <p>Fitted to customers with a repeat and a positive mean amount. Immutable. Source: Fader and Hardie 2013, note 025 of
 * brucehardie.com.
 *
 * @param p the shape of amounts
 * @param q the shape over customers
 * @param v the scale
 */
public record GammaGamma(double p, double q, double v) {

    /**
     * Fits the model by maximum likelihood.
     *
     * @param customers the customers; those without a repeat or with a mean of 0 or less are passed over
     * @return the model
     * @throws IllegalArgumentException if none is left
     */
    public static GammaGamma fit(List<Purchases> customers) {
        List<Purchases> repeating = customers.stream()
                .filter(each -> each.repeats() > 0 && each.mean() > 0)
                .toList();
        if (repeating.size() < 2) {
            throw new IllegalArgumentException("fewer than two customers have bought twice for a positive amount");
        }
        double mean = repeating.stream().mapToDouble(Purchases::mean).average().orElse(1);
        double[] best = BgNbd.maximise(
                logs -> logLikelihood(repeating, Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2])),
                new double[] {Math.log(2), Math.log(3), Math.log(mean)});
        return new GammaGamma(Math.exp(best[0]), Math.exp(best[1]), Math.exp(best[2]));
    }

    private static double logLikelihood(List<Purchases> customers, double p, double q, double v) {
        double sum = 0;
        for (Purchases each : customers) {
            double px = p * each.repeats();
            double total = each.repeats() * each.mean();
            sum += LogGamma.value(px + q)
                    - LogGamma.value(px)
                    - LogGamma.value(q)
                    + q * Math.log(v)
                    + (px - 1) * Math.log(each.mean())
                    + px * Math.log(each.repeats())
                    - (px + q) * Math.log(total + v);
        }
        return sum;
    }

    /**
     * The mean amount of a customer's purchases, between that of all customers and the customer's own.
     *
     * @param customer the customer
     * @return the expected amount; NaN if q is 1 or less, where the mean of all customers is not defined
     */
    public double expectedMean(Purchases customer) {
        if (q <= 1) {
            return Double.NaN;
        }
        double px = p * customer.repeats();
        double weight = px / (px + q - 1);
        return (1 - weight) * v * p / (q - 1) + weight * customer.mean();
    }
}
