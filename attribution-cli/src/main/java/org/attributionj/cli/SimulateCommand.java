package org.attributionj.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.scenario.Scenario;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.eval.scenario.SimulationOptions;
import org.attributionj.io.event.EventColumns;
import org.attributionj.io.event.EventCsv;
import org.attributionj.io.population.PopulationCsv;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes made-up events whose truth is known. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the events of a scenario, its customers, and the truth about them: events.csv,"
                + " population.csv and truth.json. The same options give the same bytes.")
final class SimulateCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(names = "--scenario", paramLabel = "NAME", description = "the scenario; without it, all are listed")
    private @Nullable String scenario;

    @Option(names = "--users", paramLabel = "N", description = "the number of customers (default: 10000)")
    private int users = 10_000;

    @Option(names = "--seed", paramLabel = "S", description = "any whole number (default: 1)")
    private long seed = 1;

    @Option(
            names = "--holdout",
            split = ",",
            paramLabel = "CHANNEL=PART",
            description = "keeps a channel from a part of the customers at random, such as display=0.1; repeatable")
    private Map<String, Double> holdouts = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "DIR", description = "the directory to write to; made if it does not exist")
    private @Nullable Path out;

    @Override
    public void run() {
        if (scenario == null) {
            for (Scenario one : Scenarios.all()) {
                spec.commandLine().getOut().println(one.name() + "\n    " + one.description());
            }
            return;
        }
        String name = scenario;
        Scenario chosen = UsageException.onBadArgument("--scenario", () -> Scenarios.of(name));
        if (out == null) {
            throw new UsageException("--out is missing: name the directory to write to");
        }
        SimulationOptions options = options();
        SimulatedData data = UsageException.onBadArgument("--holdout", () -> chosen.generate(options));
        write(data, out);
        spec.commandLine()
                .getErr()
                .println(chosen.name() + ": " + data.customers().size() + " customers, "
                        + data.touchpoints().size() + " touchpoints, "
                        + data.conversions().size() + " conversions and adjustments in " + out);
    }

    private SimulationOptions options() {
        SimulationOptions options = UsageException.onBadArgument("--users", () -> SimulationOptions.of(users, seed));
        for (Map.Entry<String, Double> holdout : holdouts.entrySet()) {
            SimulationOptions before = options;
            options = UsageException.onBadArgument(
                    "--holdout", () -> before.withHoldout(Channel.of(holdout.getKey()), holdout.getValue()));
        }
        return options;
    }

    private static void write(SimulatedData data, Path directory) {
        try {
            Files.createDirectories(directory);
            EventColumns columns = EventColumns.of(data.touchpoints(), data.conversions());
            try (EventCsv events = new EventCsv(
                    Files.newBufferedWriter(directory.resolve("events.csv"), StandardCharsets.UTF_8), columns)) {
                events.writeAll(data.touchpoints(), data.conversions());
            }
            PopulationCsv.write(
                    data.customers(),
                    Files.newBufferedWriter(directory.resolve("population.csv"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileProblem.cannot("write to", directory, e);
        }
        TruthJson.write(data.truth(), data.customers().size(), directory.resolve("truth.json"));
    }
}
