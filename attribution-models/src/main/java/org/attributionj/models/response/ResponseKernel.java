package org.attributionj.models.response;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;

/**
 * A response model at work on one journey at a time, in primitives. It may own scratch arrays: one thread at a time. It
 * allocates nothing once its arrays have grown to the journeys' size.
 */
@FunctionalInterface
public interface ResponseKernel {

    /** The largest number of players that {@link #tabulate} takes: its table has 2<sup>24</sup> entries, 128 MiB. */
    int MOST_PLAYERS = 24;

    /**
     * The probability that a journey converts, if it had only some of its touchpoints. What is kept stays where it is in
     * time; the journey's own outcome plays no part. O(touchpoints).
     *
     * @param journey the journey; the kernel does not move it
     * @param kept says of each of the journey's touchpoints whether it is kept; what lies behind them is not read, and
     *     nothing is written
     * @return P(conversion | the kept touchpoints) in [0, 1], never NaN; with nothing kept, what happens without marketing
     */
    double probability(JourneyView journey, boolean[] kept);

    /**
     * How strongly each touchpoint is still felt at the journey's end, for dividing a channel's credit among its
     * touchpoints: {@code exp(-decay * age)} in models that decay. Equal for all where the model has no times.
     *
     * @param journey the journey
     * @param exposure receives {@code journey.length()} numbers, finite and 0 or more, on any scale within one label
     */
    default void exposure(JourneyView journey, double[] exposure) {
        Arrays.fill(exposure, 0, journey.length(), 1);
    }

    /**
     * The probabilities of all 2<sup>players</sup> sets of players, where each touchpoint belongs to one player (its
     * channel, say) and stays if its player is in the set. O(2<sup>players</sup> x touchpoints) as written here; a model
     * whose log-odds or log-intensity is a sum over players can do with O(2<sup>players</sup>) and overrides this.
     *
     * @param journey the journey
     * @param player the player of each touchpoint, in [0, players); or -1 for touchpoints that are always kept
     * @param players the number of players, in [0, {@link #MOST_PLAYERS}]
     * @param kept scratch for {@code journey.length()} flags; overwritten
     * @param table receives 2<sup>players</sup> probabilities; the index is the set as a bit mask, bit p for player p
     */
    default void tabulate(JourneyView journey, int[] player, int players, boolean[] kept, double[] table) {
        int n = journey.length();
        int sets = 1 << players;
        for (int set = 0; set < sets; set++) {
            for (int i = 0; i < n; i++) {
                kept[i] = player[i] < 0 || (set >>> player[i] & 1) != 0;
            }
            table[set] = probability(journey, kept);
        }
    }
}
