package org.attributionj.io.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same string for the same characters, so that the values of a column that repeat (channels, campaigns, a
 * customer's rows) are made once. Turns itself off where values hardly repeat. Single thread.
 */
final class TextCache {
    private static final int SIZE = 1 << 10;
    private static final int LONGEST = 64;
    private static final int TRIAL = 1 << 12;
    private static final int HITS_OF_TRIAL = TRIAL / 4;

    private final @Nullable String[] texts = new String[SIZE];
    private int lookups;
    private int hits;
    private boolean isOff;

    /** The text of some characters, without the blanks around them; null if there is nothing else. */
    @Nullable
    String trimmed(char[] chars, int offset, int length) {
        int from = offset;
        int to = offset + length;
        while (from < to && chars[from] <= ' ') {
            from++;
        }
        while (to > from && chars[to - 1] <= ' ') {
            to--;
        }
        return from == to ? null : text(chars, from, to);
    }

    private String text(char[] chars, int from, int to) {
        if (isOff || to - from > LONGEST) {
            return new String(chars, from, to - from);
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + chars[i];
        }
        int slot = (hash ^ (hash >>> 10)) & (SIZE - 1);
        String known = texts[slot];
        lookups++;
        if (known != null && isSame(known, chars, from, to)) {
            hits++;
            return known;
        }
        String text = new String(chars, from, to - from);
        texts[slot] = text;
        if (lookups >= TRIAL) {
            isOff = hits < HITS_OF_TRIAL;
            lookups = 0;
            hits = 0;
            if (isOff) {
                Arrays.fill(texts, null);
            }
        }
        return text;
    }

    private static boolean isSame(String known, char[] chars, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (known.charAt(i - from) != chars[i]) {
                return false;
            }
        }
        return true;
    }
}
