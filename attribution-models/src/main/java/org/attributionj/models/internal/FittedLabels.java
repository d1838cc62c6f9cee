package org.attributionj.models.internal;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.statistic.path.PathCursor;
import org.attributionj.core.statistic.path.PathTable;

/**
 * The number that a fitted model gave to the label of a dictionary's code. Looked up by label once per code, also for codes
 * that appear after binding. One thread at a time.
 */
public final class FittedLabels {
    /** What a label unseen in the fit is numbered. */
    public static final int UNSEEN = -1;

    private final Dictionary dictionary;
    private final List<String> sortedLabels;
    private int[] numbers = new int[16];
    private int known;

    /**
     * A table.
     *
     * @param dictionary gives the labels of codes
     * @param sortedLabels the fitted labels, sorted; a label's number is its place
     */
    public FittedLabels(Dictionary dictionary, List<String> sortedLabels) {
        this.dictionary = dictionary;
        this.sortedLabels = sortedLabels;
    }

    /**
     * The number of a code's label.
     *
     * @param code a code that the dictionary has given
     * @return the label's number, or {@link #UNSEEN}
     */
    public int of(int code) {
        return code < known ? numbers[code] : learned(code);
    }

    private int learned(int code) {
        if (code >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(code + 1, 2 * numbers.length));
        }
        for (; known <= code; known++) {
            int found = Collections.binarySearch(sortedLabels, dictionary.label(known));
            numbers[known] = found < 0 ? UNSEEN : found;
        }
        return numbers[code];
    }

    /**
     * The labels that a table's paths use.
     *
     * @param table the table
     * @return the labels, sorted, and their numbers by the table's codes
     */
    public static Ranks ranks(PathTable table) {
        TreeMap<String, Integer> codes = new TreeMap<>();
        int[] numbers = new int[table.labels().size()];
        Arrays.fill(numbers, UNSEEN);
        for (PathCursor row = table.unorderedCursor(); row.next(); ) {
            for (int step = 0; step < row.length(); step++) {
                int code = row.code(step);
                if (numbers[code] == UNSEEN) {
                    numbers[code] = 0;
                    codes.put(table.labels().label(code), code);
                }
            }
        }
        int next = 0;
        for (int code : codes.values()) {
            numbers[code] = next++;
        }
        return new Ranks(ImmutableList.copyOf(codes.keySet()), numbers);
    }

    /** Sorted labels, and the number of each code of a table. */
    public static final class Ranks {
        private final ImmutableList<String> labels;
        private final int[] numbers;

        /**
         * Ranks.
         *
         * @param labels the labels, sorted
         * @param numbers the number of each code, {@link #UNSEEN} for those without
         */
        public Ranks(ImmutableList<String> labels, int[] numbers) {
            this.labels = labels;
            this.numbers = numbers;
        }

        /**
         * The labels.
         *
         * @return the labels, sorted
         */
        public ImmutableList<String> labels() {
            return labels;
        }

        /**
         * The number of a code's label.
         *
         * @param code a code of the table
         * @return the number, or {@link #UNSEEN}
         */
        public int of(int code) {
            return numbers[code];
        }
    }
}
