package org.attributionj.core.columnar;

import java.util.Arrays;
import java.util.Set;

/** A path transform at work on one path after the other. Owns scratch arrays: one thread at a time. */
@FunctionalInterface
interface StepOperation {

    /**
     * Says what becomes of each step. New steps are numbered in the order of their first old step.
     *
     * @param codes the steps' codes; a step that opens a new step may be given another code here
     * @param count the number of steps
     * @param target receives for each step the number of its new step, or -1 if it is dropped
     * @return the number of new steps
     */
    int assign(int[] codes, int count, int[] target);

    /** Every step stays: {@code unique}. */
    static int keepAll(int[] codes, int count, int[] target) {
        for (int step = 0; step < count; step++) {
            target[step] = step;
        }
        return count;
    }

    /** Consecutive repeats become one step: {@code exposure}. */
    static int mergeRepeats(int[] codes, int count, int[] target) {
        int last = -1;
        for (int step = 0; step < count; step++) {
            if (step == 0 || codes[step] != codes[step - 1]) {
                last++;
            }
            target[step] = last;
        }
        return last + 1;
    }

    /** The last steps stay: {@code trim}. */
    static int keepLast(int kept, int count, int[] target) {
        int dropped = Math.max(0, count - kept);
        for (int step = 0; step < count; step++) {
            target[step] = step < dropped ? -1 : step - dropped;
        }
        return count - dropped;
    }

    /** A number per code, all forgotten by {@link #clear} in constant time. */
    final class Numbers {
        private int[] stamps = {};
        private int[] numbers = {};
        private int stamp;

        void clear() {
            stamp++;
            if (stamp == 0) {
                Arrays.fill(stamps, 0);
                stamp = 1;
            }
        }

        /** The number of a code, or -1. */
        int get(int code) {
            return code < stamps.length && stamps[code] == stamp ? numbers[code] : -1;
        }

        void put(int code, int number) {
            if (code >= stamps.length) {
                int capacity = Math.max(16, 2 * code);
                stamps = Arrays.copyOf(stamps, capacity);
                numbers = Arrays.copyOf(numbers, capacity);
            }
            stamps[code] = stamp;
            numbers[code] = number;
        }
    }

    /** The first step of each label stays: {@code first}. */
    final class KeepFirst implements StepOperation {
        private final Numbers seen = new Numbers();

        @Override
        public int assign(int[] codes, int count, int[] target) {
            seen.clear();
            int kept = 0;
            for (int step = 0; step < count; step++) {
                if (seen.get(codes[step]) < 0) {
                    seen.put(codes[step], kept);
                    target[step] = kept;
                    kept++;
                } else {
                    target[step] = -1;
                }
            }
            return kept;
        }
    }

    /** All steps of a label become one, with a label that counts them: {@code frequency}. */
    final class CountLabels implements StepOperation {
        private final Dictionary dictionary;
        private final Numbers stepOfCode = new Numbers();
        private int[] opener = {};
        private int[] occurrences = {};
        /** relabelled[code][n] - 1 is the code of label(n); 0 where it was never needed. */
        private int[][] relabelled = {};

        CountLabels(Dictionary dictionary) {
            this.dictionary = dictionary;
        }

        @Override
        public int assign(int[] codes, int count, int[] target) {
            if (opener.length < count) {
                opener = new int[2 * count];
                occurrences = new int[2 * count];
            }
            stepOfCode.clear();
            int merged = 0;
            for (int step = 0; step < count; step++) {
                int to = stepOfCode.get(codes[step]);
                if (to < 0) {
                    to = merged;
                    stepOfCode.put(codes[step], to);
                    opener[to] = step;
                    occurrences[to] = 0;
                    merged++;
                }
                occurrences[to]++;
                target[step] = to;
            }
            for (int to = 0; to < merged; to++) {
                codes[opener[to]] = counted(codes[opener[to]], occurrences[to]);
            }
            return merged;
        }

        private int counted(int code, int times) {
            if (code < relabelled.length && times < relabelled[code].length && relabelled[code][times] > 0) {
                return relabelled[code][times] - 1;
            }
            return relabel(code, times);
        }

        private int relabel(int code, int times) {
            if (code >= relabelled.length) {
                int known = relabelled.length;
                relabelled = Arrays.copyOf(relabelled, Math.max(16, 2 * code));
                Arrays.fill(relabelled, known, relabelled.length, new int[0]);
            }
            if (times >= relabelled[code].length) {
                relabelled[code] = Arrays.copyOf(relabelled[code], Math.max(4, 2 * times));
            }
            int counted = dictionary.code(dictionary.label(code) + "(" + times + ")");
            relabelled[code][times] = counted + 1;
            return counted;
        }
    }

    /** Listed labels go, all of them or those at the end, unless nothing would be left. */
    final class Remove implements StepOperation {
        private static final byte LISTED = 1;
        private static final byte OTHER = 2;

        private final Dictionary dictionary;
        private final Set<String> labels;
        private final boolean onlyAtEnd;
        /** Whether a code's label is listed; 0 where it was never asked. */
        private byte[] kinds = {};

        Remove(Dictionary dictionary, Set<String> labels, boolean onlyAtEnd) {
            this.dictionary = dictionary;
            this.labels = labels;
            this.onlyAtEnd = onlyAtEnd;
        }

        @Override
        public int assign(int[] codes, int count, int[] target) {
            int lastOther = count - 1;
            while (lastOther >= 0 && isListed(codes[lastOther])) {
                lastOther--;
            }
            if (lastOther < 0) {
                return keepAll(codes, count, target);
            }
            int kept = 0;
            for (int step = 0; step < count; step++) {
                if (onlyAtEnd ? step > lastOther : isListed(codes[step])) {
                    target[step] = -1;
                } else {
                    target[step] = kept;
                    kept++;
                }
            }
            return kept;
        }

        private boolean isListed(int code) {
            if (code >= kinds.length) {
                kinds = Arrays.copyOf(kinds, Math.max(16, 2 * code));
            }
            if (kinds[code] == 0) {
                kinds[code] = labels.contains(dictionary.label(code)) ? LISTED : OTHER;
            }
            return kinds[code] == LISTED;
        }
    }
}
