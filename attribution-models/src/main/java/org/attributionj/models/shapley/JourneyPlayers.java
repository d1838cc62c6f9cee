package org.attributionj.models.shapley;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;

/**
 * Numbers the distinct labels of a journey from 0, in the order of their first touchpoint. Reused from journey to journey
 * without allocating: one thread at a time.
 */
final class JourneyPlayers {
    /** {@code numberOf[code]} is valid for this journey if {@code seenIn[code]} is its serial number. */
    private int[] numberOf = new int[16];

    private long[] seenIn = new long[16];
    private long serial;

    private int[] player = {};
    private int[] code = new int[8];
    private int[] touches = new int[8];
    private int count;

    /**
     * Numbers a journey's labels.
     *
     * @param journey the journey
     * @return the number of distinct labels
     */
    int number(JourneyView journey) {
        int n = journey.length();
        if (player.length < n) {
            player = new int[Math.max(n, 2 * player.length)];
        }
        serial++;
        count = 0;
        for (int i = 0; i < n; i++) {
            int label = journey.code(i);
            if (label >= seenIn.length) {
                int capacity = Math.max(label + 1, 2 * seenIn.length);
                seenIn = Arrays.copyOf(seenIn, capacity);
                numberOf = Arrays.copyOf(numberOf, capacity);
            }
            if (seenIn[label] != serial) {
                seenIn[label] = serial;
                numberOf[label] = count;
                open(label);
            }
            player[i] = numberOf[label];
            touches[player[i]]++;
        }
        return count;
    }

    private void open(int label) {
        if (count == code.length) {
            code = Arrays.copyOf(code, 2 * count);
            touches = Arrays.copyOf(touches, 2 * count);
        }
        code[count] = label;
        touches[count] = 0;
        count++;
    }

    /** The player of each touchpoint; not to be changed. */
    int[] players() {
        return player;
    }

    int player(int touch) {
        return player[touch];
    }

    int code(int player) {
        return code[player];
    }

    int touches(int player) {
        return touches[player];
    }
}
