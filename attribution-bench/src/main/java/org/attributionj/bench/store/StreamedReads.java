package org.attributionj.bench.store;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.attributionj.cli.Main;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.read.CustomerEvents;
import org.attributionj.jdbc.result.Grouping;
import org.attributionj.jdbc.support.Period;

/**
 * A program: loads many events into a database, unless they are there, and reads them in all the ways that the store has.
 * Run it with a small heap to see that no read needs memory that grows with the events.
 *
 * <pre>java -Xmx512m -cp 'benchmarks.jar:servers/*' org.attributionj.bench.store.StreamedReads h2 10000000 folder</pre>
 */
public final class StreamedReads {
    private static final int CONNECTIONS = 3;
    private static final int BATCH = 20_000;
    private static final int EVENTS_PER_CUSTOMER = 5;
    private static final int ATTRIBUTED = 20_000;

    private final BenchDatabase database;
    private final AttributionStore store;
    private final Meter meter;
    private final int events;

    private StreamedReads(BenchDatabase database, int events, Meter meter) {
        this.database = database;
        this.events = events;
        this.meter = meter;
        store = Workload.store(database.source());
    }

    /**
     * Runs the program.
     *
     * @param args a database ({@code h2}, {@code sqlite}, {@code postgresql}, {@code mariadb}), a number of events, and a
     *     folder for its files
     * @throws Exception if something fails
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            throw new IllegalArgumentException("arguments must be a database of " + BenchDatabase.NAMES
                    + ", a number of events, and a folder, but were " + List.of(args));
        }
        Path folder = Files.createDirectories(Path.of(args[2]).toAbsolutePath());
        try (BenchDatabase database = BenchDatabase.open(args[0], folder, CONNECTIONS)) {
            StreamedReads reads = new StreamedReads(database, Integer.parseInt(args[1]), new Meter(System.out));
            reads.load();
            reads.stream();
            reads.readLittle();
            reads.readResults();
        }
    }

    private void load() throws Exception {
        if (store.pending().count() > 0) {
            return;
        }
        EventStream stream = new EventStream("e", Math.max(1, events / EVENTS_PER_CUSTOMER));
        meter.measure("load " + events + " events", () -> {
            List<Touchpoint> touchpoints = new ArrayList<>();
            List<Conversion> conversions = new ArrayList<>();
            for (int i = 1; i <= events; i++) {
                stream.next(touchpoints::add, conversions::add);
                if (i % BATCH == 0 || i == events) {
                    store.events().write(touchpoints, conversions);
                    touchpoints.clear();
                    conversions.clear();
                }
            }
            return store.pending().count() + " conversions wait";
        });
        meter.measure("the file made small", () -> {
            database.compact();
            return "done";
        });
    }

    /** What goes over all events. */
    private void stream() throws Exception {
        meter.measure("a path table", () -> {
            PathTable table = store.journeys()
                    .collect(
                            Workload.ASSEMBLER,
                            Period.all(),
                            JourneyKind.FIT,
                            PathTable.statistic(Dimension.CHANNEL, List.of()));
            return table.size() + " distinct paths";
        });
        meter.measure("credits of six models", () -> {
            CreditStatistic credits = CreditStatistic.of(Workload.SIX_MODELS, Dimension.CHANNEL, Dimension.CHANNEL);
            return store.journeys()
                            .collect(Workload.ASSEMBLER, Period.all(), JourneyKind.CREDITED, credits)
                            .size()
                    + " models";
        });
        meter.measure(
                "a collector of the JDK: mean length",
                () -> store.journeys()
                        .collect(
                                Workload.ASSEMBLER,
                                Period.all(),
                                JourneyKind.CREDITED,
                                Collectors.averagingInt(Journey::length)));
        meter.measure("attribution compare --db", () -> {
            PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            int code = Main.run(
                    nowhere,
                    err,
                    "compare",
                    "--db",
                    database.url(),
                    "--goal",
                    "PURCHASE",
                    "--model",
                    "linear",
                    "--model",
                    "markov");
            if (code != 0) {
                throw new IllegalStateException("compare must end with 0, but did with " + code);
            }
            return "done";
        });
    }

    /** What an index should find, in the middle of the events. */
    private void readLittle() throws Exception {
        Instant middle = EventStream.START.plusSeconds(events / 2);
        String customer = EventStream.customer(0);
        meter.measure("the events of a customer", () -> {
            CustomerEvents found = store.journeys().events(customer);
            return found.touchpoints().size() + " touchpoints, "
                    + found.conversions().size() + " conversions";
        });
        meter.measure(
                "journeys of a day",
                () -> store.journeys()
                                .collect(
                                        Workload.ASSEMBLER,
                                        Period.of(middle, middle.plus(Duration.ofDays(1))),
                                        JourneyKind.CREDITED,
                                        Collectors.counting())
                        + " journeys");
    }

    private void readResults() throws Exception {
        if (store.results().models().isEmpty()) {
            meter.measure(
                    "attribution of " + ATTRIBUTED + " conversions, six models",
                    () -> new SomeResults(store).attribute(ATTRIBUTED));
        }
        String model = Workload.SIX_MODELS.get(0).name();
        Period day = Period.of(EventStream.START, EventStream.START.plus(Duration.ofDays(1)));
        for (Grouping grouping : Grouping.values()) {
            meter.measure(
                    "credits of a model and a day by " + grouping,
                    () -> store.results().totals(model, day, grouping).size() + " rows");
        }
        meter.measure("unattributed conversions of a model and a day", () -> {
            AtomicLong found = new AtomicLong();
            store.results().forEachUnattributed(model, day, result -> found.incrementAndGet());
            return found + " conversions";
        });
    }
}
