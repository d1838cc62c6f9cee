package org.attributionj.eval.experiment;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.ChannelCredits.Part;

/**
 * One number per channel, some of them set from outside, with the total kept.
 *
 * @param byLabel the numbers
 * @param baseline what is left of the total for no channel
 * @param othersFactor by what the channels that were not set were multiplied
 */
record Rebalance(Map<String, Double> byLabel, double baseline, double othersFactor) {

    static Rebalance of(ChannelCredits credits, ToDoubleFunction<Part> number, Map<String, Double> targets) {
        double set = 0;
        double others = 0;
        double available = number.applyAsDouble(credits.baseline());
        for (Map.Entry<String, Part> entry : credits.byLabel().entrySet()) {
            double credit = number.applyAsDouble(entry.getValue());
            Double target = targets.get(entry.getKey());
            available += credit;
            set += target == null ? 0 : target;
            others += target == null ? credit : 0;
        }
        // the baseline gives first, then the other channels, then the targets themselves
        double room = available - set;
        double factor = others > room && others > 0 ? Math.max(0, room) / others : 1;
        double least = Math.min(others, 0);
        double targetFactor = set > 0 && set > available - least ? Math.max(0, available - least) / set : 1;
        Map<String, Double> byLabel = new TreeMap<>();
        double sum = 0;
        for (Map.Entry<String, Part> entry : credits.byLabel().entrySet()) {
            Double target = targets.get(entry.getKey());
            double credit = number.applyAsDouble(entry.getValue());
            double now = target == null ? credit * factor : target * targetFactor;
            byLabel.put(entry.getKey(), now);
            sum += now;
        }
        double baseline = available - sum;
        boolean isRounding = Math.abs(baseline) <= 1e-12 * Math.abs(available);
        return new Rebalance(byLabel, isRounding ? 0 : baseline, factor);
    }
}
