package org.attributionj.core.columnar;

import java.util.Arrays;

/**
 * The steps of paths that were met before, as they stood between two separators, blanks and all, each with the separator
 * after it: a table of where each state leads on each character, so that finding where a step ends and which label it is
 * takes one look-up per character. No entry is the beginning of another, because a separator first occurs at its end.
 *
 * <p>Holds steps of ASCII characters only, and no more than fit {@link #MOST_STATES} states (4 MiB); whoever does not find a
 * step here reads it otherwise. One thread at a time.
 */
final class StepTrie {
    /** Where every step starts. States are numbered by the index of their row in {@link #next}. */
    private static final int ROOT = 0;

    private static final int WIDTH = 128;
    private static final int MOST_STATES = 1 << 13;

    /** The code that {@link #atEnd} gives where no path has ended. */
    private static final int NONE = -1;

    /** By state and character: a positive number is a state, a negative one the complement of a code, 0 is nothing. */
    private int[] next = new int[32 * WIDTH];

    /** By state without its width: the code of the step if the path ends here. */
    private int[] atEnd = filled(32);

    private int states = 1;

    /** How many codes the last call of {@link #read} has written. */
    private int count;

    private static int[] filled(int size) {
        int[] none = new int[size];
        Arrays.fill(none, NONE);
        return none;
    }

    int count() {
        return count;
    }

    /**
     * Reads steps as long as they are known.
     *
     * @param chars holds the path
     * @param begin where to start: the beginning of a step
     * @param to the index after the path's last character
     * @param codes receives the codes
     * @param written how many codes are in it
     * @return where the first unknown step begins, or {@code to + 1} if the path has ended
     */
    int read(char[] chars, int begin, int to, int[] codes, int written) {
        int[] next = this.next;
        int n = written;
        int step = begin;
        int state = ROOT;
        for (int i = begin; i < to; i++) {
            char c = chars[i];
            int then = c < WIDTH ? next[state + c] : 0;
            if (then > 0) {
                state = then;
            } else if (then < 0) {
                codes[n++] = ~then;
                step = i + 1;
                state = ROOT;
            } else {
                count = n;
                return step;
            }
        }
        int last = atEnd[state / WIDTH];
        if (last == NONE) {
            count = n;
            return step;
        }
        codes[n] = last;
        count = n + 1;
        return to + 1;
    }

    /**
     * Remembers a step, if there is room for it.
     *
     * @param chars holds the path
     * @param begin where the step begins, with its blanks
     * @param end where the separator after it ends, or the path if {@code isLast}
     * @param isLast whether the path ends with the step
     * @param code the code of its label
     */
    void add(char[] chars, int begin, int end, boolean isLast, int code) {
        if (states + end - begin > MOST_STATES || !isAscii(chars, begin, end)) {
            return;
        }
        int inner = isLast ? end : end - 1;
        int state = ROOT;
        for (int i = begin; i < inner; i++) {
            if (next[state + chars[i]] == 0) {
                // the table may grow before the entry is written
                int added = addState();
                next[state + chars[i]] = added;
            }
            state = next[state + chars[i]];
        }
        if (isLast) {
            atEnd[state / WIDTH] = code;
        } else {
            next[state + chars[inner]] = ~code;
        }
    }

    private static boolean isAscii(char[] chars, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (chars[i] >= WIDTH) {
                return false;
            }
        }
        return true;
    }

    private int addState() {
        if (states == atEnd.length) {
            next = Arrays.copyOf(next, 2 * next.length);
            atEnd = Arrays.copyOf(atEnd, 2 * states);
            Arrays.fill(atEnd, states, atEnd.length, NONE);
        }
        return states++ * WIDTH;
    }
}
