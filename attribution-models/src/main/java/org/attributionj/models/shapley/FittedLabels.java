package org.attributionj.models.shapley;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.statistic.PathCursor;
import org.attributionj.core.statistic.PathTable;

/**
 * The number that a fitted model gave to the label of a dictionary's code. Looked up by label once per code, also for codes
 * that appear after binding. One thread at a time.
 */
final class FittedLabels {
    /** What a label unseen in the fit is numbered. */
    static final int UNSEEN = -1;

    private final Dictionary dictionary;
    private final List<String> sortedLabels;
    private int[] numbers = new int[16];
    private int known;

    FittedLabels(Dictionary dictionary, List<String> sortedLabels) {
        this.dictionary = dictionary;
        this.sortedLabels = sortedLabels;
    }

    /** The label's number, or {@link #UNSEEN}. */
    int of(int code) {
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

    /** The labels that a table's paths use, sorted, and their numbers by the table's codes. */
    static Ranks ranks(PathTable table) {
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
    static final class Ranks {
        private final ImmutableList<String> labels;
        private final int[] numbers;

        Ranks(ImmutableList<String> labels, int[] numbers) {
            this.labels = labels;
            this.numbers = numbers;
        }

        ImmutableList<String> labels() {
            return labels;
        }

        int of(int code) {
            return numbers[code];
        }
    }
}
