package org.attributionj.jdbc.file;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collector;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.event.CustomerRows;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;
import org.attributionj.jdbc.internal.file.DuckDbTable;
import org.attributionj.jdbc.internal.file.FileFormat;
import org.attributionj.jdbc.internal.file.FileSettings;

/**
 * Events of files of any size and in any order: Parquet, CSV with a header, and JSON (an object on each line, or an array of
 * objects), brought together by customer by DuckDB, on disk where they are more than fits.
 *
 * <pre>{@code
 * FileEvents events = FileEvents.of(List.of("events/2026-*.parquet", "refunds.csv.gz"));
 * PathTable paths = events.collect(
 *         JourneyAssembler.standard().withGoal(Goal.of(ConversionType.PURCHASE)),
 *         JourneyKind.FIT,
 *         System.err::println,
 *         PathTable.statistic(Dimension.CHANNEL, List.of()));
 * }</pre>
 *
 * <p>DuckDB's driver {@code org.duckdb:duckdb_jdbc} must be on the class path; this library does not bring it. A database of
 * its own in memory is opened for each reading and closed after it; nothing is fetched over a network.
 *
 * <p>What a row is, is up to the rules of {@link EventReader}: the same columns and synonyms, the same reasons for rejects.
 * The differences:
 *
 * <ul>
 *   <li>Rows are reported by their number in the file, from 1, without the header; rows of a CSV file that are not well-formed,
 *       by their line and in DuckDB's words, at the end, and they are not among the numbered ones. An open quote in a CSV file
 *       takes what follows with it, into one reject.
 *   <li>Lines of JSON that are not well-formed are rejected without their text. A customer that is a number with decimals or an
 *       exponent is rejected.
 *   <li>Of Parquet, times with an offset are instants, other times local in the zone of the options; lists and structures are
 *       JSON, but lists of products and of milestones are such lists.
 *   <li>The format is that which the name ends in: {@code .parquet}, {@code .csv}, {@code .tsv} (with tabs), {@code .txt},
 *       {@code .json}, {@code .jsonl} or {@code .ndjson}; then maybe {@code .gz} or {@code .zst}.
 * </ul>
 *
 * <p>Customers come in the order of their ids' UTF-8 bytes, rows of a customer in the order of the files. An id that two
 * customers use is not noticed. Heap memory is bounded by the largest customer. Immutable and thread-safe; each {@code with}
 * method returns a changed copy.
 */
public final class FileEvents {
    private static final long SMALLEST_MEMORY = 64L << 20;
    private static final FileSettings DEFAULTS = new FileSettings(
            1L << 30, Runtime.getRuntime().availableProcessors(), Path.of(System.getProperty("java.io.tmpdir", ".")));

    private final ImmutableList<String> patterns;
    private final EventOptions options;
    private final FileSettings settings;

    private FileEvents(List<String> patterns, EventOptions options, FileSettings settings) {
        this.patterns = ImmutableList.copyOf(patterns);
        this.options = options;
        this.settings = settings;
    }

