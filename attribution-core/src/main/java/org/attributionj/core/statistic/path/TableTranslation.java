package org.attributionj.core.statistic.path;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.money.MoneyUnit;

/** Paths of one store in the codes of another. */
final class TableTranslation {
    private static final int UNKNOWN = -1;
    private static final int NEVER_ASKED = -2;

    private final Dictionary from;
    private final Dictionary to;
    private final int[] codes;

    TableTranslation(Dictionary from, Dictionary to) {
        this.from = from;
        this.to = to;
        codes = new int[from.size()];
        Arrays.fill(codes, NEVER_ASKED);
    }

    /**
     * Writes the translated path of a row.
     *
     * @param add whether labels that the other dictionary does not have are added to it
     * @return whether all labels have a code
     */
    boolean path(PathStore store, int row, int[] target, boolean add) {
        int start = store.offset(row);
        int n = store.length(row);
        for (int i = 0; i < n; i++) {
            int code = store.codes()[start + i];
            if (codes[code] == NEVER_ASKED) {
                codes[code] = add ? to.code(from.label(code)) : to.find(from.label(code));
            }
            if (codes[code] == UNKNOWN) {
                return false;
            }
            target[i] = codes[code];
        }
        return true;
    }

    /** For each live row of a store the row of the same path in another, or -1 if it has none. */
    static int[] rows(PathStore of, PathStore in) {
        TableTranslation translation = new TableTranslation(of.labels, in.labels);
        int[] rows = new int[of.rows()];
        int[] path = {};
        for (int row = 0; row < rows.length; row++) {
            int n = of.length(row);
            if (path.length < n) {
                path = new int[2 * n];
            }
            boolean known = of.isLive(row) && translation.path(of, row, path, false);
            rows[row] = known ? in.find(path, 0, n) : UNKNOWN;
        }
        return rows;
    }

    static boolean sameRows(PathStore left, PathStore right) {
        if (left.live() != right.live()) {
            return false;
        }
        ImmutableList<PathValues> leftValues = left.values();
        ImmutableList<PathValues> rightValues =
                leftValues.stream().map(column -> unit(right, column.unit())).collect(ImmutableList.toImmutableList());
        int[] rows = rows(left, right);
        for (int row = 0; row < rows.length; row++) {
            if (left.isLive(row)) {
                boolean same = rows[row] >= 0
                        && left.nulls(row) == right.nulls(rows[row])
                        && left.conversions(row) == right.conversions(rows[row])
                        && sameValues(leftValues, row, rightValues, rows[row]);
                if (!same) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean sameValues(List<PathValues> left, int leftRow, List<PathValues> right, int rightRow) {
        for (int unit = 0; unit < left.size(); unit++) {
            PathValues l = left.get(unit);
            PathValues r = right.get(unit);
            if (l.conversions(leftRow) != r.conversions(rightRow)
                    || !l.value(leftRow).equals(r.value(rightRow))) {
                return false;
            }
        }
        return true;
    }

    private static PathValues unit(PathStore store, MoneyUnit unit) {
        for (PathValues column : store.values()) {
            if (column.unit().equals(unit)) {
                return column;
            }
        }
        return new PathValues(unit);
    }

    /** The sum over the rows of a hash of each, so that the order of the rows does not count. */
    static int hash(PathStore store) {
        int sum = 0;
        for (int row = 0; row < store.rows(); row++) {
            if (store.isLive(row)) {
                int hash = store.length(row);
                for (int i = 0; i < store.length(row); i++) {
                    hash = 31 * hash
                            + store.labels
                                    .label(store.codes()[store.offset(row) + i])
                                    .hashCode();
                }
                hash = 31 * hash + Long.hashCode(store.conversions(row));
                sum += 31 * hash + Long.hashCode(store.nulls(row));
            }
        }
        return sum;
    }
}
