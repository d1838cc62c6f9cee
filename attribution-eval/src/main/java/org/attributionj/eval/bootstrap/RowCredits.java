package org.attributionj.eval.bootstrap;

import java.util.Arrays;
import java.util.List;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Weigher;
import org.attributionj.core.money.Shares;
import org.attributionj.eval.bootstrap.ShareReplicates.Labels;

/** What a model credits to each label for one row at a time, settled as the library settles it. One thread at a time. */
final class RowCredits {
    private static final double UNIT = 1.0 / Shares.ONE;

    private final JourneyView journey;
    private final Weigher weigher;
    private final int byColumn;
    private final int[] indexOfCode;
    private long[] units = new long[16];

    RowCredits(AttributionModel model, ResampledRows rows, Dimension by, Labels labels) {
        journey = rows.batch().view();
        weigher = Weigher.of(model, journey.schema());
        byColumn = column(rows, by);
        indexOfCode = labels.indexOfCode(dictionary(rows, by));
    }

    private static int column(ResampledRows rows, Dimension by) {
        return by.equals(rows.batch().schema().path())
                ? -1
                : rows.batch().schema().columnOf(by);
    }

    private static Dictionary dictionary(ResampledRows rows, Dimension by) {
        int column = column(rows, by);
        return column < 0
                ? rows.batch().schema().pathLabels()
                : rows.batch().schema().columnLabels(column);
    }

    /** The labels of all touchpoints of the rows. */
    static Labels labels(ResampledRows rows, Dimension by) {
        int column = column(rows, by);
        Dictionary dictionary = dictionary(rows, by);
        boolean[] isUsed = new boolean[dictionary.size()];
        JourneyView journey = rows.batch().view();
        for (int row = 0; row < rows.size(); row++) {
            journey.moveTo(row);
            for (int touch = 0; touch < journey.length(); touch++) {
                isUsed[column < 0 ? journey.code(touch) : journey.column(column, touch)] = true;
            }
        }
        List<String> all = dictionary.labels();
        return Labels.of(
                all.stream().filter(label -> isUsed[dictionary.find(label)]).toList());
    }

    /** Adds the shares of one conversion like the given row's; leaves them alone if the row is open. */
    void addTo(double[] shares, int row, double factor) {
        journey.moveTo(row);
        if (!journey.isConverted()) {
            return;
        }
        int n = journey.length();
        if (n == 0) {
            shares[shares.length - 1] += factor;
            return;
        }
        if (units.length < n) {
            units = new long[Math.max(n, 2 * units.length)];
        }
        long rest = Shares.ONE - weigher.settle(journey, units);
        shares[shares.length - 2] += factor * ((Shares.ONE - rest) * UNIT);
        for (int touch = 0; touch < n; touch++) {
            int code = byColumn < 0 ? journey.code(touch) : journey.column(byColumn, touch);
            shares[indexOfCode[code]] += factor * (units[touch] * UNIT);
            rest -= units[touch];
        }
        shares[shares.length - 1] += factor * (rest * UNIT);
    }

    /** The sparse form of one row's shares: cells and parts, of one conversion. */
    int entries(int row, double[] scratch, int[] cells, double[] parts) {
        Arrays.fill(scratch, 0);
        addTo(scratch, row, 1);
        int found = 0;
        for (int cell = 0; cell < scratch.length; cell++) {
            if (scratch[cell] != 0) {
                cells[found] = cell;
                parts[found] = scratch[cell];
                found++;
            }
        }
        return found;
    }
}
