package org.attributionj.report.credit;

import java.util.List;
import org.attributionj.report.history.LabelTree;
import org.attributionj.report.spend.SpendSums;
import org.jspecify.annotations.Nullable;

/** Cost by name of the upper two levels, in one period and currency. Unknown is not 0. */
public final class CostSums {
    private final long[] cost;
    private final boolean[] known;
    private final long[] clicks;
    private final boolean[] clicksKnown;
    private final long[] impressions;
    private final boolean[] impressionsKnown;
    final long[] byDay;
    long total;
    boolean anyKnown;

    CostSums(int nodes, int days) {
        cost = new long[nodes];
        known = new boolean[nodes];
        clicks = new long[nodes];
        clicksKnown = new boolean[nodes];
        impressions = new long[nodes];
        impressionsKnown = new boolean[nodes];
        byDay = new long[days];
    }

    void add(LabelTree labels, SpendSums.Line line, int day) {
        LabelTree.Node node = labels.find(List.of(line.channel(), line.campaign()));
        for (; node != null; node = node.parent()) {
            int id = node.id();
            cost[id] = Math.addExact(cost[id], line.cost());
            known[id] = true;
            Long clicked = line.clicks();
            if (clicked != null) {
                clicks[id] += clicked;
                clicksKnown[id] = true;
            }
            Long shown = line.impressions();
            if (shown != null) {
                impressions[id] += shown;
                impressionsKnown[id] = true;
            }
        }
        byDay[day] = Math.addExact(byDay[day], line.cost());
        total = Math.addExact(total, line.cost());
        anyKnown = true;
    }

    @Nullable
    Long cost(LabelTree.Node node) {
        return known[node.id()] ? cost[node.id()] : null;
    }

    @Nullable
    Long clicks(LabelTree.Node node) {
        return clicksKnown[node.id()] ? clicks[node.id()] : null;
    }

    @Nullable
    Long impressions(LabelTree.Node node) {
        return impressionsKnown[node.id()] ? impressions[node.id()] : null;
    }
}
