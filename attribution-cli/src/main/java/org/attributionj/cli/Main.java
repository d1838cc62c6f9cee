package org.attributionj.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code attribution} command. Exit codes: 0 done; 1 the data or a file stood in the way; 2 the command line makes no
 * sense.
 */
@Command(
        name = "attribution",
        mixinStandardHelpOptions = true,
        version = "attribution 0.1.0-SNAPSHOT",
        description = "Says how much of each conversion's value each marketing touchpoint earned.",
        subcommands = {
            CompareCommand.class,
            LoadCommand.class,
            AttributeCommand.class,
            JourneysCommand.class,
            ExperimentCommand.class,
            ModelsCommand.class,
            SimulateCommand.class,
            EvaluateCommand.class
        })
public final class Main implements Runnable {
    static final int EXIT_DATA = 1;
    static final int EXIT_USAGE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(names = "--debug", scope = CommandLine.ScopeType.INHERIT, description = "print the stack trace of an error")
    private boolean debug;

    /** The command without its options; picocli fills them in. */
    public Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /**
     * Runs the command.
     *
     * @param out takes the results
     * @param err takes accounts, progress and errors
     * @param args the arguments
     * @return the exit code: 0, 1 (data or I/O) or 2 (usage)
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::onUsageError)
                .setExecutionExceptionHandler((error, command, parsed) -> main.onError(error, command));
        int code = line.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    private static int onUsageError(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        command.getErr().println(oneLine("attribution", error));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return EXIT_USAGE;
    }

    private int onError(Exception error, CommandLine command) {
        command.getErr().println(oneLine("attribution " + command.getCommandName(), error));
        if (debug) {
            error.printStackTrace(command.getErr());
        }
        return error instanceof UsageException ? EXIT_USAGE : EXIT_DATA;
    }

    private static String oneLine(String who, Throwable error) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return who + ": "
                + message.lines()
                        .reduce((first, next) -> first + " " + next.strip())
                        .orElse("");
    }

    /** Without a subcommand there is nothing to do but to say what there is. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: compare, load, attribute, journeys, experiment, models, simulate or evaluate");
    }
}
