package org.attributionj.models.markov;

import java.util.Arrays;

/** The area under a ROC curve over 100 equidistant thresholds, as ChannelAttribution computes it. */
final class RocArea {
    private static final int POINTS = 100;

    private int size;
    private double[] predictions = new double[64];
    private long[] converted = new long[64];
    private long[] open = new long[64];

    void add(double prediction, long conversions, long nulls) {
        if (size == predictions.length) {
            predictions = Arrays.copyOf(predictions, 2 * size);
            converted = Arrays.copyOf(converted, 2 * size);
            open = Arrays.copyOf(open, 2 * size);
        }
        predictions[size] = prediction;
        converted[size] = conversions;
        open[size] = nulls;
        size++;
    }

    long journeys() {
        return Arrays.stream(converted).sum() + Arrays.stream(open).sum();
    }

    /** The area by trapezoids; 1/2 if all journeys convert, or none. */
    double area() {
        double low = Arrays.stream(predictions, 0, size).min().orElse(0);
        double high = Arrays.stream(predictions, 0, size).max().orElse(0);
        double[] thresholds = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            thresholds[k] = low + k * (high - low) / (POINTS - 1);
        }
        // what reaches threshold k but not k + 1
        long[] convertedAt = new long[POINTS];
        long[] openAt = new long[POINTS];
        for (int i = 0; i < size; i++) {
            int k = reached(thresholds, predictions[i]);
            convertedAt[k] += converted[i];
            openAt[k] += open[i];
        }
        long allConverted = Arrays.stream(convertedAt).sum();
        long allOpen = Arrays.stream(openAt).sum();
        if (allConverted == 0 || allOpen == 0) {
            return 0.5;
        }
        double area = 0;
        long hits = 0;
        long falseAlarms = 0;
        double lastHitRate = 0;
        double lastFalseRate = 0;
        for (int k = POINTS - 1; k >= 0; k--) {
            hits += convertedAt[k];
            falseAlarms += openAt[k];
            double hitRate = (double) hits / allConverted;
            double falseRate = (double) falseAlarms / allOpen;
            area += (falseRate - lastFalseRate) * (hitRate + lastHitRate) / 2;
            lastHitRate = hitRate;
            lastFalseRate = falseRate;
        }
        return area;
    }

    /** The last threshold at or below a prediction; the first is the smallest prediction. */
    private static int reached(double[] thresholds, double prediction) {
        int k = POINTS - 1;
        while (k > 0 && thresholds[k] > prediction) {
            k--;
        }
        return k;
    }
}
