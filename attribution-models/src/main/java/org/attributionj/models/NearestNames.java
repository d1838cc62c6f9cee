package org.attributionj.models;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what a mistyped name may have meant. */
final class NearestNames {
    private static final int MOST = 3;
    private static final int SHORTEST_PART = 3;

    /** Longer words are no misspelt names. */
    private static final int LONGEST = 60;

    private NearestNames() {}

    /**
     * The names within a third of the typed name's length in edits (2 at least), and those of which it is a part, such as
     * {@code time} of {@code time-decay}; the nearest first, at most three.
     */
    static List<String> of(String typed, Collection<String> names) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        int limit = Math.max(2, typed.length() / 3);
        return names.stream()
                .filter(name -> distance(typed, name) <= limit || isPart(typed, name))
                .sorted(Comparator.comparingInt((String name) -> distance(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static boolean isPart(String typed, String name) {
        return typed.length() >= SHORTEST_PART
                && name.length() >= SHORTEST_PART
                && (name.contains(typed) || typed.contains(name));
    }

    /**
     * The number of insertions, deletions, replacements and swaps of neighbours between two words (optimal string
     * alignment). O(length of a x length of b).
     */
    static int distance(String a, String b) {
        int[] twoBefore = new int[b.length() + 1];
        int[] before = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.setAll(before, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
                boolean isSwap =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (isSwap) {
                    row[j] = Math.min(row[j], 1 + twoBefore[j - 2]);
                }
            }
            int[] free = twoBefore;
            twoBefore = before;
            before = row;
            row = free;
        }
        return before[b.length()];
    }
}
