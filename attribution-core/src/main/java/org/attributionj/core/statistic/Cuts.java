package org.attributionj.core.statistic;

import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.RowDimension;
import org.attributionj.core.internal.SerialData;
import org.jspecify.annotations.Nullable;

/**
 * The accumulators of one statistic, one for each label of a row dimension. One thread at a time.
 *
 * @param <A> the accumulators' type
 * @see JourneyStatistic#by
 */
public final class Cuts<A extends Serializable> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, A> byLabel = new TreeMap<>();

    /** By the codes of the dictionary that rows came with last. */
    private transient @Nullable List<@Nullable A> byCode;

    private transient @Nullable Object dictionary;

    Cuts() {}

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        for (Map.Entry<?, ?> cut : byLabel.entrySet()) {
            SerialData.require(
                    cut.getKey() instanceof String && cut.getValue() instanceof Serializable,
                    "a cut must have a label and an accumulator");
        }
    }

    ImmutableSortedMap<String, A> byLabel() {
        return ImmutableSortedMap.copyOf(byLabel);
    }

    A of(String label, Supplier<A> empty) {
        return byLabel.computeIfAbsent(label, key -> empty.get());
    }

    /** The accumulator of a row's label, looked up once per code. */
    A of(JourneyView row, RowDimension dimension, Supplier<A> empty) {
        int column = row.schema().rowColumnOf(dimension);
        Object labels = row.schema().rowLabels(column);
        List<@Nullable A> known = byCode;
        if (known == null || dictionary != labels) {
            known = new ArrayList<>();
            byCode = known;
            dictionary = labels;
        }
        int code = row.rowColumn(column);
        while (known.size() <= code) {
            known.add(null);
        }
        A accumulator = known.get(code);
        if (accumulator == null) {
            accumulator = of(row.schema().rowLabels(column).label(code), empty);
            known.set(code, accumulator);
        }
        return accumulator;
    }

    void put(String label, A accumulator) {
        byLabel.put(label, accumulator);
        // what was looked up may be another object now
        byCode = null;
    }
}
