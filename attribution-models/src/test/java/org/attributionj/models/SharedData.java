package org.attributionj.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Reference data that lie beside the project, if they do. */
final class SharedData {
    private static final String PROPERTY = "attributionj.shared";
    private static final String VARIABLE = "ATTRIBUTIONJ_SHARED";
    private static final String MARK = "SEMANTICS.md";

    private SharedData() {}

    /** The file, or else the test is skipped. */
    static Path file(String name) {
        Path folder = folder();
        assumeTrue(
                folder != null,
                "skipped: no reference data. Name their folder by -D" + PROPERTY + " or " + VARIABLE
                        + ", or put it beside the project as ../shared");
        Path file = folder.resolve(name);
        assumeTrue(Files.isRegularFile(file), "skipped: no " + name + " in the reference data");
        return file;
    }

    private static Path folder() {
        String given = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        if (given != null) {
            return Path.of(given);
        }
        for (Path path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
            Path sibling = path.resolveSibling("shared");
            if (Files.isRegularFile(sibling.resolve(MARK))) {
                return sibling;
            }
        }
        return null;
    }
}
