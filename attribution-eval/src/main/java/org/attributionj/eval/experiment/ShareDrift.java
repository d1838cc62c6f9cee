package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * How far shares have drifted from a reference: the population stability index.
 *
 * <pre>
 *   index = sum over labels of (q - p) ln(q / p),   p the reference's share, q the current one
 * </pre>
 *
 * <p>Shares are brought to a sum of 1 first; one below 0.0001 counts as 0.0001, so that a new or a lost label counts without
 * being infinite. By custom below 0.1 is stable, 0.1 to 0.25 a shift to look into, above a large one; the custom knows
 * nothing of sample size, {@link ShareChange} does. Immutable and thread-safe. Reference: N. Siddiqi (2006), Credit Risk
 * Scorecards, Wiley. The index is the symmetrised Kullback-Leibler divergence, S. Kullback, R. A. Leibler (1951),
 * doi:10.1214/aoms/1177729694.
 *
 * @param byLabel each label's part of the index, 0 or more, sorted by label
 * @param index the index, 0 or more
 * @param size what the index means by custom
 */
public record ShareDrift(Map<String, Double> byLabel, double index, Size size) implements Serializable {
    private static final double SMALLEST = 1e-4;
    private static final double MODERATE_FROM = 0.1;
    private static final double LARGE_ABOVE = 0.25;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public ShareDrift {
        byLabel = ImmutableSortedMap.copyOf(byLabel);
        notNull(size, "size");
    }

    /** How large a drift is. */
    public enum Size {
        /** Below 0.1. */
        STABLE,
        /** From 0.1 to 0.25. */
        MODERATE,
        /** Above 0.25. */
        LARGE
    }

    /**
     * The drift of shares.
     *
     * @param reference the shares at the time of the fit, 0 or more, some above 0
     * @param current the shares now, 0 or more, some above 0
     * @return the drift
     * @throws IllegalArgumentException if a share is negative or not finite, or all are 0
     */
    public static ShareDrift of(Map<String, Double> reference, Map<String, Double> current) {
        double sumOfReference = sum(reference, "reference");
        double sumOfCurrent = sum(current, "current");
        TreeSet<String> labels = new TreeSet<>(reference.keySet());
        labels.addAll(current.keySet());
        ImmutableSortedMap.Builder<String, Double> byLabel = ImmutableSortedMap.naturalOrder();
        double index = 0;
        for (String label : labels) {
            double p = Math.max(SMALLEST, reference.getOrDefault(label, 0.0) / sumOfReference);
            double q = Math.max(SMALLEST, current.getOrDefault(label, 0.0) / sumOfCurrent);
            double part = (q - p) * Math.log(q / p);
            byLabel.put(label, part);
            index += part;
        }
        Size size = index < MODERATE_FROM ? Size.STABLE : index <= LARGE_ABOVE ? Size.MODERATE : Size.LARGE;
        return new ShareDrift(byLabel.buildOrThrow(), index, size);
    }

    private static double sum(Map<String, Double> shares, String name) {
        double sum = 0;
        // sorted: sums must not depend on the map's order
        for (Map.Entry<String, Double> entry : ImmutableSortedMap.copyOf(shares).entrySet()) {
            double share = entry.getValue();
            check(
                    share >= 0 && share < Double.POSITIVE_INFINITY,
                    name + " share of " + entry.getKey() + " must be finite and 0 or more, but was " + share);
            sum += share;
        }
        check(sum > 0, name + " shares must be above 0 somewhere, but are " + shares);
        return sum;
    }

    /** The index and what it means. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "population stability index %.4f (%s)", index, size)
                .toLowerCase(Locale.ROOT);
    }
}
