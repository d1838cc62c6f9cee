package org.attributionj.core.statistic.table;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;

/** Schemas whose dictionaries hold just the labels that rows use, sorted: equal rows then have equal codes. */
final class SortedSchema {
    private SortedSchema() {}

    /**
     * The schema of some rows.
     *
     * @param batches the rows, numbered through; their schemas have the same dimensions and features
     * @param removed which of them do not count
     */
    static JourneySchema of(List<JourneyBatch> batches, boolean[] removed) {
        JourneySchema any = batches.get(0).schema();
        JourneySchema sorted = JourneySchema.of(any.path(), needs(any));
        List<TreeSet<String>> labels = new ArrayList<>();
        for (int i = 0; i <= any.columns().size(); i++) {
            labels.add(new TreeSet<>());
        }
        int firstRow = 0;
        for (JourneyBatch batch : batches) {
            collect(batch, removed, firstRow, labels);
            firstRow += batch.rows();
        }
        labels.get(0).forEach(sorted.pathLabels()::code);
        for (int column = 0; column < sorted.columns().size(); column++) {
            labels.get(column + 1).forEach(sorted.columnLabels(column)::code);
        }
        return sorted;
    }

    static Needs needs(JourneySchema schema) {
        return new Needs(schema.features(), ImmutableSet.copyOf(schema.columns()));
    }

    /** Adds the labels in use: of the path, then of each column. */
    private static void collect(
            JourneyBatch batch, boolean[] removed, int firstRow, List<? extends Collection<String>> labels) {
        JourneySchema schema = batch.schema();
        int columns = schema.columns().size();
        List<BitSet> used = new ArrayList<>();
        labels.forEach(each -> used.add(new BitSet()));
        JourneyView journey = batch.view();
        for (int row = 0; row < batch.rows(); row++) {
            if (!removed[firstRow + row]) {
                mark(journey.moveTo(row), columns, used);
            }
        }
        add(schema.pathLabels(), used.get(0), labels.get(0));
        for (int column = 0; column < columns; column++) {
            add(schema.columnLabels(column), used.get(column + 1), labels.get(column + 1));
        }
    }

    private static void mark(JourneyView journey, int columns, List<BitSet> used) {
        for (int i = 0; i < journey.length(); i++) {
            used.get(0).set(journey.code(i));
            for (int column = 0; column < columns; column++) {
                used.get(column + 1).set(journey.column(column, i));
            }
        }
    }

    private static void add(Dictionary dictionary, BitSet used, Collection<String> labels) {
        used.stream().mapToObj(dictionary::label).forEach(labels::add);
    }

    /** The number of labels of all dictionaries; it grows if somebody encodes other journeys under the schema. */
    static int labelCount(JourneySchema schema) {
        int count = schema.pathLabels().size();
        for (int column = 0; column < schema.columns().size(); column++) {
            count += schema.columnLabels(column).size();
        }
        return count;
    }

    static boolean haveSameLabels(JourneySchema left, JourneySchema right) {
        boolean same = left.pathLabels().labels().equals(right.pathLabels().labels());
        for (int column = 0; same && column < left.columns().size(); column++) {
            same = left.columnLabels(column)
                    .labels()
                    .equals(right.columnLabels(column).labels());
        }
        return same;
    }
}
