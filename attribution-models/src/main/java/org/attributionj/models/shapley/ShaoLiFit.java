package org.attributionj.models.shapley;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.models.internal.StoredData;

/**
 * All that a second-order probabilistic model learned, as plain data: {@link ShaoLiModel#of} makes the model of it. Immutable
 * and thread-safe.
 *
 * @param channels the labels of the fit, sorted
 * @param pairs the counts of channels and of pairs of channels that met, sorted by both places
 * @param rawSums the sums of contributions over the conversions
 */
public record ShaoLiFit(List<String> channels, List<Pair> pairs, ChannelCredits rawSums) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component or an element is null
     * @throws IllegalArgumentException if channels or pairs are not sorted and distinct, a pair's places are not in the
     *     channels, a channel has no count of its own, or two channels met in more journeys than one of them has, or
     *     the sums are of other channels
     */
    public ShaoLiFit {
        channels = ImmutableList.copyOf(channels);
        StoredData.checkLabels(channels, "channels");
        pairs = ImmutableList.copyOf(pairs);
        long[] journeys = new long[channels.size()];
        boolean[] counted = new boolean[journeys.length];
        for (Pair pair : pairs) {
            check(pair.second() < journeys.length, "second must be in [0, " + journeys.length + "), but was " + pair);
            if (pair.first() == pair.second()) {
                journeys[pair.first()] = pair.journeys();
                counted[pair.first()] = true;
            }
        }
        for (int c = 0; c < counted.length; c++) {
            check(counted[c], "pairs must count each channel with itself, but not channel " + channels.get(c));
        }
        Pair last = null;
        for (Pair pair : pairs) {
            check(
                    last == null
                            || last.first() < pair.first()
                            || (last.first() == pair.first() && last.second() < pair.second()),
                    "pairs must be sorted by first and second and distinct, but " + pair + " follows " + last);
            check(
                    pair.journeys() <= Math.min(journeys[pair.first()], journeys[pair.second()]),
                    "journeys of a pair must not be more than those of each channel, but are in " + pair);
            last = pair;
        }
        check(
                channels.equals(ImmutableList.copyOf(
                        notNull(rawSums, "rawSums").byLabel().keySet())),
                "rawSums must be of the channels " + channels + ", but are of "
                        + rawSums.byLabel().keySet());
    }

    /**
     * How often journeys that hold two channels converted. Immutable and thread-safe.
     *
     * @param first a channel, as its place in {@link ShaoLiFit#channels}
     * @param second a channel, the same or one behind it
     * @param conversions the journeys with both that converted, in [0, journeys]
     * @param journeys the journeys with both
     */
    public record Pair(int first, int second, long conversions, long journeys) implements Serializable {

        /**
         * Validates the components.
         *
         * @throws IllegalArgumentException if the places are negative or not in order, or a count is out of range
         */
        public Pair {
            check(first >= 0, "first must be 0 or more, but was " + first);
            check(second >= first, "second must be " + first + " or more, but was " + second);
            check(
                    conversions >= 0 && conversions <= journeys,
                    "conversions must be in [0, " + journeys + "], but was " + conversions);
        }
    }
}
