package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notNull;

import java.util.Arrays;
import org.attributionj.core.internal.Checks;
import org.attributionj.core.internal.SeededHash;
import org.jspecify.annotations.Nullable;

/**
 * Codes the steps of paths that are written as text, such as {@code search > email}. Blanks around a step are cut off as
 * {@link String#strip} does; an empty step makes the path unreadable, and such a path adds no label to the dictionary.
 *
 * <pre>{@code
 * PathParser parser = new PathParser(table.labels(), ">");
 * int n = parser.parse("search > email");
 * JourneyView journey = encoder.encodeOpenPath(parser.codes(), 0, n, 1);
 * }</pre>
 *
 * <p>A label is made into a string when it is met for the first time, and then found by its characters: nothing is
 * allocated for paths of known labels. O(characters). One thread at a time; the dictionary may be shared.
 */
public final class PathParser {
    /** So many characters of a path that is refused are shown. */
    private static final int MOST_SHOWN = 100;

    private final Dictionary labels;
    private final char[] separator;

    /** Steps as they stood in paths before; the usual way that a step is found. */
    private final StepTrie met = new StepTrie();

    /** Open addressing by a seeded hash, at most half full; null where nothing is. */
    private @Nullable String[] known = new String[64];

    private int[] knownCodes = new int[64];
    private final SeededHash hash;
    private long probes;
    private int size;

    private char[] text = new char[128];

    /** Room for as many steps as a path can have. */
    private int[] codes = new int[16];

    /**
     * A parser.
     *
     * @param labels gives the codes; unknown labels are added to it
     * @param separator what stands between two steps
     * @throws IllegalArgumentException if the separator is empty
     */
    public PathParser(Dictionary labels, String separator) {
        this(labels, separator, new SeededHash());
    }

    PathParser(Dictionary labels, String separator, SeededHash hash) {
        this.hash = hash;
        this.labels = notNull(labels, "labels");
        Checks.check(!notNull(separator, "separator").isEmpty(), "separator must not be empty");
        this.separator = separator.toCharArray();
    }

    /**
     * Codes a path.
     *
     * @param path the path
     * @return the number of its steps, 1 or more
     * @throws IllegalArgumentException if a step is empty, or the path is
     */
    public int parse(String path) {
        int length = path.length();
        if (text.length < length) {
            text = new char[Math.max(length, 2 * text.length)];
        }
        path.getChars(0, length, text, 0);
        return parse(text, 0, length);
    }

    /**
     * Codes a path.
     *
     * @param chars holds the path
     * @param from the index of its first character
     * @param to the index after its last character
     * @return the number of its steps, 1 or more
     * @throws IllegalArgumentException if a step is empty, or the path is
     */
    public int parse(char[] chars, int from, int to) {
        int most = 1 + (to - from) / (1 + separator.length);
        if (codes.length < most) {
            codes = new int[Math.max(most, 2 * codes.length)];
        }
        int n = 0;
        int begin = from;
        while (true) {
            begin = met.read(chars, begin, to, codes, n);
            n = met.count();
            if (begin > to) {
                return n;
            }
            int end = endOfStep(chars, begin, to);
            int code = code(chars, begin, end, to);
            boolean isLast = end == to;
            int next = isLast ? to : end + separator.length;
            met.add(chars, begin, next, isLast, code);
            codes[n++] = code;
            if (isLast) {
                return n;
            }
            begin = next;
        }
    }

    /**
     * Refuses a path that {@link #parse(char[], int, int)} would refuse, without giving codes to its labels.
     *
     * @param chars holds the path
     * @param from the index of its first character
     * @param to the index after its last character
     * @throws IllegalArgumentException if a step is empty, or the path is
     */
    public void check(char[] chars, int from, int to) {
        int begin = from;
        while (true) {
            int end = endOfStep(chars, begin, to);
            requireStep(skipBlanks(chars, begin, end) < end, chars, begin, to);
            if (end == to) {
                return;
            }
            begin = end + separator.length;
        }
    }

    private static void requireStep(boolean isThere, char[] chars, int begin, int to) {
        if (!isThere) {
            String rest = String.valueOf(chars, begin, Math.min(to - begin, MOST_SHOWN));
            throw new IllegalArgumentException(
                    "path must have no empty step, but has one at the beginning of \"" + rest + "\"");
        }
    }

    /**
     * The codes of the path that was parsed last.
     *
     * @return this parser's own array, which the next path overwrites; only as many as there are steps mean something
     */
    public int[] codes() {
        return codes;
    }

    private int endOfStep(char[] chars, int begin, int to) {
        char first = separator[0];
        for (int i = begin; i < to; i++) {
            if (chars[i] == first && isSeparator(chars, i, to)) {
                return i;
            }
        }
        return to;
    }

    private boolean isSeparator(char[] chars, int at, int to) {
        return separator.length == 1
                || (at + separator.length <= to
                        && Arrays.equals(chars, at, at + separator.length, separator, 0, separator.length));
    }

    private static int skipBlanks(char[] chars, int begin, int end) {
        int from = begin;
        while (from < end && Character.isWhitespace(chars[from])) {
            from++;
        }
        return from;
    }

    private int code(char[] chars, int begin, int end, int endOfPath) {
        int from = skipBlanks(chars, begin, end);
        int to = end;
        while (to > from && Character.isWhitespace(chars[to - 1])) {
            to--;
        }
        requireStep(from < to, chars, begin, endOfPath);
        int slot = slot(chars, from, to);
        if (known[slot] != null) {
            return knownCodes[slot];
        }
        // a path that is refused adds no label
        check(chars, begin, endOfPath);
        return meet(slot, new String(chars, from, to - from));
    }

    /** The slot of a label, or the empty one where it belongs. */
    private int slot(char[] chars, int from, int to) {
        int mask = known.length - 1;
        int slot = hash.of(chars, from, to) & mask;
        while (true) {
            probes++;
            String label = known[slot];
            if (label == null || isLabel(label, chars, from, to)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** How many slots were looked at: the work of finding labels. */
    long probes() {
        return probes;
    }

    private static boolean isLabel(String label, char[] chars, int from, int to) {
        if (label.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (label.charAt(i - from) != chars[i]) {
                return false;
            }
        }
        return true;
    }

    private int meet(int slot, String label) {
        int code = labels.code(label);
        known[slot] = label;
        knownCodes[slot] = code;
        size++;
        if (2 * size > known.length) {
            grow();
        }
        return code;
    }

    private void grow() {
        @Nullable String[] labelsBefore = known;
        int[] codesBefore = knownCodes;
        known = new String[2 * labelsBefore.length];
        knownCodes = new int[known.length];
        int mask = known.length - 1;
        for (int i = 0; i < labelsBefore.length; i++) {
            String label = labelsBefore[i];
            if (label != null) {
                int slot = hash.of(label) & mask;
                while (known[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                known[slot] = label;
                knownCodes[slot] = codesBefore[i];
            }
        }
    }
}
