package org.attributionj.models.shapley;

import org.attributionj.core.columnar.JourneyView;
import org.attributionj.models.internal.FittedLabels;

/**
 * The set of fitted channels that a journey holds, and which touchpoints belong to which. Labels unseen in the fit are left
 * out of the set. Reused from journey to journey without allocating: one thread at a time.
 */
final class JourneyChannels {
    private static final int NONE = -1;

    private final FittedLabels labels;
    private final JourneyPlayers players = new JourneyPlayers();

    /** The channels of the set, sorted; the first {@link #size} are valid. */
    private int[] members = new int[8];

    private int[] positionOfPlayer = new int[8];
    private int size;

    JourneyChannels(FittedLabels labels) {
        this.labels = labels;
    }

    /** Reads a journey; returns the number of its distinct fitted channels. */
    int read(JourneyView journey) {
        int distinct = players.number(journey);
        if (members.length < distinct) {
            members = new int[Math.max(distinct, 2 * members.length)];
            positionOfPlayer = new int[members.length];
        }
        size = 0;
        for (int p = 0; p < distinct; p++) {
            int channel = labels.of(players.code(p));
            if (channel != FittedLabels.UNSEEN) {
                members[size++] = channel;
            }
        }
        size = PresenceTable.sortedDistinct(members, size);
        for (int p = 0; p < distinct; p++) {
            positionOfPlayer[p] = position(labels.of(players.code(p)));
        }
        return size;
    }

    private int position(int channel) {
        for (int k = 0; k < size; k++) {
            if (members[k] == channel) {
                return k;
            }
        }
        return NONE;
    }

    int size() {
        return size;
    }

    /** Not to be changed. */
    int[] members() {
        return members;
    }

    ChannelSet toSet() {
        return ChannelSet.of(members, size);
    }

    /** weight_i = max(0, part of its channel) / touchpoints of the channel; 0 for labels unseen in the fit. */
    void divide(JourneyView journey, double[] part, double[] weights) {
        int n = journey.length();
        for (int i = 0; i < n; i++) {
            int player = players.player(i);
            int position = positionOfPlayer[player];
            weights[i] = position == NONE ? 0 : Math.max(0, part[position]) / players.touches(player);
        }
    }
}
