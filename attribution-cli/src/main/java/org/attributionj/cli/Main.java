package org.attributionj.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.run.Manifests;
import org.attributionj.core.text.Credentials;
import org.attributionj.core.text.PrintedText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code attribution} command. Exit codes: 0 done; 1 the data or a file stood in the way; 2 the command line makes no
 * sense.
 */
@Command(
        name = "attribution",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Says how much of each conversion's value each marketing touchpoint earned.",
        subcommands = {
            CompareCommand.class,
            LoadCommand.class,
            AttributeCommand.class,
            JourneysCommand.class,
            ReportCommand.class,
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
                // an argument that begins with @ is an argument, and no file to read more of them from
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUnmatchedOptionsAllowedAsOptionParameters(false)
                .registerConverter(Currency.class, Main::currency)
                .registerConverter(ZoneId.class, Main::zone)
                .registerConverter(Locale.class, Locale::forLanguageTag)
                .registerConverter(Instant.class, Main::time)
                .setExecutionStrategy(Main::execute)
                .setParameterExceptionHandler(Main::onUsageError)
                .setExecutionExceptionHandler((error, command, parsed) -> main.onError(error, command));
        int code = main.codeOf(line, command -> command.execute(args));
        if (out.checkError()) {
            err.println(line.getCommandName() + ": standard output could not be written");
            code = code == 0 ? EXIT_DATA : code;
        }
        err.flush();
        return code;
    }

    private static int execute(ParseResult parsed) {
        OutputCheck.require(parsed);
        return new CommandLine.RunLast().execute(parsed);
    }

    /** The exit code, also where Java itself gives up. */
    int codeOf(CommandLine line, ToIntFunction<CommandLine> run) {
        try {
            return run.applyAsInt(line);
        } catch (VirtualMachineError | LinkageError e) {
            printError(JvmErrors.message(e), line);
            printTrace(e, line);
            return EXIT_DATA;
        }
    }

    private static int onUsageError(ParameterException error, String[] args) {
        String message = error instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getUnmatched().isEmpty()
                ? unmatched(unmatched)
                : String.valueOf(error.getMessage());
        return printUsageError(message, error.getCommandLine());
    }

    private static int printUsageError(String message, CommandLine command) {
        printError(message, command);
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return EXIT_USAGE;
    }

    private static String unmatched(UnmatchedArgumentException error) {
        String argument = error.getUnmatched().get(0);
        if (error.isUnknownOption()) {
            List<String> near = error.getSuggestions();
            return "unknown option " + argument
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?");
        }
        CommandSpec command = error.getCommandLine().getCommandSpec();
        return command.subcommands().isEmpty()
                ? "\"" + argument + "\" belongs to no option; files are named by options, such as --events"
                : "unknown command \"" + argument + "\"; " + commands(command);
    }

    private static String commands(CommandSpec spec) {
        return "commands are " + String.join(", ", spec.subcommands().keySet());
    }

    private int onError(Exception error, CommandLine command) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        int code = EXIT_DATA;
        if (error instanceof UsageException) {
            code = printUsageError(message, command);
        } else {
            printError(message, command);
        }
        printTrace(error, command);
        return code;
    }

    private void printTrace(Throwable error, CommandLine command) {
        if (debug) {
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            command.getErr().print(PrintedText.escapedLines(Credentials.hidden(trace.toString())));
        }
    }

    /** In one line, whatever the message: without control characters of whoever wrote the data, and without passwords. */
    static void printError(String message, CommandLine command) {
        String line = message.lines()
                .reduce((first, next) -> first + " " + next.strip())
                .orElse("");
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + ": "
                        + PrintedText.escaped(Credentials.hidden(line)));
    }

    private static Currency currency(String text) {
        try {
            return Currency.getInstance(text);
        } catch (IllegalArgumentException e) {
            throw unreadable(text, "is no ISO 4217 currency code, such as EUR", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw unreadable(text, "is no time zone, such as Europe/Berlin, UTC or +02:00", e);
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw unreadable(text, "is no time in UTC, such as 2026-03-31T00:00:00Z", e);
        }
    }

    private static TypeConversionException unreadable(String text, String reason, Exception cause) {
        TypeConversionException problem = new TypeConversionException("'" + text + "' " + reason);
        problem.initCause(cause);
        return problem;
    }

    /** The version of the library. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "attribution " + Manifests.of(JourneyAssembler.standard()).get("library")
            };
        }
    }

    /** Without a subcommand there is nothing to do but to say what there is. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command; " + commands(spec));
    }
}
