package org.attributionj.bench.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackerListener;

/**
 * A program: tracks events at a steady rate from several threads, has each conversion attributed at once under six models,
 * and prints the time from the call with a conversion to the commit of its results.
 *
 * <pre>java -cp 'benchmarks.jar:servers/*' org.attributionj.bench.store.TrackerLatency h2 500 60</pre>
 */
public final class TrackerLatency {
    private static final int THREADS = 4;
    private static final int CUSTOMERS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final double MICROS_PER_MILLI = 1e3;

    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final int perSecond;
    private final int seconds;

    private TrackerLatency(int perSecond, int seconds) {
        this.perSecond = perSecond;
        this.seconds = seconds;
    }

    /**
     * Runs the program.
     *
     * @param args a database ({@code h2}, {@code sqlite}, {@code postgresql}, {@code mariadb}), events per second, and for
     *     how many seconds; the first fifth of the conversions is not counted
     * @throws Exception if something fails
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            throw new IllegalArgumentException("arguments must be a database of " + BenchDatabase.NAMES
                    + ", events per second, and seconds, but were " + List.of(args));
        }
        new TrackerLatency(Integer.parseInt(args[1]), Integer.parseInt(args[2])).run(args[0]);
    }

    private void run(String name) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create();
                BenchDatabase database = BenchDatabase.open(name, folder.path(), THREADS)) {
            long sent;
            double took;
            try (ConversionTracker tracker = ConversionTracker.builder(Workload.store(database.source()))
                    .models(Workload.models())
                    .immediateFrom(Money.of("0.01", "EUR"))
                    .listeners(new TrackerListener() {
                        @Override
                        public void attributed(List<AttributedConversion> attributed) {
                            attributed.forEach(one -> end(one.conversion().id()));
                        }
                    })
                    .open()) {
                long start = System.nanoTime();
                sent = send(tracker);
                took = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
                awaitAll();
            }
            print(name, sent / took);
        }
    }

    private long send(ConversionTracker tracker) throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Long>> sent = callers.invokeAll(IntStream.range(0, THREADS)
                    .<Callable<Long>>mapToObj(thread -> () -> send(tracker, thread))
                    .toList());
            long sum = 0;
            for (Future<Long> one : sent) {
                sum += one.get();
            }
            return sum;
        } finally {
            callers.shutdown();
        }
    }

    private long send(ConversionTracker tracker, int thread) throws InterruptedException {
        EventStream stream = new EventStream("t" + thread, CUSTOMERS);
        long gap = TimeUnit.SECONDS.toNanos(THREADS) / perSecond;
        long due = System.nanoTime();
        long end = due + TimeUnit.SECONDS.toNanos(seconds);
        long sent = 0;
        while (due < end) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            stream.next(tracker::track, conversion -> begin(tracker, conversion));
            sent++;
            due = Math.max(due + gap, System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
        }
        return sent;
    }

    private void begin(ConversionTracker tracker, Conversion conversion) {
        begun.put(conversion.id(), System.nanoTime());
        tracker.track(conversion);
    }

    /** A conversion that a late event touched is attributed again; only the first time counts. */
    private void end(String id) {
        Long start = begun.remove(id);
        if (start != null) {
            micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
        }
    }

    private void awaitAll() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!begun.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        if (!begun.isEmpty()) {
            throw new IllegalStateException(begun.size() + " conversions had no results after " + PATIENCE);
        }
    }

    private void print(String name, double rate) {
        long[] all = micros.stream().mapToLong(one -> one).toArray();
        long[] sorted = Arrays.copyOfRange(all, all.length / 5, all.length);
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-10s %8.0f events/s  %6d conversions  median %.1f ms  p99 %.1f ms  longest %.1f ms%n",
                name,
                rate,
                all.length,
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    private static double at(long[] sorted, double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))] / MICROS_PER_MILLI;
    }
}
