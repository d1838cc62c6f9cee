package org.attributionj.models.markov;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.PathTable;
import org.jspecify.annotations.Nullable;

/** Real path tables and reference results, kept outside the project; tests that need them are skipped without them. */
final class SharedFiles {
    private SharedFiles() {}

    static PathTable paths(String name) {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        List<String[]> rows = rows("data/" + name + ".csv");
        List<String> header = List.of(rows.get(0));
        for (String[] row : rows.subList(1, rows.size())) {
            table.add(
                    List.of(row[header.indexOf("path")].split(" > ")),
                    Long.parseLong(row[header.indexOf("total_conversions")]),
                    Money.of(new BigDecimal(row[header.indexOf("total_conversion_value")]), Money.NO_CURRENCY),
                    Long.parseLong(row[header.indexOf("total_null")]));
        }
        return table;
    }

    /** The fields of a CSV file without quotes, header first. */
    static List<String[]> rows(String file) {
        Path directory = directory();
        assumeTrue(directory != null, "needs the shared reference files beside the project");
        List<String[]> rows = new ArrayList<>();
        try (Stream<String> lines = Files.lines(directory.resolve(file))) {
            lines.forEach(line -> rows.add(line.split(",", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static @Nullable Path directory() {
        String given = System.getProperty("attributionj.shared", System.getenv("ATTRIBUTIONJ_SHARED"));
        if (given != null) {
            return Path.of(given);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path shared = at.resolveSibling("shared");
            if (Files.exists(shared.resolve("SEMANTICS.md"))) {
                return shared;
            }
        }
        return null;
    }
}
