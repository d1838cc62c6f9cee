package org.attributionj.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds the folder of real data beside the project; tests that need it are skipped where it is absent. */
public final class SharedFiles {
    private SharedFiles() {}

    /** A file of the folder, or the end of the test. */
    public static Path file(String name) {
        Stream<Path> given = Stream.of(
                        Optional.ofNullable(System.getProperty("attributionj.shared")),
                        Optional.ofNullable(System.getenv("ATTRIBUTIONJ_SHARED")))
                .flatMap(Optional::stream)
                .map(Path::of);
        Stream<Path> above = Stream.<Path>iterate(
                        Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared"));
        Optional<Path> file = Stream.concat(given, above)
                .map(folder -> folder.resolve(name))
                .filter(Files::isReadable)
                .findFirst();
        Assumptions.assumeTrue(
                file.isPresent(),
                "skipped: no shared file " + name + "; set attributionj.shared or ATTRIBUTIONJ_SHARED to its folder");
        return file.orElseThrow();
    }
}
