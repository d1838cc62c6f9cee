package org.attributionj.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;

/** Reference data that lie beside the project on some machines. A test that asks for them is skipped where they are not. */
public final class ReferenceData {
    private static final String PROPERTY = "attributionj.shared";
    private static final String VARIABLE = "ATTRIBUTIONJ_SHARED";
    private static final String MARK = "SEMANTICS.md";

    private ReferenceData() {}

    /** A file or folder, or else the test is skipped. */
    public static Path file(String name) {
        Path folder = folder();
        assumeTrue(
                folder != null,
                "skipped: no reference data. Name their folder by -D" + PROPERTY + " or " + VARIABLE
                        + ", or put it beside the project as ../shared");
        Path file = folder.resolve(name);
        assumeTrue(Files.exists(file), "skipped: no " + name + " in the reference data");
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

    /** A path table of the reference data, such as {@code pathdata}. */
    public static PathTable paths(String dataSet, PathTransform... transforms) {
        PathTable table = PathTable.of(Dimension.CHANNEL, List.of(transforms));
        for (Map<String, String> row : rowsByName("data/" + dataSet + ".csv")) {
            table.add(
                    List.of(row.get("path").split(" > ", -1)),
                    Long.parseLong(row.get("total_conversions")),
                    new Money(new BigDecimal(row.get("total_conversion_value")), Money.NO_CURRENCY),
                    Long.parseLong(row.get("total_null")));
        }
        return table;
    }

    /** A column of a file of expected results, by channel. */
    public static Map<String, Double> expected(String file, String column) {
        Map<String, Double> expected = new LinkedHashMap<>();
        for (Map<String, String> row : rowsByName("expected/" + file + ".csv")) {
            expected.put(row.get("channel"), Double.valueOf(row.get(column)));
        }
        return expected;
    }

    /** The fields of a CSV file that has no comma within a field, header first. */
    public static List<String[]> rows(String name) {
        List<String[]> rows = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file(name))) {
                rows.add(line.replace("\"", "").split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static List<Map<String, String>> rowsByName(String file) {
        List<String[]> rows = rows(file);
        List<Map<String, String>> byName = new ArrayList<>();
        for (String[] fields : rows.subList(1, rows.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < fields.length; i++) {
                row.put(rows.get(0)[i], fields[i]);
            }
            byName.add(row);
        }
        return byName;
    }
}
