package org.attributionj.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.attributionj.sources.Source;
import org.attributionj.sources.Sources;
import org.attributionj.sources.preset.Presets;

/** What {@code --preset} names: a preset of the library, or a file of one's own. */
final class PresetOption {
    private PresetOption() {}

    static Source named(String name) {
        if (Presets.names().contains(name)) {
            return Sources.named(name);
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            // says which presets there are
            return Sources.named(name);
        }
        try {
            return Sources.of(Files.readString(file));
        } catch (IOException e) {
            throw FileProblem.cannot("read the preset", file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
