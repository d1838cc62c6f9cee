package org.attributionj.core.internal;

import java.util.function.IntBinaryOperator;

/** Sorts row numbers by what stands in their rows, without boxing them. Stable merge sort, O(n log n) comparisons. */
public final class IntSort {
    private static final int INSERTION_LENGTH = 8;

    private IntSort() {}

    /**
     * Sorts the numbers in place.
     *
     * @param numbers the numbers, such as those of rows
     * @param comparison compares what two numbers stand for, as a comparator does
     */
    public static void sort(int[] numbers, IntBinaryOperator comparison) {
        sort(numbers.clone(), numbers, 0, numbers.length, comparison);
    }

    /** Sorts the range into {@code to}; both arrays hold the same numbers in it. */
    private static void sort(int[] from, int[] to, int start, int end, IntBinaryOperator comparison) {
        if (end - start <= INSERTION_LENGTH) {
            insertionSort(to, start, end, comparison);
            return;
        }
        int middle = (start + end) >>> 1;
        sort(to, from, start, middle, comparison);
        sort(to, from, middle, end, comparison);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right >= end || (left < middle && comparison.applyAsInt(from[left], from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private static void insertionSort(int[] numbers, int start, int end, IntBinaryOperator comparison) {
        for (int i = start + 1; i < end; i++) {
            int number = numbers[i];
            int j = i - 1;
            while (j >= start && comparison.applyAsInt(numbers[j], number) > 0) {
                numbers[j + 1] = numbers[j];
                j--;
            }
            numbers[j + 1] = number;
        }
    }
}
