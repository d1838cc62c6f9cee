package org.attributionj.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the password of the database comes from: not from the command line, which every user of the machine can read. */
final class DatabasePassword {
    private DatabasePassword() {}

    static @Nullable String of(
            @Nullable String asked,
            @Nullable String variable,
            @Nullable Path file,
            Function<String, @Nullable String> environment) {
        if (Stream.of(asked, variable, file).filter(Objects::nonNull).count() > 1) {
            throw new UsageException("give one of --db-password, --db-password-env and --db-password-file");
        }
        if (variable != null) {
            String password = environment.apply(variable);
            if (password == null) {
                throw new UsageException("--db-password-env: the environment has no variable of this name");
            }
            return password;
        }
        return file == null ? asked : firstLine(file);
    }

    private static String firstLine(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            if (line == null) {
                throw new UsageException(
                        "--db-password-file: " + file + " is empty; its first line must be the password");
            }
            return line;
        } catch (IOException e) {
            throw FileProblem.cannot("read", file, e);
        }
    }
}
