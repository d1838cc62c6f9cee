package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;

import java.io.Serializable;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of two arms: right however few converted.
 *
 * <p>The two-sided p-value adds the probabilities of all tables that are no likelier than the observed one, as R's {@code
 * fisher.test} does. Cost O(min(converted, customers)) hypergeometric terms; arms of up to 2<sup>31</sup> - 1 customers
 * together. Immutable and thread-safe. Reference: R. A. Fisher (1935), The logic of inductive inference, Journal of the Royal
 * Statistical Society 98, doi:10.2307/2342435.
 *
 * @param pValue that the arms convert at the same rate, two-sided, in [0, 1]
 * @param pValueGreater that the treated arm converts at no higher rate, in [0, 1]
 */
public record FisherExact(double pValue, double pValueGreater) implements Serializable {
    /** Equal probabilities come out unequal by rounding: R's tolerance. Without it a tie can be missed. */
    private static final double TIES = 1 + 1e-7;

    /**
     * Compares two arms.
     *
     * @param treated the arm that was served
     * @param control the arm that was not
     * @return the test; both p-values are 1 if nobody or everybody converted
     * @throws IllegalArgumentException if there are more than 2<sup>31</sup> - 1 customers
     */
    public static FisherExact of(Arm treated, Arm control) {
        long customers = treated.customers() + control.customers();
        check(
                isFeasible(treated, control),
                "customers must be at most 2^31 - 1, but were " + customers + ". Maybe use ProportionTest");
        long converted = treated.converted() + control.converted();
        if (converted == 0 || converted == customers) {
            return new FisherExact(1, 1);
        }
        int observed = (int) treated.converted();
        HypergeometricDistribution tables =
                HypergeometricDistribution.of((int) customers, (int) treated.customers(), (int) converted);
        double likely = tables.probability(observed) * TIES;
        double sum = 0;
        for (int x = tables.getSupportLowerBound(); x <= tables.getSupportUpperBound(); x++) {
            double probability = tables.probability(x);
            sum += probability <= likely ? probability : 0;
        }
        return new FisherExact(bounded(sum), bounded(tables.survivalProbability(observed - 1)));
    }

    /**
     * Whether two arms are small enough for the exact test.
     *
     * @param treated an arm
     * @param control another one
     * @return whether they have at most 2<sup>31</sup> - 1 customers
     */
    public static boolean isFeasible(Arm treated, Arm control) {
        return treated.customers() <= Integer.MAX_VALUE
                && control.customers() <= Integer.MAX_VALUE
                && treated.customers() + control.customers() <= Integer.MAX_VALUE;
    }

    private static double bounded(double p) {
        return Math.min(1, Math.max(0, p));
    }
}
