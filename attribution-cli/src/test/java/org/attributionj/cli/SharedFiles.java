package org.attributionj.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the folder of reference data that lies beside the project on some machines; skips the test where it does not. */
final class SharedFiles {
    private SharedFiles() {}

    static Path require(String relative) {
        Path root = find();
        Assumptions.assumeTrue(
                root != null, "no folder 'shared' with SEMANTICS.md found: set -Dattributionj.shared to run this test");
        Path file = root.resolve(relative);
        Assumptions.assumeTrue(Files.exists(file), file + " is not there");
        return file;
    }

    private static Path find() {
        String given = System.getProperty("attributionj.shared", System.getenv("ATTRIBUTIONJ_SHARED"));
        if (given != null) {
            return holdsReference(Path.of(given)) ? Path.of(given) : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (holdsReference(at.resolve("shared"))) {
                return at.resolve("shared");
            }
        }
        return null;
    }

    private static boolean holdsReference(Path folder) {
        return Files.exists(folder.resolve("SEMANTICS.md"));
    }
}
