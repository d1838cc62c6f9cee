package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Difference in differences over pairs of like markets, one of each treated: what differs between pairs cancels.
 *
 * <pre>
 *   effect = mean over pairs of (change of the treated - change of its control)
 *   interval and p-value from Student's t with pairs - 1 degrees of freedom (the paired t-test)
 * </pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param pairs the pairs
 * @param effect the effect per market and period
 * @param error its standard error, 0 or more
 * @param interval its interval
 * @param pValue two-sided, in [0, 1]
 */
public record MatchedMarkets(List<Pair> pairs, double effect, double error, Interval interval, double pValue)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public MatchedMarkets {
        pairs = ImmutableList.copyOf(pairs);
        notNull(interval, "interval");
    }

    /**
     * A treated market and one like it.
     *
     * @param treated the treated one
     * @param control the other
     */
    public record Pair(Market treated, Market control) implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if one is null
         * @throws IllegalArgumentException if the first is not treated or the second is
         */
        public Pair {
            check(treated.treated(), "treated must be a treated market, but " + treated.name() + " is not");
            check(!control.treated(), "control must be no treated market, but " + control.name() + " is");
        }

        /**
         * How much more the treated market rose.
         *
         * @return the difference of changes
         */
        public double difference() {
            return treated.change() - control.change();
        }
    }

    /**
     * Compares pairs.
     *
     * @param pairs two pairs or more
     * @param level the level of the interval, in (0, 1)
     * @return the effect
     * @throws IllegalArgumentException if there are fewer pairs, or the level is outside (0, 1)
     */
    public static MatchedMarkets of(List<Pair> pairs, double level) {
        check(pairs.size() >= 2, "pairs must be 2 or more, but were " + pairs.size());
        List<Pair> sorted = new ArrayList<>(pairs);
        sorted.sort(Comparator.comparing((Pair pair) -> pair.treated().name())
                .thenComparing(pair -> pair.control().name()));
        Moments moments =
                Moments.of(sorted.stream().mapToDouble(Pair::difference).toArray());
        double error = Math.sqrt(moments.squaredError());
        double degrees = sorted.size() - 1;
        return new MatchedMarkets(
                sorted,
                moments.mean(),
                error,
                Interval.around(moments.mean(), error * Normal.twoSidedT(level, degrees), level),
                Normal.pValueT(Normal.statistic(moments.mean(), error), degrees));
    }

    /**
     * Pairs each treated market with the untreated one whose periods before the start are nearest: the closest two first,
     * then the closest of the rest, and so on. Distance is the root mean square of the differences, period by period.
     *
     * @param markets the markets, all with as many periods before the start, no fewer untreated than treated ones
     * @return a pair per treated market, sorted by its name
     * @throws IllegalArgumentException if periods or markets do not match
     */
    public static ImmutableList<Pair> match(List<Market> markets) {
        List<Market> sorted = new ArrayList<>(markets);
        sorted.sort(Comparator.comparing(Market::name));
        List<Market> treated =
                new ArrayList<>(sorted.stream().filter(Market::treated).toList());
        List<Market> control = new ArrayList<>(
                sorted.stream().filter(market -> !market.treated()).toList());
        check(
                control.size() >= treated.size(),
                "untreated markets must be as many as treated ones or more, but are " + control.size() + " and "
                        + treated.size());
        List<Pair> pairs = new ArrayList<>();
        while (!treated.isEmpty()) {
            Pair nearest = nearest(treated, control);
            pairs.add(nearest);
            treated.remove(nearest.treated());
            control.remove(nearest.control());
        }
        return ImmutableList.sortedCopyOf(
                Comparator.comparing(pair -> pair.treated().name()), pairs);
    }

    /** Ties go to the first names. */
    private static Pair nearest(List<Market> treated, List<Market> control) {
        Pair nearest = new Pair(treated.get(0), control.get(0));
        double least = Double.POSITIVE_INFINITY;
        for (Market one : treated) {
            for (Market other : control) {
                double distance = distance(one, other);
                if (distance < least) {
                    least = distance;
                    nearest = new Pair(one, other);
                }
            }
        }
        return nearest;
    }

    private static double distance(Market one, Market other) {
        int periods = one.before().size();
        check(
                other.before().size() == periods,
                "markets must have as many periods before the start, but " + one.name() + " has " + periods + " and "
                        + other.name() + " has " + other.before().size());
        double squares = 0;
        for (int period = 0; period < periods; period++) {
            double difference = one.before().get(period) - other.before().get(period);
            squares += difference * difference;
        }
        return Math.sqrt(squares / periods);
    }

    /** Effect, interval and p-value. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "effect %.6g %s over %d pairs, p %.4g", effect, interval, pairs.size(), pValue);
    }
}
