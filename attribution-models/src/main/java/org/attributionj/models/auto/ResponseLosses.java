package org.attributionj.models.auto;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;

/** What a response model would lose without each channel. */
final class ResponseLosses {
    private ResponseLosses() {}

    /** The sum over converting journeys and channels of 1 - P(journey without the channel) / P(journey), if positive. */
    static double sum(ResponseModel response, JourneyTable table) {
        JourneyBatch batch = table.toBatch();
        ResponseKernel kernel = response.newResponseKernel(batch.schema());
        JourneyView journey = batch.view();
        boolean[] kept = new boolean[16];
        double sum = 0;
        for (int row = 0; row < batch.rows(); row++) {
            int n = journey.moveTo(row).length();
            if (n == 0 || !journey.isConverted()) {
                continue;
            }
            if (kept.length < n) {
                kept = new boolean[2 * n];
            }
            Arrays.fill(kept, 0, n, true);
            double whole = kernel.probability(journey, kept);
            Set<Integer> codes = new HashSet<>();
            for (int i = 0; whole > 0 && i < n; i++) {
                int code = journey.code(i);
                if (codes.add(code)) {
                    for (int k = 0; k < n; k++) {
                        kept[k] = journey.code(k) != code;
                    }
                    double loss = 1 - kernel.probability(journey, kept) / whole;
                    sum += journey.multiplicity() * Math.max(0, loss);
                }
            }
        }
        return sum;
    }
}
