package org.attributionj.sources;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.attributionj.io.Dialect;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.Rows;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.record.RecordReader;
import org.attributionj.io.record.SourceRecord;
import org.attributionj.sources.preset.Preset;
import org.attributionj.sources.preset.Presets;

/** Finds out which tool wrote a file, by the names in its first rows. */
final class Detection {
    private static final int ROWS = 20;
    private static final int FEWEST_COLUMNS = 50;

    private Detection() {}

    static Optional<Preset> of(Input input) {
        RecordReader reader = RecordReader.of(Dialect.FOUND, ReadLimits.DEFAULT, name -> false);
        try (Rows<SourceRecord> rows = reader.read(List.of(input), rejected -> {})) {
            for (int i = 0; i < ROWS && rows.hasNext(); i++) {
                SourceRecord row = rows.next();
                Optional<Preset> found = Presets.lookingLike(row::has);
                if (found.isPresent()) {
                    return found;
                }
            }
            return ofWidth(input);
        } catch (UncheckedIOException | UnusableInputException e) {
            // what cannot be read at all looks like nothing
            return Optional.empty();
        }
    }

    /** An export that never has a header is known by its number of columns, if that is large enough to mean something. */
    private static Optional<Preset> ofWidth(Input input) {
        RecordReader reader = RecordReader.of(
                Dialect.FOUND.withDelimiter('\t').withoutHeader(List.of()), ReadLimits.DEFAULT, name -> false);
        try (Rows<SourceRecord> rows = reader.read(List.of(input), rejected -> {})) {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            SourceRecord row = rows.next();
            return Presets.names().stream()
                    .map(Presets::named)
                    .filter(preset -> preset.dialect().header().size() >= FEWEST_COLUMNS)
                    .filter(preset -> row.has("c" + preset.dialect().header().size())
                            && !row.has("c" + (preset.dialect().header().size() + 1)))
                    .findFirst();
        }
    }
}
