package org.attributionj.models.shapley;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.PathTable;

/** Reads reference data that lie beside the project; tests that need them are skipped where they are absent. */
final class SharedData {
    static final Currency NO_CURRENCY = Currency.getInstance("XXX");

    private SharedData() {}

    static PathTable paths(String dataSet, PathTransform... transforms) {
        PathTable table = PathTable.of(Dimension.CHANNEL, List.of(transforms));
        for (Map<String, String> row : rows(folder().resolve("data").resolve(dataSet + ".csv"))) {
            table.add(
                    List.of(row.get("path").split(" > ", -1)),
                    Long.parseLong(row.get("total_conversions")),
                    new Money(new BigDecimal(row.get("total_conversion_value")), NO_CURRENCY),
                    Long.parseLong(row.get("total_null")));
        }
        return table;
    }

    /** A column of a file of expected results, by channel. */
    static Map<String, Double> expected(String file, String column) {
        Map<String, Double> expected = new LinkedHashMap<>();
        for (Map<String, String> row : rows(folder().resolve("expected").resolve(file + ".csv"))) {
            expected.put(row.get("channel"), Double.valueOf(row.get(column)));
        }
        return expected;
    }

    private static List<Map<String, String>> rows(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String[] header = lines.get(0).split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], fields[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        String given = System.getProperty("attributionj.shared", System.getenv("ATTRIBUTIONJ_SHARED"));
        if (given != null) {
            return checked(Path.of(given));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolveSibling("shared").resolve("SEMANTICS.md"))) {
                return checked(at.resolveSibling("shared"));
            }
        }
        return abort("skipped: no folder \"shared\" with reference data beside the project. Set -Dattributionj.shared");
    }

    private static Path checked(Path folder) {
        List<String> needed = Arrays.asList("SEMANTICS.md", "data", "expected");
        for (String name : needed) {
            if (!Files.exists(folder.resolve(name))) {
                return abort("skipped: " + folder + " has no " + name);
            }
        }
        return folder;
    }
}
