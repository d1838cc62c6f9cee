package org.attributionj.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.attributionj.core.money.Money;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.event.EventField;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.path.PathField;
import org.attributionj.io.path.PathOptions;
import org.attributionj.sources.InputFiles;
import org.attributionj.sources.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where events come from and how they are written: the options that {@code compare}, {@code attribute} and {@code journeys} share. */
final class InputOptions {
    /** An event takes a quarter of this; the rest is for journeys, models and the collector of garbage. */
    private static final long BYTES_PER_EVENT = 2400;

    @Option(
            names = "--events",
            arity = "1..*",
            paramLabel = "FILE",
            description = "event files: CSV of any kind, JSON, workbooks (.xlsx), plain or gzip")
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
            description =
                    "fields and the columns that hold them, such as customer=cookie,time=ts, or what makes them, such"
                            + " as channel=utm_medium|medium|'email'; with --paths its fields")
    private @Nullable String columns;

    @Option(names = "--zone", paramLabel = "Z", description = "zone of local times (default: UTC)")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(
            names = "--time-format",
            paramLabel = "P",
            description = "how times are written: a pattern such as 'M/d/yyyy H:mm', or epoch, epoch-millis, excel …;"
                    + " repeatable, the first that fits counts")
    private List<String> timeFormats = new ArrayList<>();

    @Option(names = "--currency", paramLabel = "C", description = "currency of values that name none (default: XXX)")
    private Currency currency = Money.NO_CURRENCY;

    @Option(
            names = "--sequence",
            paramLabel = "COLUMNS|row",
            description = "what orders events of the same time: columns, or the order of rows")
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
            paramLabel = "N|P%",
            description =
                    "fail when more than N rows, or more than a share of them, are rejected (default: when all are)")
    private @Nullable String maxRejects;

    @Option(
            names = "--max-unzipped",
            paramLabel = "SIZE",
            description = "fail when more bytes than these come out of a gzip file, such as 500M or 20G (default: any)")
    private @Nullable String maxUnzipped;

    @Option(
            names = "--preset",
            paramLabel = "NAME|FILE",
            description =
                    "the tool that wrote the files, such as ga4, segment, shopify, snowplow, sendgrid …, or a file of a"
                            + " preset of your own")
    private @Nullable String preset;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec command;

    @Mixin
    private final DialectOptions dialect = new DialectOptions();

    @Mixin
    private final RowOptions rows = new RowOptions();

    @Mixin
    private final EnrichOptions enrich = new EnrichOptions();

    @Mixin
    private final IdentityOptions identities = new IdentityOptions();

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
        return events.stream().map(InputFiles::of).toList();
    }

    /** The reader of the preset that was asked for. */
    Optional<Source> source() {
        String name = preset;
        if (name == null) {
            return Optional.empty();
        }
        UnusedOptions.refuse(command, UnusedOptions.OF_ROWS, "with --preset, which says all of this");
        UnusedOptions.refuse(command, List.of("--grouped"), "with --preset, which reads all files first");
        return Optional.of(UsageException.onBadArgument("--preset", () -> PresetOption.named(name))
                .withZone(zone)
                .withCurrency(currency)
                .withLimits(limits())
                .withUnnamed(enrich.unnamed().orElse(null)));
    }

    /** What is found out about events before anything else sees them. */
    RowPreparation preparation(Consumer<? super RejectedRow> rejected) {
        if (grouped && identities.file().isPresent()) {
            throw new UsageException("--grouped reads one customer at a time, and --identities joins the events of"
                    + " several; leave out one of them");
        }
        return new RowPreparation(
                enrich.enrichment().map(TouchpointTally::new).orElse(null),
                identities
                        .file()
                        .map(file -> new PersonTally(IdentityFile.read(file, zone, limits(), rejected)))
                        .orElse(null));
    }

    Optional<Path> population() {
        return Optional.ofNullable(population);
    }

    EventOptions eventOptions() {
        EventOptions options = EventOptions.DEFAULT
                .withZone(zone)
                .withCurrency(currency)
                .withSequence(sequence)
                .withDialect(dialect.dialect())
                .withRules(rows.rules().withUnnamed(enrich.unnamed().orElse(null)));
        if (columns != null) {
            String mapping = columns;
            EventOptions unmapped = options;
            options = UsageException.onBadArgument(
                    "--columns", () -> unmapped.withColumns(EventField.parseMapping(mapping)));
        }
        EventOptions mapped = options.withLimits(limits());
        return UsageException.onBadArgument(
                "--time-format",
                () -> mapped.withTimePattern(timeFormats.isEmpty() ? null : String.join("|", timeFormats)));
    }

    /** How the path table is written and where its columns are. */
    PathOptions pathOptions() {
        UnusedOptions.refuse(command, UnusedOptions.OF_EVENTS, "with --paths, which hold no events");
        String name = preset;
        if (name != null
                && !UsageException.onBadArgument("--preset", () -> PresetOption.named(name))
                        .preset()
                        .paths()) {
            throw new UsageException("--preset " + name + " is of events, not of paths; name the files by --events");
        }
        PathOptions options =
                PathOptions.DEFAULT.withCurrency(currency).withLimits(limits()).withDialect(dialect.dialect());
        String mapping = columns;
        return mapping == null
                ? options
                : UsageException.onBadArgument("--columns", () -> options.withColumns(PathField.parseMapping(mapping)));
    }

    ReadLimits limits() {
        ReadLimits limits = ReadLimits.DEFAULT.withMaxRejects(maxRejects().rows());
        String size = maxUnzipped;
        return size == null
                ? limits
                : limits.withMaxUnzippedBytes(
                        UsageException.onBadArgument("--max-unzipped", () -> ByteSize.parse(size)));
    }

    MaxRejects maxRejects() {
        return maxRejects == null ? MaxRejects.ANY : MaxRejects.of(maxRejects);
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

    /** Where rejected rows go: the file that was named, or nowhere. */
    Rejects openRejects() {
        return Rejects.to(Optional.ofNullable(rejects), Outputs.of(command));
    }
}
