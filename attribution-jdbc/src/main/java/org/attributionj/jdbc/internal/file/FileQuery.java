package org.attributionj.jdbc.internal.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statement that gives the rows of all files: source, row, position, customer, then the values. */
final class FileQuery {
    /** How many columns stand before the values. */
    static final int BEFORE_VALUES = 4;

    private FileQuery() {}

    /**
     * The statement.
     *
     * @param isSorted whether rows are brought together by customer
     * @param isNumbered whether rows get their positions over all files
     */
    static String of(List<EventFile> files, boolean isSorted, boolean isNumbered) {
        int most = files.stream().mapToInt(file -> file.values().size()).max().orElse(0);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            parts.add(part(i, files.get(i), most));
        }
        return "SELECT source, row_no, " + (isNumbered ? "row_number() OVER ()" : "0") + " AS position_no, customer"
                + values(most) + " FROM (" + String.join(" UNION ALL ", parts) + ") events"
                + (isSorted ? " ORDER BY customer NULLS FIRST, source, row_no" : "");
    }

    private static String part(int source, EventFile file, int most) {
        StringBuilder part = new StringBuilder(
                "SELECT " + source + " AS source, row_number() OVER () AS row_no, " + file.customer() + " AS customer");
        for (int i = 0; i < most; i++) {
            part.append(", ")
                    .append(i < file.values().size() ? file.values().get(i) : "CAST(NULL AS VARCHAR)")
                    .append(" AS v")
                    .append(i);
        }
        return part.append(" FROM ").append(file.scan()).toString();
    }

    private static String values(int count) {
        return IntStream.range(0, count).mapToObj(i -> ", v" + i).collect(Collectors.joining());
    }
}
