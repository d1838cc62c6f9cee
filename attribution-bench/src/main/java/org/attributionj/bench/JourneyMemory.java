package org.attributionj.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Locale;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.Needs;

/**
 * The memory of journeys in columns: heap in use after a collection, with the journeys less without them. Three in a hundred
 * convert.
 *
 * <pre>java -Xmx4g -cp benchmarks.jar org.attributionj.bench.JourneyMemory [JOURNEYS]</pre>
 */
public final class JourneyMemory {
    private static final long SEED = 42;
    private static final double CONVERTING = 0.03;
    private static final int COLLECTIONS = 3;
    private static final double MEGABYTE = 1e6;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final PrintStream out;

    JourneyMemory(PrintStream out) {
        this.out = out;
    }

    /**
     * Measures journeys without and with times.
     *
     * @param arguments perhaps how many journeys: 10,000,000 unless said otherwise
     */
    public static void main(String[] arguments) {
        int journeys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        new JourneyMemory(System.out).run(journeys);
    }

    void run(int journeys) {
        print("without times", journeys, Needs.NOTHING);
        print("with times", journeys, Needs.TIMES);
    }

    private void print(String what, int journeys, Needs needs) {
        long before = used();
        JourneyBatch batch = new SyntheticJourneys(SEED).batch(journeys, CONVERTING, needs);
        long retained = used() - before;
        out.printf(
                Locale.ROOT,
                "%s: %,d journeys, %,d touchpoints: %.1f MB, %.2f bytes per touchpoint%n",
                what,
                batch.rows(),
                batch.touchpoints(),
                retained / MEGABYTE,
                (double) retained / batch.touchpoints());
    }

    /** Bytes of heap in use by what is reachable. */
    private long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
