package org.attributionj.report.credit;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.history.LabelTree;

/** Rows of a tree of names: siblings by a number, the largest first, equal ones by name. */
final class NodeRows {
    /** The key of the baseline's row; a channel of this name is written {@code "(baseline)"} in quotes. */
    static final String BASELINE = "(baseline)";

    static final String UNATTRIBUTED = "(unattributed)";
    static final String TOTAL = "Total";

    private NodeRows() {}

    static List<Row> of(
            LabelTree labels,
            int deepest,
            ToLongFunction<LabelTree.Node> order,
            Function<LabelTree.Node, List<Cell>> cells) {
        List<Row> rows = new ArrayList<>();
        add(labels.top(), deepest, order, cells, rows);
        return rows;
    }

    private static void add(
            List<LabelTree.Node> nodes,
            int deepest,
            ToLongFunction<LabelTree.Node> order,
            Function<LabelTree.Node, List<Cell>> cells,
            List<Row> rows) {
        List<LabelTree.Node> sorted = new ArrayList<>(nodes);
        sorted.sort(Comparator.comparingLong(order).reversed());
        for (LabelTree.Node node : sorted) {
            RowKind kind = node.isTouched() ? RowKind.GROUP : RowKind.UNMATCHED;
            rows.add(new Row(key(node), kind, cells.apply(node)));
            if (node.level() < deepest && isWorthOpening(node)) {
                add(node.children(), deepest, order, cells, rows);
            }
        }
    }

    /** A node whose only child says nothing is not taken apart. */
    private static boolean isWorthOpening(LabelTree.Node node) {
        List<LabelTree.Node> children = node.children();
        return children.size() > 1
                || (children.size() == 1
                        && !children.get(0).key().get(node.level()).equals("(none)"));
    }

    /** The names of a node; those that rows of their own bear are put in quotes. */
    static List<String> key(LabelTree.Node node) {
        List<String> key = node.key();
        String top = key.get(0);
        if (!top.equals(BASELINE) && !top.equals(UNATTRIBUTED) && !top.equals(TOTAL)) {
            return key;
        }
        return ImmutableList.<String>builder()
                .add('"' + top + '"')
                .addAll(key.subList(1, key.size()))
                .build();
    }
}
