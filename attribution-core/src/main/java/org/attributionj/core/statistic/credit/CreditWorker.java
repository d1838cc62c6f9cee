package org.attributionj.core.statistic.credit;

import java.math.BigInteger;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.Weigher;
import org.attributionj.core.money.Shares;
import org.jspecify.annotations.Nullable;

/** Feeds credit sums: one encoder and one kernel per model, for one thread. */
final class CreditWorker {
    private final CreditSums sums;
    private final Dimension path;
    private final Dimension by;
    private final JourneyEncoder encoder;
    private final Weigher[] weighers;
    /** The column that labels come from, or -1 if they come from the path. */
    private final int byColumn;

    private final Dictionary byLabels;
    /** The cell of each code of {@link #byLabels}; 0 where the code has not been met. */
    private int[] cells = new int[16];

    private long[] units = {};
    private int[] touchCells = {};
    private @Nullable UnitCredits lastUnit;
    private @Nullable SeenLabels seen;

    CreditWorker(CreditStatistic statistic, CreditSums sums) {
        this.sums = sums;
        path = statistic.path();
        by = statistic.by();
        JourneySchema schema = JourneySchema.of(path, statistic.needs());
        encoder = new JourneyEncoder(schema);
        weighers = statistic.models().stream()
                .map(model -> Weigher.of(model, schema))
                .toArray(Weigher[]::new);
        byColumn = by.equals(path) ? -1 : schema.columnOf(by);
        byLabels = byColumn < 0 ? schema.pathLabels() : schema.columnLabels(byColumn);
    }

    void add(Journey journey) {
        addEncoded(encoder.encode(journey));
    }

    void add(JourneyView journey) {
        if (journey.isConverted()) {
            addEncoded(encoder.encode(journey));
        } else {
            see(journey);
        }
    }

    /** Of an open journey only the labels matter; most journeys are open, so they are read as they are. */
    private void see(JourneyView journey) {
        SeenLabels known = seen;
        if (known == null || !known.areOf(journey)) {
            // fails if the journey lacks what is needed
            encoder.encode(journey);
            known = new SeenLabels(journey.schema(), path, by, sums);
            seen = known;
        }
        known.see(journey);
    }

    private void addEncoded(JourneyView journey) {
        int n = journey.length();
        ensureScratch(n);
        int cellCount = UnitCredits.FIRST_LABEL;
        for (int touch = 0; touch < n; touch++) {
            int cell = cell(byColumn < 0 ? journey.code(touch) : journey.column(byColumn, touch));
            touchCells[touch] = cell;
            cellCount = Math.max(cellCount, cell + 1);
        }
        if (!journey.isConverted()) {
            return;
        }
        UnitCredits credits = unit(journey);
        if (journey.valueFitsLong()) {
            credits.prepare(cellCount, journey.multiplicity(), journey.valueUnits());
            addSmall(journey, n, credits);
        } else {
            credits.prepare(cellCount, journey.multiplicity(), 0);
            addLarge(journey, n, credits);
        }
    }

    private int cell(int code) {
        return code < cells.length && cells[code] != 0 ? cells[code] : meet(code);
    }

    private int meet(int code) {
        if (code >= cells.length) {
            cells = java.util.Arrays.copyOf(cells, 2 * code);
        }
        String label = byLabels.label(code);
        sums.see(sums.labels().code(label));
        cells[code] = sums.cell(label);
        return cells[code];
    }

    private UnitCredits unit(JourneyView journey) {
        UnitCredits last = lastUnit;
        if (last == null || !last.unit().equals(journey.valueUnit())) {
            last = sums.unit(journey.valueUnit());
            lastUnit = last;
        }
        return last;
    }

    private void addSmall(JourneyView journey, int n, UnitCredits credits) {
        long multiplicity = journey.multiplicity();
        long value = journey.valueUnits();
        for (int model = 0; model < weighers.length; model++) {
            Int128Column shareSums = credits.shares(model);
            Int128Column valueSums = credits.values(model);
            long baseline = weighers[model].settle(journey, units);
            long rest = Shares.ONE - baseline;
            for (int touch = 0; touch < n; touch++) {
                long share = units[touch];
                if (share != 0) {
                    rest -= share;
                    shareSums.add(touchCells[touch], share, multiplicity);
                    valueSums.add(touchCells[touch], share, value);
                }
            }
            if (baseline != 0) {
                shareSums.add(UnitCredits.BASELINE, baseline, multiplicity);
                valueSums.add(UnitCredits.BASELINE, baseline, value);
            }
            if (rest != 0) {
                shareSums.add(UnitCredits.UNATTRIBUTED, rest, multiplicity);
                valueSums.add(UnitCredits.UNATTRIBUTED, rest, value);
            }
        }
    }

    /** The same for the rare value beyond long. */
    private void addLarge(JourneyView journey, int n, UnitCredits credits) {
        BigInteger multiplicity = BigInteger.valueOf(journey.multiplicity());
        BigInteger value = journey.valueUnit().in(journey.value());
        for (int model = 0; model < weighers.length; model++) {
            long baseline = weighers[model].settle(journey, units);
            long rest = Shares.ONE - baseline;
            for (int touch = 0; touch < n; touch++) {
                rest -= units[touch];
                addLarge(credits, model, touchCells[touch], units[touch], multiplicity, value);
            }
            addLarge(credits, model, UnitCredits.BASELINE, baseline, multiplicity, value);
            addLarge(credits, model, UnitCredits.UNATTRIBUTED, rest, multiplicity, value);
        }
    }

    private static void addLarge(
            UnitCredits credits, int model, int cell, long share, BigInteger multiplicity, BigInteger value) {
        BigInteger units = BigInteger.valueOf(share);
        credits.add(model, cell, units.multiply(multiplicity), units.multiply(value));
    }

    private void ensureScratch(int n) {
        if (units.length < n) {
            int capacity = Math.max(n, 2 * units.length);
            units = new long[capacity];
            touchCells = new int[capacity];
        }
    }
}
