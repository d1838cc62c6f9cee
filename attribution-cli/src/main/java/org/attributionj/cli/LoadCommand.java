package org.attributionj.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads event files into a database. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Stores events, and the rows that are rejected, in a database. Loading a file again changes nothing.")
final class LoadCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final JourneyOptions journeys = new JourneyOptions();

    @Override
    public Integer call() {
        Shortfalls shortfalls = new Shortfalls(spec);
        try (DatabaseOptions.OpenStore open = database.open(EventRun.assembler(input, journeys))) {
            EventLoading.load(open.store(), input, spec.commandLine().getErr(), shortfalls);
        }
        return shortfalls.exitCode();
    }
}
