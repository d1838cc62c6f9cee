package org.attributionj.jdbc.internal.file;

import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import org.attributionj.io.UnusableInputException;

/** How a file is written, by the end of its name. */
public enum FileFormat {
    PARQUET(ImmutableSet.of("parquet", "pq")),
    CSV(ImmutableSet.of("csv", "tsv", "txt")),
    JSON(ImmutableSet.of("json", "jsonl", "ndjson"));

    private static final ImmutableSet<String> COMPRESSIONS = ImmutableSet.of("gz", "zst");

    private final ImmutableSet<String> endings;

    FileFormat(ImmutableSet<String> endings) {
        this.endings = endings;
    }

    /** The format of a file or a pattern of files. */
    public static FileFormat of(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        String ending = ending(name);
        if (COMPRESSIONS.contains(ending)) {
            ending = ending(name.substring(0, name.length() - ending.length() - 1));
        }
        for (FileFormat format : values()) {
            if (format.endings.contains(ending)) {
                return format;
            }
        }
        throw new UnusableInputException(
                file + " must end in .parquet, .csv, .tsv, .txt, .json, .jsonl or .ndjson, and may"
                        + " then in .gz or .zst, so that its format is known; rename it");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
