package org.attributionj.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

    @Option(names = "--force", description = "write over files of an earlier simulation")
    private boolean force;

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

    private void write(SimulatedData data, Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw FileProblem.cannot("write to", directory, e);
        }
        Path events = directory.resolve("events.csv");
        Path population = directory.resolve("population.csv");
        Path truth = directory.resolve("truth.json");
        List<Path> files = List.of(events, population, truth);
        for (Path file : files) {
            if (!force && Files.exists(file)) {
                throw new UsageException("--out: there is a file " + file + "; name another directory, or say --force");
            }
        }
        Outputs.of(spec).writeAll(files, false, writers -> {
            EventColumns columns = EventColumns.of(data.touchpoints(), data.conversions());
            try (EventCsv csv = new EventCsv(writers.of(events), columns)) {
                csv.writeAll(data.touchpoints(), data.conversions());
            }
            PopulationCsv.write(data.customers(), writers.of(population));
            writers.of(truth)
                    .write(TruthJson.write(data.truth(), data.customers().size()));
        });
    }
}
