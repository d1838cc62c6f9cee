package org.attributionj.models.rules;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;

/** Equal credit to all distinct channels, each channel's part split equally over its touchpoints. */
record LinearUnique() implements AttributionModel {

    @Override
    public String name() {
        return "linear-unique";
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        return Counting::new;
    }

    @Override
    public String toString() {
        return name();
    }

    /** Counts the touchpoints of each code; the counts are all zero between journeys. */
    private static final class Counting implements Kernel {
        private int[] counts = new int[16];

        @Override
        public double weigh(JourneyView journey, double[] weights) {
            int n = journey.length();
            for (int i = 0; i < n; i++) {
                int code = journey.code(i);
                if (code >= counts.length) {
                    counts = Arrays.copyOf(counts, Math.max(code + 1, 2 * counts.length));
                }
                counts[code]++;
            }
            // w_i = 1 / (touchpoints of i's channel); the sum over a channel is 1
            for (int i = 0; i < n; i++) {
                weights[i] = 1.0 / counts[journey.code(i)];
            }
            for (int i = 0; i < n; i++) {
                counts[journey.code(i)] = 0;
            }
            return 0;
        }
    }
}
