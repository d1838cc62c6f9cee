package org.attributionj.core.assembly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Finds the folder of real data beside the project; tests that need it are skipped where it is absent. */
final class SharedData {
    private SharedData() {}

    /** A file of the folder, or the end of the test. */
    static Path file(String name) {
        Optional<Path> folder = folder();
        Assumptions.assumeTrue(
                folder.isPresent(),
                "skipped: no folder of shared data; set attributionj.shared or ATTRIBUTIONJ_SHARED to it");
        Path file = folder.orElseThrow().resolve(name);
        Assumptions.assumeTrue(Files.isReadable(file), "skipped: no file " + file);
        return file;
    }

    private static Optional<Path> folder() {
        Stream<Path> given = Stream.of(
                        Optional.ofNullable(System.getProperty("attributionj.shared")),
                        Optional.ofNullable(System.getenv("ATTRIBUTIONJ_SHARED")))
                .flatMap(Optional::stream)
                .map(Path::of);
        Stream<Path> above = Stream.<Path>iterate(
                        Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared"));
        return Stream.concat(given, above)
                .filter(folder -> Files.isReadable(folder.resolve("SEMANTICS.md")))
                .findFirst();
    }
}
