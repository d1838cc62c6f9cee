package org.attributionj.eval.scenario;

import static org.attributionj.eval.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.Truth;
import org.attributionj.models.shapley.Shapley;

/**
 * How many conversions each set of channels brings, the others being switched off, for the same customers with the same
 * luck.
 *
 * <pre>
 *   shapley       phi_c of v(S) = conversions with only the channels S on
 *   leave one out v(all) - v(all without c)
 *   baseline      v(no channel) / v(all)
 * </pre>
 *
 * <p>Immutable and thread-safe. Reference: Shapley (1953), doi:10.1515/9781400881970-018.
 */
public final class VirtualExperiment implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The name of the truth by Shapley values. */
    public static final String SHAPLEY = "shapley_incremental";

    /** The name of the truth by leaving one out. */
    public static final String LEAVE_ONE_OUT = "loo_incremental";

    private static final int MOST_CHANNELS = 16;

    private final ImmutableList<Channel> channels;
    private final double[] conversions;

    private VirtualExperiment(List<Channel> channels, double[] conversions) {
        this.channels = ImmutableList.copyOf(channels);
        this.conversions = conversions;
    }

    /**
     * An experiment whose results are known.
     *
     * @param channels the channels, at most 16
     * @param conversions the conversions of each set at its bit mask as index, bit i for channel i: 2<sup>channels</sup>
     *     finite numbers; copied
     * @return the experiment
     * @throws IllegalArgumentException if there are more channels, or the numbers are not as many or not finite
     */
    public static VirtualExperiment of(List<Channel> channels, double[] conversions) {
        checkSize(channels);
        check(
                conversions.length == 1 << channels.size(),
                "conversions must be one per set of channels, " + (1 << channels.size()) + ", but were "
                        + conversions.length);
        for (double number : conversions) {
            check(Double.isFinite(number), "conversions must be finite, but one was " + number);
        }
        return new VirtualExperiment(channels, conversions.clone());
    }

    /**
     * Runs the experiment on every customer. A customer's conversions depend only on the channels that reach him, so that
     * 2<sup>reached</sup> runs do for him.
     */
    static VirtualExperiment of(List<Channel> channels, int users, IntFunction<? extends Subject> subjects) {
        checkSize(channels);
        int sets = 1 << channels.size();
        double[] sums = new double[sets];
        double[] ofSubject = new double[sets];
        for (int customer = 0; customer < users; customer++) {
            Subject subject = subjects.apply(customer);
            int reached = subject.reached(sets - 1);
            // all subsets of reached, the empty one last
            for (int set = reached; ; set = (set - 1) & reached) {
                ofSubject[set] = subject.conversions(set);
                if (set == 0) {
                    break;
                }
            }
            for (int set = 0; set < sets; set++) {
                sums[set] += ofSubject[set & reached];
            }
        }
        return new VirtualExperiment(channels, sums);
    }

    private static void checkSize(List<Channel> channels) {
        check(
                channels.size() <= MOST_CHANNELS,
                "channels must be at most " + MOST_CHANNELS + ", but were " + channels.size());
    }

    /**
     * The conversions with some channels on.
     *
     * @param on the channels
     * @return the expected number
     */
    public double conversions(Iterable<Channel> on) {
        int set = 0;
        for (Channel channel : on) {
            check(channels.contains(channel), channel + " must be one of " + channels);
            set |= 1 << channels.indexOf(channel);
        }
        return conversions[set];
    }

    /**
     * The conversions with all channels on.
     *
     * @return the expected number
     */
    public double allConversions() {
        return conversions[conversions.length - 1];
    }

    /**
     * The part of all conversions that happens without any channel.
     *
     * @return v(no channel) / v(all), within [0, 1]; 0 if nothing converts
     */
    public double baseline() {
        return allConversions() > 0 ? Math.min(1, Math.max(0, conversions[0] / allConversions())) : 0;
    }

    /**
     * The conversions that each channel brings, by Shapley value.
     *
     * @return a number per channel, adding up to v(all) - v(no channel)
     */
    public Map<Channel, Double> shapley() {
        return byChannel(Shapley.exact(channels.size(), conversions).toArray());
    }

    /**
     * The conversions that are lost when one channel is switched off.
     *
     * @return a number per channel
     */
    public Map<Channel, Double> leaveOneOut() {
        double[] lost = new double[channels.size()];
        int all = conversions.length - 1;
        for (int c = 0; c < lost.length; c++) {
            lost[c] = conversions[all] - conversions[all & ~(1 << c)];
        }
        return byChannel(lost);
    }

    private Map<Channel, Double> byChannel(double[] numbers) {
        ImmutableSortedMap.Builder<Channel, Double> map = ImmutableSortedMap.naturalOrder();
        for (int c = 0; c < numbers.length; c++) {
            map.put(channels.get(c), numbers[c]);
        }
        return map.buildOrThrow();
    }

    /**
     * Both truths, by their names.
     *
     * @return shares of what marketing brought; the baseline belongs to no channel
     * @throws IllegalArgumentException if no channel brings anything
     */
    public Map<String, Truth> truths() {
        return ImmutableMap.of(
                SHAPLEY,
                Truth.of(
                        "Shapley value over the on/off sets of channels of the number of conversions (virtual experiment"
                                + " with common random numbers); shares without the baseline",
                        shapley()),
                LEAVE_ONE_OUT,
                Truth.of(
                        "conversions lost when the channel alone is switched off (virtual experiment with common random"
                                + " numbers); shares without the baseline",
                        leaveOneOut()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VirtualExperiment that
                && channels.equals(that.channels)
                && Arrays.equals(conversions, that.conversions);
    }

    @Override
    public int hashCode() {
        return 31 * channels.hashCode() + Arrays.hashCode(conversions);
    }

    /** The channels, the conversions with all of them, and the baseline. */
    @Override
    public String toString() {
        return channels + ": " + allConversions() + " conversions, baseline " + baseline();
    }

    private Object readResolve() throws InvalidObjectException {
        try {
            return of(channels, conversions);
        } catch (RuntimeException e) {
            InvalidObjectException invalid =
                    new InvalidObjectException("the stream holds no valid experiment: " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
