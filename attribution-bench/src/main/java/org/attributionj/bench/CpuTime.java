package org.attributionj.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The CPU time of a task on this thread: the median of several runs after one that does not count. Other programs on the
 * machine disturb it far less than wall time. What the task does on other threads is not seen.
 */
final class CpuTime {
    private static final int FEWEST_RUNS = 3;
    private static final int MOST_RUNS = 1001;
    private static final long ENOUGH_NANOS = 300_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Object result = "";

    /** Seconds per run. */
    double seconds(Supplier<?> task) {
        result = task.get();
        long[] nanos = new long[MOST_RUNS];
        int runs = 0;
        long sum = 0;
        while (runs < FEWEST_RUNS || (sum < ENOUGH_NANOS && runs < MOST_RUNS)) {
            long start = threads.getCurrentThreadCpuTime();
            result = task.get();
            nanos[runs] = threads.getCurrentThreadCpuTime() - start;
            sum += nanos[runs];
            runs++;
        }
        Arrays.sort(nanos, 0, runs);
        return nanos[runs / 2] / NANOS_PER_SECOND;
    }

    /** What the last run gave: as it can be asked for, no run can be optimised away. */
    Object result() {
        return result;
    }
}
