package org.attributionj.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.io.json.JsonLinesWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the journeys that the other commands credit. */
@Command(
        name = "journeys",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes journeys as JSON Lines, those without a conversion included.")
final class JourneysCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final JourneyOptions journeys = new JourneyOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "where to write; default: standard output")
    private @Nullable Path out;

    @Override
    public void run() {
        try (Output output = Outputs.of(spec).personal(out);
                EventRun events = new EventRun(
                        input, journeys, Dimension.CHANNEL, spec.commandLine().getErr())) {
            try (JsonLinesWriter lines = new JsonLinesWriter(output.writer())) {
                events.assemble(JourneySink.of(EnumSet.of(JourneyKind.CREDITED, JourneyKind.OPEN), lines::write));
            }
            events.printAccount(List.of());
            output.done();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write journeys: " + e.getMessage(), e);
        }
    }
}
