package org.attributionj.eval.bootstrap;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notBlank;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A model's shares of all conversions, each with a bootstrap interval, or with the spread of the resamples where such an
 * interval does not cover.
 *
 * <p>Intervals are percentile intervals: with N used resamples, the shares at the ranks p (N + 1), interpolated, for p =
 * (1 - level) / 2 and 1 - p. They say how much the shares would move with other customers of the same kind; they say nothing
 * about what the model assumes.
 *
 * <p>Intervals of rules, of first-order Markov chains and of the unique-linear game hold the share that the model comes to with
 * very many customers as often as they say. Models with priors do not: shrinkage moves the estimate and the resamples alike,
 * and a channel without effect lies below its interval nearly always. For these the ends are only the <em>spread</em> of the
 * resamples; nothing can be concluded from them. Immutable and thread-safe.
 *
 * @param model the model's name with its options
 * @param isCovering whether these are intervals; otherwise they are spreads
 * @param level the level of the intervals, in (0, 1)
 * @param replicates the number of resamples that had conversions
 * @param rows every label of the data, sorted, then the baseline and the unattributed part; empty if nothing converted
 */
public record ShareIntervals(String model, boolean isCovering, double level, int replicates, List<Row> rows)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the model is blank or the level outside (0, 1)
     */
    public ShareIntervals {
        notBlank(model, "model");
        check(level > 0 && level < 1, "level must be in (0, 1), but was " + level);
        rows = ImmutableList.copyOf(rows);
    }

    /**
     * One label's share.
     *
     * @param label the label
     * @param share its share of all conversions in the data
     * @param standardError the standard deviation over the resamples
     * @param low the lower end of the interval
     * @param high the upper end
     */
    public record Row(String label, double share, double standardError, double low, double high)
            implements Serializable {
        private static final double WIDEST_ERROR = 0.5;

        /**
         * Validates the components.
         *
         * @throws NullPointerException if the label is null
         * @throws IllegalArgumentException if a number is not finite, the standard error negative or the interval empty
         */
        public Row {
            notNull(label, "label");
            check(Double.isFinite(share), "share must be finite, but was " + share);
            check(
                    standardError >= 0 && standardError < Double.POSITIVE_INFINITY,
                    "standardError must be finite and 0 or more, but was " + standardError);
            check(
                    low <= high && Double.isFinite(low) && Double.isFinite(high),
                    "low and high must be finite and in order, but were " + low + " and " + high);
        }

        /** With fewer than 2 replicates nothing is known: the widest interval. */
        static Row of(String label, double share, double[] replicates, double level) {
            int n = replicates.length;
            if (n < 2) {
                return new Row(label, share, WIDEST_ERROR, Math.min(0, share), Math.max(1, share));
            }
            double[] sorted = replicates.clone();
            Arrays.sort(sorted);
            double mean = Arrays.stream(sorted).sum() / n;
            double squares = 0;
            for (double each : sorted) {
                squares += (each - mean) * (each - mean);
            }
            double tail = (1 - level) / 2;
            return new Row(
                    label,
                    share,
                    Math.sqrt(squares / (n - 1)),
                    Quantiles.quantile(sorted, tail),
                    Quantiles.quantile(sorted, 1 - tail));
        }
    }

    /**
     * The interval of a label.
     *
     * @param label the label
     * @return its row
     * @throws IllegalArgumentException if there is no such label
     */
    public Row row(String label) {
        return rows.stream()
                .filter(row -> row.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "label must be one of " + rows.stream().map(Row::label).toList() + ", but was " + label));
    }

    /** One line per label. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, %s from %d resamples",
                model,
                isCovering ? number(100 * level) + " % intervals" : "spread of " + number(100 * level) + " %",
                replicates));
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    isCovering ? "%n  %s  %.4f  [%.4f, %.4f]  se %.4f" : "%n  %s  %.4f  (%.4f to %.4f)  sd %.4f",
                    row.label,
                    row.share,
                    row.low,
                    row.high,
                    row.standardError));
        }
        return text.toString();
    }

    private static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
