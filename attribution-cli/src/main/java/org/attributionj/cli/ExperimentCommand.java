package org.attributionj.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.eval.experiment.CustomerOutcomes;
import org.attributionj.eval.experiment.Holdout;
import org.attributionj.eval.experiment.HoldoutOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the arms of hold-outs. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Compares the customers from whom a channel was held out with all others of the population.")
final class ExperimentCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final JourneyOptions journeys = new JourneyOptions();

    @Option(
            names = "--channel",
            paramLabel = "C",
            description = "a channel that was held out; repeatable; default: all that the population names")
    private List<String> channels = new ArrayList<>();

    @Option(
            names = "--covariate",
            paramLabel = "NAME",
            description = "a numeric column of the population, known before the start, that sharpens tests of value")
    private @Nullable String covariate;

    @Option(names = "--level", paramLabel = "P", description = "level of the intervals (default: 0.95)")
    private double level = HoldoutOptions.DEFAULT.level();

    @Option(names = "--format", paramLabel = "table|csv|json", description = "default: table")
    private ResultFormat format = ResultFormat.TABLE;

    @Option(names = "--out", paramLabel = "FILE", description = "where to write; default: standard output")
    private @Nullable Path out;

    @Override
    public void run() {
        if (input.population().isEmpty()) {
            throw new UsageException("--population is missing: name the file of customers and their hold-outs");
        }
        HoldoutOptions options = UsageException.onBadArgument("--level", () -> HoldoutOptions.DEFAULT.withLevel(level));
        HoldoutOptions adjusted = covariate == null ? options : options.withCovariate(covariate);
        PrintWriter err = spec.commandLine().getErr();
        List<Customer> population;
        CustomerOutcomes outcomes = new CustomerOutcomes();
        try (EventRun events = new EventRun(input, journeys, Dimension.CHANNEL, err)) {
            events.assemble(JourneySink.of(JourneyKind.CREDITED, outcomes::add));
            events.printAccount(List.of());
            population = events.population();
        }
        List<Holdout> holdouts = new ArrayList<>();
        for (Channel channel : channels(population)) {
            holdouts.add(Holdout.of(channel, population, outcomes, adjusted));
        }
        holdouts.stream()
                .filter(holdout -> holdout.convertedOutside() > 0)
                .findFirst()
                .ifPresent(holdout -> err.println("left out: " + holdout.convertedOutside()
                        + " customers who converted but are not in the population"));
        try (Output output = Outputs.of(spec).open(out)) {
            ExperimentWriter.write(ExperimentRow.of(holdouts), format, output);
            output.done();
        }
    }

    private Set<Channel> channels(List<Customer> population) {
        TreeSet<Channel> heldOut = new TreeSet<>(Holdout.channels(population));
        if (heldOut.isEmpty()) {
            throw new IllegalArgumentException("nobody in the population is in a hold-out."
                    + " Maybe its column is not named holdout_ and the channel");
        }
        TreeSet<Channel> asked = new TreeSet<>();
        for (String name : channels) {
            Channel channel = Channel.of(name);
            if (!heldOut.contains(channel)) {
                throw new UsageException("--channel must be one of " + heldOut + ", but was " + name);
            }
            asked.add(channel);
        }
        return asked.isEmpty() ? heldOut : asked;
    }
}
