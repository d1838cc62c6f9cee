package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DesignBuilderTest {
    private record Entry(int column, double value) {}

    /** A row that is the beginning of another comes first. */
    private static final Comparator<List<Entry>> ORDER = (left, right) -> {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = Comparator.comparingInt(Entry::column)
                    .thenComparingDouble(Entry::value)
                    .compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    };

    private static List<Entry> row(Design design, int row) {
        List<Entry> entries = new ArrayList<>();
        for (int i = design.offsets[row]; i < design.offsets[row + 1]; i++) {
            entries.add(new Entry(design.columns[i], design.values[i]));
        }
        return entries;
    }

    /** Against a sorted map from rows to counts; with enough distinct rows that every array grows. */
    @Property(tries = 12)
    void rowsAreThoseOfAMap(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 7000) int size) {
        DesignBuilder merging = new DesignBuilder(width, true);
        DesignBuilder plain = new DesignBuilder(width, false);
        Map<List<Entry>, long[]> expected = new TreeMap<>(ORDER);
        List<List<Entry>> inOrder = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Map<Integer, Double> row = new TreeMap<>();
            for (int touch = random.nextInt(6); touch > 0; touch--) {
                int column = random.nextInt(width);
                merging.add(column, 0.5);
                plain.add(column, 0.5);
                row.merge(column, 0.5, Double::sum);
            }
            if (random.nextBoolean()) {
                int column = random.nextInt(width);
                merging.set(column);
                plain.set(column);
                row.put(column, 1.0);
            }
            // nothing of a touchpoint is left
            int faded = random.nextInt(width);
            merging.add(faded, 0);
            plain.add(faded, 0);
            int converted = random.nextInt(3);
            int open = random.nextInt(3);
            merging.end(converted, open);
            plain.end(converted, open);
            List<Entry> entries = new ArrayList<>();
            row.forEach((column, value) -> entries.add(new Entry(column, value)));
            inOrder.add(entries);
            long[] counts = expected.computeIfAbsent(entries, key -> new long[2]);
            counts[0] += converted;
            counts[1] += open;
        }
        Design merged = merging.build();
        assertThat(merged.rows()).isEqualTo(expected.size());
        int at = 0;
        for (Map.Entry<List<Entry>, long[]> entry : expected.entrySet()) {
            assertThat(row(merged, at)).isEqualTo(entry.getKey());
            assertThat(merged.conversions[at]).isEqualTo((double) entry.getValue()[0]);
            assertThat(merged.nulls[at]).isEqualTo((double) entry.getValue()[1]);
            at++;
        }
        Design unmerged = plain.build();
        assertThat(unmerged.rows()).isEqualTo(size);
        for (int i = 0; i < size; i++) {
            assertThat(row(unmerged, i)).isEqualTo(inOrder.get(i));
        }
        assertThat(unmerged.totalConversions()).isEqualTo(merged.totalConversions());
        assertThat(unmerged.totalNulls()).isEqualTo(merged.totalNulls());
    }
}
