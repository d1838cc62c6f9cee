package org.attributionj.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.attributionj.io.result.ResultCsv;
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
        description = "Writes what each touchpoint earned of each conversion, one CSV row per touchpoint with credit.")
final class AttributeCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

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
    public void run() {
        List<ChosenModel> chosen = ChosenModel.of(specs);
        try (EventRun events = new EventRun(input, journeys, Dimension.CHANNEL, spec.commandLine().getErr());
                ResultCsv csv = new ResultCsv(
                        Output.open(out, spec.commandLine().getOut()).writer())) {
            List<AttributionModel> models = events.fitted(chosen);
            List<Attributor> attributors = models.stream()
                    .map(model -> new Attributor(model, journeys.pathOf()))
                    .toList();
            events.forEach(EnumSet.of(JourneyKind.CREDITED), journey -> {
                for (Attributor attributor : attributors) {
                    attributor.attributeAll(journey).forEach(csv::write);
                }
            });
            ChosenModel.require(chosen, events.facts());
            events.printAccount();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results: " + e.getMessage(), e);
        }
    }
}
