package org.attributionj.eval.bootstrap;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.core.statistic.JourneyStatistic;
import org.jspecify.annotations.Nullable;

/**
 * The distinct paths of journeys, apart by outcome and unit of value, and which of them each journey walked. A resample is
 * then a count and a value per cell, and costs no journey a path of its own. Immutable; threads share it.
 */
final class PathCells {
    private final ResampledRows rows;
    private final JourneySchema schema;
    private final int[] cellOfRow;
    /** In units of the row's unit of value; 0 for open journeys. */
    private final long[] valueOfRow;

    private final List<Cell> cells = new ArrayList<>();

    PathCells(ResampledRows rows) {
        this.rows = rows;
        schema = JourneySchema.ofPaths(
                rows.batch().schema().path(), rows.batch().schema().pathLabels());
        cellOfRow = new int[rows.size()];
        valueOfRow = new long[rows.size()];
        Map<Cell, Integer> known = new HashMap<>();
        JourneyView journey = rows.batch().view();
        for (int row = 0; row < cellOfRow.length; row++) {
            journey.moveTo(row);
            int[] codes = new int[journey.length()];
            for (int touch = 0; touch < codes.length; touch++) {
                codes[touch] = journey.code(touch);
            }
            MoneyUnit unit = journey.isConverted() ? journey.valueUnit() : null;
            Cell cell = new Cell(codes, unit);
            Integer number = known.putIfAbsent(cell, cells.size());
            if (number == null) {
                number = cells.size();
                cells.add(cell);
            }
            cellOfRow[row] = number;
            valueOfRow[row] = unit == null ? 0 : journey.valueUnits();
        }
    }

    /** Feeds one resample to a statistic, in the order of the cells. */
    <A extends Serializable> A collect(JourneyStatistic<A, ?> statistic, int replicate) {
        long[] counts = new long[cells.size()];
        long[] values = new long[cells.size()];
        for (int row = 0; row < cellOfRow.length; row++) {
            long weight = rows.weight(row, replicate);
            if (weight > 0) {
                counts[cellOfRow[row]] += weight;
                values[cellOfRow[row]] = Math.addExact(values[cellOfRow[row]], value(row, weight));
            }
        }
        A collected = statistic.newAccumulator();
        JourneyEncoder encoder = new JourneyEncoder(schema);
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0) {
                Cell cell = cells.get(number);
                int n = cell.codes.length;
                JourneyView journey = cell.unit == null
                        ? encoder.encodeOpenPath(cell.codes, 0, n, counts[number])
                        : encoder.encodeConvertedPath(cell.codes, 0, n, counts[number], cell.unit, values[number]);
                statistic.add(collected, journey);
            }
        }
        return collected;
    }

    /** The value of so many journeys of a row: exact for whole rows and single journeys, else in proportion. */
    private long value(int row, long weight) {
        long multiplicity = rows.multiplicity(row);
        return weight % multiplicity == 0
                ? Math.multiplyExact(valueOfRow[row], weight / multiplicity)
                : Math.round((double) valueOfRow[row] * weight / multiplicity);
    }

    /** One path with one outcome. */
    private static final class Cell {
        private final int[] codes;
        private final @Nullable MoneyUnit unit;
        private final int hash;

        Cell(int[] codes, @Nullable MoneyUnit unit) {
            this.codes = codes;
            this.unit = unit;
            hash = 31 * Arrays.hashCode(codes) + (unit == null ? 0 : unit.hashCode());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Cell that
                    && Arrays.equals(codes, that.codes)
                    && (unit == null ? that.unit == null : unit.equals(that.unit));
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
