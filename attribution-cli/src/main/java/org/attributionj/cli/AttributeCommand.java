package org.attributionj.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.fit.SourceFit;
import org.attributionj.core.model.AttributorGroup;
import org.attributionj.io.result.ResultCsv;
import org.attributionj.jdbc.AttributionStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Credits each conversion's touchpoints, exactly. */
@Command(
        name = "attribute",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Writes what each touchpoint earned of each conversion, one CSV row per touchpoint with credit; with"
                        + " --db, stores it for all conversions that wait for their attribution there, those of --events"
                        + " included.")
final class AttributeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final CsvOption csv = new CsvOption();

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final JourneyOptions journeys = new JourneyOptions();

    @Option(
            names = "--model",
            paramLabel = "SPEC",
            description = "a model, such as time-decay:half-life=7d; repeatable (default: linear)")
    private List<String> specs = List.of("linear");

    @Option(names = "--out", paramLabel = "FILE", description = "where to write; default: standard output")
    private @Nullable Path out;

    @Override
    public Integer call() {
        List<ModelChoice> chosen = Models.of(specs);
        if (!database.isWanted() && !input.hasEvents()) {
            throw new UsageException("--events is missing: name a file, or --db");
        }
        Shortfalls shortfalls = new Shortfalls(spec);
        if (database.isWanted()) {
            attributePending(chosen, shortfalls);
        } else {
            attribute(chosen, shortfalls);
        }
        return shortfalls.exitCode();
    }

    private void attribute(List<ModelChoice> chosen, Shortfalls shortfalls) {
        try (EventRun events = new EventRun(
                input, journeys, Dimension.CHANNEL, spec.commandLine().getErr())) {
            attribute(events, events.served(chosen, shortfalls), shortfalls);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results: " + e.getMessage(), e);
        }
    }

    private void attribute(EventRun events, List<ModelChoice> chosen, Shortfalls shortfalls) throws IOException {
        try (Output output = csv.applied(Outputs.of(spec).personal(out), true)) {
            SourceFit fit = events.fitted(chosen, shortfalls);
            AttributorGroup attributors = AttributorGroup.of(
                    fit.models().stream().map(ModelFits.Fitted::model).toList(), journeys.pathOf());
            try (ResultCsv results = new ResultCsv(output.writer())) {
                events.assemble(JourneySink.of(
                        JourneyKind.CREDITED,
                        journey -> attributors.attributeAll(journey).forEach(results::write)));
            }
            events.printAccount(fit.notes());
            output.done();
        }
    }

    private void attributePending(List<ModelChoice> chosen, Shortfalls shortfalls) {
        PrintWriter err = spec.commandLine().getErr();
        try (DatabaseOptions.OpenStore open = database.open(EventRun.assembler(input, journeys))) {
            if (input.hasEvents()) {
                EventLoading.load(open.store(), input, err, shortfalls);
            }
            attributePending(open.store(), chosen, err, shortfalls);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results: " + e.getMessage(), e);
        }
    }

    private void attributePending(
            AttributionStore store, List<ModelChoice> chosen, PrintWriter err, Shortfalls shortfalls)
            throws IOException {
        try (EventRun events = EventRun.of(store, input, journeys, Dimension.CHANNEL, err)) {
            SourceFit fit = events.fitted(events.served(chosen, shortfalls), shortfalls);
            AttributePending pending = new AttributePending(store, events, journeys, Clock.systemUTC());
            csv.requireCsv(out != null);
            if (out == null) {
                err.println(pending.attribute(fit, result -> {}));
            } else {
                try (Output output = csv.applied(Outputs.of(spec).personal(out), true)) {
                    try (ResultCsv results = new ResultCsv(output.writer())) {
                        err.println(pending.attribute(fit, results::write));
                    }
                    output.done();
                }
            }
        }
    }
}
