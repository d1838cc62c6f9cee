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

    /** A first run that takes so many times as long as is enough is not repeated. */
    private static final int LONG = 20;

    private static final double NANOS_PER_SECOND = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long enoughNanos;

    /** Kept, so that no run can be optimised away. */
    private volatile Object result = "";

    /**
     * A clock.
     *
     * @param enoughNanos a task is run again until its runs have taken so long together
     */
    CpuTime(long enoughNanos) {
        this.enoughNanos = enoughNanos;
    }

    /** Seconds per run. */
    double seconds(Supplier<?> task) {
        long first = nanos(task);
        if (first > LONG * enoughNanos) {
            return first / NANOS_PER_SECOND;
        }
        long[] nanos = new long[MOST_RUNS];
        int runs = 0;
        long sum = 0;
        while (runs < FEWEST_RUNS || (sum < enoughNanos && runs < MOST_RUNS)) {
            nanos[runs] = nanos(task);
            sum += nanos[runs];
            runs++;
        }
        Arrays.sort(nanos, 0, runs);
        return nanos[runs / 2] / NANOS_PER_SECOND;
    }

    private long nanos(Supplier<?> task) {
        long start = threads.getCurrentThreadCpuTime();
        result = task.get();
        return threads.getCurrentThreadCpuTime() - start;
    }

    /** What the last run gave. */
    Object result() {
        return result;
    }
}
