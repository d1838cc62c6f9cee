package org.attributionj.cli;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses to write where something is read or written already, by real path: a file that a run reads must not be emptied by it.
 * Whatever an option names and is there counts as read, if the option is not one of outputs.
 */
final class OutputCheck {
    private static final Set<String> OUTPUTS = Set.of("--out", "--rejects");
    private static final Pattern DATABASE = Pattern.compile("jdbc:[a-z0-9]+:(?:file:)?([^;?]+)(?:[;?].*)?");
    private static final List<String> DATABASE_ENDS = List.of("", ".mv.db");

    /** By option, in the order of the command line. */
    private final Map<Path, String> read = new LinkedHashMap<>();

    private final Map<Path, String> named = new LinkedHashMap<>();
    private final Map<Path, String> written = new LinkedHashMap<>();

    private OutputCheck() {}

    /** What the options of a command name. */
    static OutputCheck of(CommandSpec spec) {
        OutputCheck check = new OutputCheck();
        ParseResult parsed = spec.commandLine().getParseResult();
        if (parsed != null) {
            for (OptionSpec option : parsed.matchedOptions()) {
                String name = option.longestName();
                if (OUTPUTS.contains(name)) {
                    option.stringValues().forEach(value -> check.named.putIfAbsent(real(Path.of(value)), name));
                } else {
                    option.stringValues().forEach(value -> check.addRead(name, value));
                }
            }
        }
        return check;
    }

    /** Refuses outputs of a command before anything is read. */
    static void require(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandSpec spec = last.commandSpec();
        OutputCheck check = of(spec);
        try {
            for (OptionSpec option : last.matchedOptions()) {
                if (OUTPUTS.contains(option.longestName())) {
                    option.stringValues().forEach(value -> check.claim(Path.of(value), option.longestName()));
                }
            }
        } catch (UsageException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void addRead(String option, String value) {
        // also the files of --enrich geo=FILE,channel=FILE
        for (String text : Splitter.on(Pattern.compile("[=,]")).split(value)) {
            addReadFile(option, text);
        }
        addReadFile(option, value);
        var database = DATABASE.matcher(value);
        if (database.matches()) {
            DATABASE_ENDS.forEach(end -> addReadFile(option, database.group(1) + end));
        }
    }

    private void addReadFile(String option, String text) {
        try {
            Path file = Path.of(text);
            if (!text.isEmpty() && Files.exists(file) && !Files.isDirectory(file)) {
                read.putIfAbsent(real(file), option);
            }
        } catch (InvalidPathException e) {
            // no file can have this name
        }
    }

    /** Lets a file be written, unless it is read or written for another purpose. */
    void claim(Path file, String purpose) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return;
        }
        Path real = real(file);
        String reader = read.get(real);
        for (Map.Entry<Path, String> other : read.entrySet()) {
            // the same file by another name
            reader = reader == null && isSame(other.getKey(), real) ? other.getValue() : reader;
        }
        if (reader != null) {
            throw new UsageException(
                    purpose + ": " + file + " is a file that " + reader + " reads; name another one to write to");
        }
        String writer = named.getOrDefault(real, purpose).equals(purpose) ? written.get(real) : named.get(real);
        written.put(real, purpose);
        if (writer != null) {
            throw new UsageException(
                    purpose + ": " + file + " is written for " + writer + " already; name another one");
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path real(Path file) {
        try {
            if (Files.exists(file)) {
                return file.toRealPath();
            }
            Path folder = file.toAbsolutePath().normalize().getParent();
            Path name = file.getFileName();
            return folder == null || name == null || !Files.exists(folder)
                    ? file.toAbsolutePath().normalize()
                    : folder.toRealPath().resolve(name);
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}
