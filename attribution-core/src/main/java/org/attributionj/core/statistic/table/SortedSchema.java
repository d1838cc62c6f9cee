package org.attributionj.core.statistic.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;

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
        JourneySchema sorted = JourneySchema.of(any.path(), any.needs());
        List<Dictionary> dictionaries = dictionaries(sorted);
        List<TreeSet<String>> labels = new ArrayList<>();
        dictionaries.forEach(each -> labels.add(new TreeSet<>()));
        int firstRow = 0;
        for (JourneyBatch batch : batches) {
            collect(batch, removed, firstRow, labels);
            firstRow += batch.rows();
        }
        for (int i = 0; i < dictionaries.size(); i++) {
            labels.get(i).forEach(dictionaries.get(i)::code);
        }
        return sorted;
    }

    /** All dictionaries: of the path, of each column, of each column of the row, of the customers. */
    private static List<Dictionary> dictionaries(JourneySchema schema) {
        List<Dictionary> dictionaries = new ArrayList<>();
        dictionaries.add(schema.pathLabels());
        for (int column = 0; column < schema.columns().size(); column++) {
            dictionaries.add(schema.columnLabels(column));
        }
        for (int column = 0; column < schema.rowColumns().size(); column++) {
            dictionaries.add(schema.rowLabels(column));
        }
        dictionaries.add(schema.customers());
        return dictionaries;
    }

    /** Adds the labels in use, by dictionary. */
    private static void collect(JourneyBatch batch, boolean[] removed, int firstRow, List<TreeSet<String>> labels) {
        JourneySchema schema = batch.schema();
        List<BitSet> used = new ArrayList<>();
        labels.forEach(each -> used.add(new BitSet()));
        JourneyView journey = batch.view();
        for (int row = 0; row < batch.rows(); row++) {
            if (!removed[firstRow + row]) {
                mark(journey.moveTo(row), schema, used);
            }
        }
        List<Dictionary> dictionaries = dictionaries(schema);
        for (int i = 0; i < dictionaries.size(); i++) {
            used.get(i).stream().mapToObj(dictionaries.get(i)::label).forEach(labels.get(i)::add);
        }
    }

    private static void mark(JourneyView journey, JourneySchema schema, List<BitSet> used) {
        int columns = schema.columns().size();
        for (int i = 0; i < journey.length(); i++) {
            used.get(0).set(journey.code(i));
            for (int column = 0; column < columns; column++) {
                used.get(column + 1).set(journey.column(column, i));
            }
        }
        for (int column = 0; column < schema.rowColumns().size(); column++) {
            used.get(1 + columns + column).set(journey.rowColumn(column));
        }
        if (schema.has(Feature.CUSTOMER)) {
            used.get(used.size() - 1).set(journey.customer());
        }
    }

    /** The number of labels of all dictionaries; it grows if somebody encodes other journeys under the schema. */
    static int labelCount(JourneySchema schema) {
        return dictionaries(schema).stream().mapToInt(Dictionary::size).sum();
    }

    static boolean haveSameLabels(JourneySchema left, JourneySchema right) {
        List<Dictionary> ofRight = dictionaries(right);
        List<Dictionary> ofLeft = dictionaries(left);
        boolean same = ofLeft.size() == ofRight.size();
        for (int i = 0; same && i < ofLeft.size(); i++) {
            same = ofLeft.get(i).labels().equals(ofRight.get(i).labels());
        }
        return same;
    }
}
