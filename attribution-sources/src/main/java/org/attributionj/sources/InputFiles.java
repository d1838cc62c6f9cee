package org.attributionj.sources;

import java.nio.file.Path;
import java.util.Locale;
import org.attributionj.io.Input;

/** Files as inputs, whatever their format. */
public final class InputFiles {
    private InputFiles() {}

    /**
     * A file. One whose name ends in {@code .parquet} or {@code .pq} is read through DuckDB, whose driver must be on the class
     * path, and appears as JSON Lines; its lines are its rows.
     *
     * @param file the file
     * @return an input named as the path is written
     */
    public static Input of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".parquet") || name.endsWith(".pq") ? ParquetFile.input(file) : Input.of(file);
    }
}
