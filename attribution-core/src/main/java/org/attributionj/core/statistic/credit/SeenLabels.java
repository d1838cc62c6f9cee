package org.attributionj.core.statistic.credit;

import java.util.Arrays;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;

/** Tells credit sums which labels the journeys of one schema have: each label once. One thread at a time. */
final class SeenLabels {
    private final JourneySchema schema;
    private final CreditSums sums;
    /** The column that labels come from, or -1 if they come from the path. */
    private final int column;

    private final Dictionary labels;
    /** By code. */
    private boolean[] told = new boolean[16];

    private int toldCount;

    SeenLabels(JourneySchema schema, Dimension path, Dimension by, CreditSums sums) {
        this.schema = schema;
        this.sums = sums;
        column = by.equals(path) ? -1 : schema.columnOf(by);
        labels = column < 0 ? schema.pathLabels() : schema.columnLabels(column);
    }

    boolean areOf(JourneyView journey) {
        return journey.schema() == schema;
    }

    void see(JourneyView journey) {
        if (toldCount == labels.size()) {
            // as it is for nearly all journeys, soon
            return;
        }
        int n = journey.length();
        for (int touch = 0; touch < n; touch++) {
            int code = column < 0 ? journey.code(touch) : journey.column(column, touch);
            if (code >= told.length || !told[code]) {
                tell(code);
            }
        }
    }

    private void tell(int code) {
        if (code >= told.length) {
            told = Arrays.copyOf(told, Math.max(code + 1, 2 * told.length));
        }
        told[code] = true;
        toldCount++;
        sums.see(sums.labels().code(labels.label(code)));
    }
}