    /**
     * Events of some files, with the default options.
     *
     * @param patterns names of files; {@code *}, {@code **} and {@code ?} stand for several of them
     * @return the events
     * @throws IllegalArgumentException if there is none
     * @throws org.attributionj.io.UnusableInputException if a name ends in no known format
     */
    public static FileEvents of(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("patterns must name at least one file, but were empty");
        }
        patterns.forEach(FileFormat::of);
        return new FileEvents(patterns, EventOptions.DEFAULT, DEFAULTS);
    }

    /**
     * Other options.
     *
     * @param newOptions what the files do not tell by themselves
     * @return changed events
     */
    public FileEvents withOptions(EventOptions newOptions) {
        return new FileEvents(patterns, Objects.requireNonNull(newOptions, "newOptions must not be null"), settings);
    }

    /**
     * Another bound of DuckDB's memory, which is not on the heap.
     *
     * @param bytes about how much it may use, 64 MiB or more; 1 GiB is the usual
     * @return changed events
     * @throws IllegalArgumentException if it is less
     */
    public FileEvents withMemory(long bytes) {
        if (bytes < SMALLEST_MEMORY) {
            throw new IllegalArgumentException("bytes must be " + SMALLEST_MEMORY + " or more, but was " + bytes);
        }
        return new FileEvents(patterns, options, new FileSettings(bytes, settings.threads(), settings.temporary()));
    }

    /**
     * Another number of threads of DuckDB.
     *
     * @param threads the number, 1 or more; that of the processors is the usual
     * @return changed events
     * @throws IllegalArgumentException if it is less than 1
     */
    public FileEvents withThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, but was " + threads);
        }
        return new FileEvents(patterns, options, new FileSettings(settings.memory(), threads, settings.temporary()));
    }

    /**
     * Another place of temporary files.
     *
     * @param directory where a directory for them is made, and deleted after each reading; the system's is the usual
     * @return changed events
     */
    public FileEvents withTemporaryDirectory(Path directory) {
        Objects.requireNonNull(directory, "directory must not be null");
        return new FileEvents(patterns, options, new FileSettings(settings.memory(), settings.threads(), directory));
    }

    /**
     * Reads the rows, those of each customer one after the other.
     *
     * @param rejects is told of each rejected row, while reading
     * @return the accepted rows, to be closed; they throw {@link java.io.UncheckedIOException} if DuckDB cannot read,
     *     {@link org.attributionj.io.UnusableInputException} if no file matches, one lacks a needed column, or too many rows
     *     were rejected, and {@link org.attributionj.jdbc.support.StoreException} if the driver is missing
     */
    public Rows<EventRow> readByCustomer(Consumer<? super RejectedRow> rejects) {
        return EventReader.of(options).read(new DuckDbTable(patterns, options, settings, true), rejects);
    }

    /**
     * Reads the rows in the order of the files.
     *
     * @param rejects is told of each rejected row, while reading
     * @return the accepted rows, to be closed; they throw as those of {@link #readByCustomer} do
     */
    public Rows<EventRow> readInOrder(Consumer<? super RejectedRow> rejects) {
        return EventReader.of(options).read(new DuckDbTable(patterns, options, settings, false), rejects);
    }

    /**
     * Shows all journeys.
     *
     * @param assembler makes the journeys; without a goal, it takes the types that carry value, which costs a reading of its
     *     own
     * @param rejects is told of each rejected row
     * @param sink takes the journeys
     * @return what became of the rows and of their events
     * @throws java.io.UncheckedIOException if DuckDB cannot read
     * @throws org.attributionj.io.UnusableInputException if no file matches, one lacks a needed column, or too many rows were
     *     rejected
     * @throws org.attributionj.jdbc.support.StoreException if the driver is missing
     */
    public FileAccount forEachJourney(
            JourneyAssembler assembler, Consumer<? super RejectedRow> rejects, JourneySink sink) {
        JourneyAssembler withGoal = assembler.goal() != null ? assembler : assembler.withGoal(carryingValue());
        try (Rows<EventRow> rows = readByCustomer(rejects)) {
            CustomerRows customers = new CustomerRows(withGoal.start(sink));
            rows.forEachRemaining(customers::add);
            AssemblyAccount events = customers.finish();
            return new FileAccount(rows.account(), events);
        }
    }

    private Goal carryingValue() {
        Goal.Finder finder = new Goal.Finder();
        DuckDbTable table = new DuckDbTable(patterns, options, settings, false);
        try (Rows<EventRow> rows = EventReader.of(options).withoutContentIds().read(table, row -> {})) {
            rows.forEachRemaining(row -> row.converted().ifPresent(finder::see));
        }
        return finder.goal();
    }

    /**
     * Collects the journeys of one kind: any {@code JourneyStatistic} of the library, such as the fit of a model, or any
     * other collector.
     *
     * @param <A> the collector's accumulator
     * @param <R> the result
     * @param assembler makes the journeys, as in {@link #forEachJourney}, which also says what is thrown
     * @param kind the kind of journeys
     * @param rejects is told of each rejected row
     * @param collector takes the journeys
     * @return the collector's result
     */
    public <A, R> R collect(
            JourneyAssembler assembler,
            JourneyKind kind,
            Consumer<? super RejectedRow> rejects,
            Collector<? super Journey, A, R> collector) {
        A accumulator = collector.supplier().get();
        forEachJourney(
                assembler,
                rejects,
                JourneySink.of(kind, journey -> collector.accumulator().accept(accumulator, journey)));
        return collector.finisher().apply(accumulator);
    }

    /** The files. */
    @Override
    public String toString() {
        return "events of " + String.join(", ", patterns);
    }
}
