package org.attributionj.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ids belong to one person. */
final class IdentityOptions {
    @Option(
            names = "--identities",
            paramLabel = "FILE",
            description = "which ids are one person's: a table of id,alias, and if wanted id_type, alias_type, time,"
                    + " source, weight; events of all ids of a person are one journey then")
    private @Nullable Path file;

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}
