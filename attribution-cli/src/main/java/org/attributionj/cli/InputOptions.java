package org.attributionj.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.money.Money;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.event.EventField;
import org.attributionj.io.event.EventOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where events come from and how they are written: the options that {@code compare}, {@code attribute} and {@code journeys} share. */
final class InputOptions {
    /** An event takes a quarter of this; the rest is for journeys, models and the collector of garbage. */
    private static final long BYTES_PER_EVENT = 2400;

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "FILE",
            description = "event files, CSV or JSON Lines, plain or gzip")
    private List<Path> events = new ArrayList<>();

    @Option(
            names = "--population",
            paramLabel = "FILE",
            description =
                    "customers and their arms of experiments; models that can be corrected by hold-outs are (auto)")
    private @Nullable Path population;

    @Option(
            names = "--columns",
            paramLabel = "a=b,...",
            description = "fields and the columns that hold them, such as customer=cookie,time=ts")
    private @Nullable String columns;

    @Option(names = "--zone", paramLabel = "Z", description = "zone of local times (default: UTC)")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--time-format", paramLabel = "P", description = "pattern of times, such as 'M/d/yyyy H:mm'")
    private @Nullable String timeFormat;

    @Option(names = "--currency", paramLabel = "C", description = "currency of values that name none (default: XXX)")
    private Currency currency = Money.NO_CURRENCY;

    @Option(
            names = "--sequence",
            paramLabel = "COLUMN|row",
            description = "what orders events of the same time: a column, or the order of rows")
    private @Nullable String sequence;

    @Option(names = "--dedupe", description = "drop exact repeats of rows that have no id")
    private boolean dedupe;

    @Option(
            names = "--grouped",
            description = "rows of a customer are adjacent: read one customer at a time, in constant memory")
    private boolean grouped;

    @Option(
            names = "--rows-in-memory",
            paramLabel = "N",
            description = "more events than these, if not grouped, are sorted by customer in temporary files"
                    + " (default: by the size of the heap)")
    private int rowsInMemory =
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / BYTES_PER_EVENT);

    @Option(
            names = "--temp-dir",
            paramLabel = "DIR",
            description = "where temporary files are (default: the system's directory of these)")
    private Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."));

    @Option(names = "--rejects", paramLabel = "FILE", description = "write rejected rows with their reasons")
    private @Nullable Path rejects;

    @Option(
            names = "--max-rejects",
            paramLabel = "N",
            description = "stop when more than N rows are rejected (default: never)")
    private long maxRejects = Long.MAX_VALUE;

    boolean hasEvents() {
        return !events.isEmpty();
    }

    List<Path> events() {
        return events;
    }

    List<Input> inputs() {
        if (events.isEmpty()) {
            throw new UsageException("--events is missing: name at least one file of events");
        }
        return events.stream().map(Input::of).toList();
    }

    Optional<Path> population() {
        return Optional.ofNullable(population);
    }

    EventOptions eventOptions() {
        EventOptions options =
                EventOptions.DEFAULT.withZone(zone).withCurrency(currency).withSequence(sequence);
        if (columns != null) {
            String mapping = columns;
            options = options.withColumns(
                    UsageException.onBadArgument("--columns", () -> EventField.parseMapping(mapping)));
        }
        EventOptions mapped = options.withLimits(limits());
        return UsageException.onBadArgument("--time-format", () -> mapped.withTimePattern(timeFormat));
    }

    ReadLimits limits() {
        if (maxRejects < 0) {
            throw new UsageException("--max-rejects must be 0 or more, but was " + maxRejects);
        }
        return ReadLimits.DEFAULT.withMaxRejects(maxRejects);
    }

    ZoneId zone() {
        return zone;
    }

    Currency currency() {
        return currency;
    }

    boolean dropsRepeats() {
        return dedupe;
    }

    /** How many events may be kept in memory. */
    int rowsInMemory() {
        if (rowsInMemory < 1) {
            throw new UsageException("--rows-in-memory must be 1 or more, but was " + rowsInMemory);
        }
        return rowsInMemory;
    }

    Path temporary() {
        return temporary;
    }

    boolean isGrouped() {
        return grouped;
    }

    Optional<Path> rejects() {
        return Optional.ofNullable(rejects);
    }
}
