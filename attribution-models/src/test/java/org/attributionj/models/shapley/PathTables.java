package org.attributionj.models.shapley;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;

/** Small path tables. */
final class PathTables {
    private PathTables() {}

    static PathTable empty() {
        return PathTable.of(Dimension.CHANNEL);
    }

    /** Adds a path such as {@code a b a} with c conversions of 10 EUR each and u journeys without. */
    static PathTable add(PathTable table, String path, long c, long u) {
        List<String> labels = path.isEmpty() ? List.of() : List.of(path.split(" ", -1));
        table.add(labels, c, Money.of(Long.toString(10 * c), "EUR"), u);
        return table;
    }

    /** Paths over channels that everybody has. */
    static PathTable wellKnown() {
        PathTable table = empty();
        add(table, "email social display", 3, 7);
        add(table, "social email", 2, 9);
        add(table, "display direct", 0, 4);
        add(table, "direct", 5, 5);
        return add(table, "email email direct", 1, 1);
    }

    /** Paths of up to 6 steps over some channels, with counts from 0 to 9. */
    static List<Object[]> randomRows(int paths, int channels, long seed) {
        Random random = new Random(seed);
        List<Object[]> rows = new ArrayList<>();
        for (int p = 0; p < paths; p++) {
            StringBuilder path = new StringBuilder();
            int length = 1 + random.nextInt(6);
            for (int i = 0; i < length; i++) {
                path.append(i == 0 ? "" : " ").append((char) ('a' + random.nextInt(channels)));
            }
            rows.add(new Object[] {path.toString(), (long) random.nextInt(10), (long) random.nextInt(10)});
        }
        return rows;
    }

    static PathTable of(List<Object[]> rows) {
        PathTable table = empty();
        rows.forEach(row -> add(table, (String) row[0], (long) row[1], (long) row[2]));
        return table;
    }
}
