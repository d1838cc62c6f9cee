package org.attributionj.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.attributionj.core.comparison.ComparisonTable;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.models.Comparison;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares models on events or on a path table. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Credits all conversions under several models and prints the sums side by side. With --db and --events, the"
                        + " events are stored there first; with --db alone, it compares what is stored.")
final class CompareCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Mixin
    private final CsvOption csv = new CsvOption();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final JourneyOptions journeys = new JourneyOptions();

    @Mixin
    private final IntervalOptions intervals = new IntervalOptions();

    @Option(names = "--paths", paramLabel = "FILE", description = "a path table in place of events")
    private @Nullable Path paths;

    @Option(
            names = "--separator",
            paramLabel = "S",
            description = "what stands between the steps of a path (default: >)")
    private String separator = ">";

    @Option(
            names = "--model",
            paramLabel = "SPEC",
            description =
                    "a model, such as time-decay:half-life=7d; repeatable; default: all rules that the data support")
    private List<String> specs = new ArrayList<>();

    @Option(names = "--by", paramLabel = "D", description = "what to group by: channel, campaign, … (default: channel)")
    private String by = "channel";

    @Option(
            names = "--level",
            paramLabel = "channel|journey",
            description = "where a model credits channels over the whole data set: that, or the sums of its journeys"
                    + " (default: channel)")
    private Comparison.Level level = Comparison.Level.CHANNEL;

    @Option(names = "--format", paramLabel = "table|csv|json", description = "default: table")
    private ResultFormat format = ResultFormat.TABLE;

    @Option(names = "--out", paramLabel = "FILE", description = "where to write; default: standard output")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if ((input.hasEvents() || database.isWanted()) == (paths != null)) {
            throw new UsageException(
                    "name --events, --db (events that are stored), both (they are stored first) or --paths");
        }
        if (paths == null) {
            UnusedOptions.refuse(spec, List.of("--separator"), "without --paths; fields of files have --delimiter");
        }
        if (!input.hasEvents() && paths == null) {
            UnusedOptions.refuse(spec, UnusedOptions.OF_ROWS, "with --db alone, which reads no file");
            UnusedOptions.refuse(spec, UnusedOptions.OF_FILES, "with --db alone, which reads no file");
        }
        List<ModelChoice> models = specs.isEmpty() ? Comparison.rules() : Models.of(specs);
        PrintWriter err = spec.commandLine().getErr();
        Shortfalls shortfalls = new Shortfalls(spec);
        Compared compared;
        if (database.isWanted()) {
            try (DatabaseOptions.OpenStore open = database.open(EventRun.assembler(input, journeys))) {
                if (input.hasEvents()) {
                    EventLoading.load(open.store(), input, err, shortfalls);
                }
                try (EventRun events = EventRun.of(open.store(), input, journeys, JourneyOptions.dimension(by), err)) {
                    compared = compare(events, models, shortfalls);
                }
            }
        } else if (paths == null) {
            try (EventRun events = new EventRun(input, journeys, JourneyOptions.dimension(by), err)) {
                compared = compare(events, models, shortfalls);
            }
        } else {
            compared = new ComparePaths(input, journeys, separator, by, level, intervals, err)
                    .compare(paths, models, specs.isEmpty(), shortfalls);
        }
        csv.requireCsv(format == ResultFormat.CSV);
        try (Output output = csv.applied(Outputs.of(spec).open(out), format == ResultFormat.CSV)) {
            compared.write(format, output);
            output.done();
        }
        return shortfalls.exitCode();
    }

    private Compared compare(EventRun events, List<ModelChoice> models, Shortfalls shortfalls) {
        Comparison comparison = Comparison.of(events)
                .pathOf(journeys.pathOf())
                .by(JourneyOptions.dimension(by))
                .transformed(journeys.transforms())
                .correctedBy(events.population())
                .level(level)
                .leavingOut(shortfalls::add);
        ComparisonTable table = specs.isEmpty()
                ? comparison.run()
                : UsageException.onBadArgument("--model", () -> comparison.models(models))
                        .run();
        events.printAccount(table.notes());
        if (!intervals.areWanted()) {
            return new Compared(table, Map.of());
        }
        Intervals resampled = new Intervals(
                models, journeys, JourneyOptions.dimension(by), level, intervals.resampling(), events.population());
        return new Compared(table, resampled.of(events, table.models(), shortfalls));
    }
}
