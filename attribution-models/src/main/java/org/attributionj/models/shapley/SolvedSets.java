package org.attributionj.models.shapley;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the values of channel sets that were solved before: journeys repeat sets far more often than not. Forgets all
 * when full; what is forgotten is solved again to the same bits. One thread at a time.
 */
final class SolvedSets {
    private static final int SLOTS = 1 << 16;
    private static final int MOST_SETS = SLOTS / 2;

    private final Function<ChannelSet, double[]> solver;
    private @Nullable ChannelSet[] sets = new ChannelSet[64];
    private double[][] values = new double[64][];
    private int count;

    SolvedSets(Function<ChannelSet, double[]> solver) {
        this.solver = solver;
    }

    /** The values of a journey's set; not to be changed. Allocates only for sets that are not remembered. */
    double[] values(JourneyChannels journey) {
        int slot = slot(journey);
        if (sets[slot] == null) {
            makeRoom();
            slot = slot(journey);
            ChannelSet set = journey.toSet();
            values[slot] = solver.apply(set);
            sets[slot] = set;
            count++;
        }
        return values[slot];
    }

    private int slot(JourneyChannels journey) {
        int hash = 1;
        for (int k = 0; k < journey.size(); k++) {
            hash = 31 * hash + journey.members()[k];
        }
        int slot = spread(hash);
        for (ChannelSet set = sets[slot]; set != null && !isSame(set, journey); set = sets[slot]) {
            slot = (slot + 1) & (sets.length - 1);
        }
        return slot;
    }

    private static boolean isSame(ChannelSet set, JourneyChannels journey) {
        boolean same = set.size() == journey.size();
        for (int k = 0; same && k < set.size(); k++) {
            same = set.member(k) == journey.members()[k];
        }
        return same;
    }

    private int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 16) & (sets.length - 1);
    }

    private void makeRoom() {
        if (count >= MOST_SETS) {
            Arrays.fill(sets, null);
            count = 0;
        } else if (2 * count >= sets.length) {
            grow();
        }
    }

    private void grow() {
        @Nullable ChannelSet[] oldSets = sets;
        double[][] oldValues = values;
        sets = new ChannelSet[2 * oldSets.length];
        values = new double[sets.length][];
        for (int old = 0; old < oldSets.length; old++) {
            ChannelSet set = oldSets[old];
            if (set != null) {
                int slot = spread(set.hashCode());
                while (sets[slot] != null) {
                    slot = (slot + 1) & (sets.length - 1);
                }
                sets[slot] = set;
                values[slot] = oldValues[old];
            }
        }
    }
}
