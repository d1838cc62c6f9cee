package org.attributionj.report.credit;

import java.util.Arrays;
import org.attributionj.core.journey.Journey;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.LabelTree;

/** Which parts names play in journeys of one period and currency, whatever the model; by name of every level. */
public final class RoleSums {
    final long[] influenced;
    final long[] influencedValue;
    final long[] first;
    final long[] last;
    final long[] only;
    final long[] assisted;
    private final int[] seen;
    private final int[] count;
    private int stamp;

    RoleSums(int nodes) {
        influenced = new long[nodes];
        influencedValue = new long[nodes];
        first = new long[nodes];
        last = new long[nodes];
        only = new long[nodes];
        assisted = new long[nodes];
        seen = new int[nodes];
        count = new int[nodes];
        Arrays.fill(seen, -1);
    }

    void add(CreditedJourney journey) {
        int n = journey.length();
        stamp++;
        for (int i = 0; i < n; i++) {
            boolean isLast = i == n - 1;
            for (LabelTree.Node node = journey.leaves()[i]; node != null; node = node.parent()) {
                int id = node.id();
                if (seen[id] != stamp) {
                    seen[id] = stamp;
                    count[id] = 0;
                    influenced[id]++;
                    influencedValue[id] = Math.addExact(influencedValue[id], journey.value());
                    if (!isLast) {
                        assisted[id]++;
                    }
                }
                count[id]++;
                first[id] += i == 0 ? 1 : 0;
                last[id] += isLast ? 1 : 0;
                only[id] += isLast && count[id] == n ? 1 : 0;
            }
        }
    }

    /** Marks the names of an open journey once each. */
    static void addOpen(LabelTree labels, Journey journey, long[] open, int[] marks, int mark) {
        journey.touchpoints().forEach(touchpoint -> {
            for (LabelTree.Node node = labels.leaf(touchpoint); node != null; node = node.parent()) {
                if (marks[node.id()] != mark) {
                    marks[node.id()] = mark;
                    open[node.id()]++;
                }
            }
        });
    }
}
