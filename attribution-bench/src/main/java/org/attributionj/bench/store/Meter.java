package org.attributionj.bench.store;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Prints what steps take: time on the wall, processor time and highest use of the heap of this JVM. One thread at a time. */
final class Meter {
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1 << 20;

    private final PrintStream out;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    Meter(PrintStream out) {
        this.out = out;
        out.printf("%-58s %9s %9s %9s  %s%n", "step", "wall s", "CPU s", "heap MB", "what came of it");
    }

    /** Runs a step and prints what it took and what came of it. */
    <T> T measure(String step, Callable<T> work) throws Exception {
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        T result = work.call();
        double seconds = (System.nanoTime() - wall) / NANOS;
        double processor = (system.getProcessCpuTime() - cpu) / NANOS;
        double peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
        out.printf(Locale.ROOT, "%-58s %9.2f %9.2f %9.0f  %s%n", step, seconds, processor, peak, result);
        out.flush();
        return result;
    }
}
