package org.attributionj.report.path;

import java.util.Arrays;

/** What is known of one path, in one currency. */
final class PathSums {
    long conversions;
    long value;
    long touchpoints;
    long open;
    private long[] seconds = new long[4];
    private int timed;

    void addTime(long time) {
        if (timed == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * timed);
        }
        seconds[timed++] = time;
    }

    /** The median time from the first touchpoint to the conversion, in days; NaN if there is none. */
    double medianDays() {
        if (timed == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(seconds, timed);
        Arrays.sort(sorted);
        return sorted[(timed - 1) / 2] / 86_400.0;
    }
}
