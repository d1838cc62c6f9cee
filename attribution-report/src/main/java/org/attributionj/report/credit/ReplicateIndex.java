package org.attributionj.report.credit;

import java.util.Arrays;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.LabelTree;

/** Where resampled sums stand: by currency, period, then totals, then credits by model and name. */
final class ReplicateIndex {
    static final int CONVERSIONS = 0;
    static final int VALUE = 1;
    static final int NEW_CUSTOMERS = 2;
    private static final int TOTALS = 3;

    private final int[] places;
    private final int[] channels;
    private final int named;
    private final int perModel;
    private final int perSheet;

    ReplicateIndex(LabelTree labels, int models) {
        places = new int[labels.nodes().size()];
        channels = new int[places.length];
        Arrays.fill(places, -1);
        int upper =
                (int) labels.nodes().stream().filter(node -> node.level() <= 2).count();
        int deepest =
                upper <= Performance.MOST_RESAMPLED ? 2 : labels.top().size() <= Performance.MOST_RESAMPLED ? 1 : 0;
        int next = 0;
        int channel = -1;
        for (LabelTree.Node node : labels.nodes()) {
            channel += node.level() == 1 ? 1 : 0;
            channels[node.id()] = channel;
            if (node.level() <= deepest) {
                places[node.id()] = next++;
            }
        }
        named = next;
        perModel = 2 * (named + 2);
        perSheet = TOTALS + models * perModel;
    }

    /** The place of a node's channel among the names of level 1. */
    int channel(LabelTree.Node node) {
        return channels[node.id()];
    }

    int base(int slot, int currency) {
        return (2 * currency + slot) * perSheet;
    }

    boolean has(LabelTree.Node node) {
        return places[node.id()] >= 0;
    }

    private int at(int base, int model, int place) {
        return base + TOTALS + model * perModel + 2 * place;
    }

    /** Where a name's conversions stand; its value is next to them. */
    int of(int base, int model, LabelTree.Node node) {
        return at(base, model, places[node.id()]);
    }

    int ofBaseline(int base, int model) {
        return at(base, model, named);
    }

    int ofUnattributed(int base, int model) {
        return at(base, model, named + 1);
    }

    void add(Replicates replicates, int base, int model, CreditedJourney journey) {
        long[] parts = journey.parts()[model];
        int n = journey.length();
        for (int i = 0; i < n; i++) {
            for (LabelTree.Node node = journey.leaves()[i]; node != null; node = node.parent()) {
                if (has(node)) {
                    int index = of(base, model, node);
                    replicates.add(index, journey.shares()[model].share(i));
                    replicates.add(index + 1, parts[i]);
                }
            }
        }
        replicates.add(ofBaseline(base, model), journey.shares()[model].baseline());
        replicates.add(ofBaseline(base, model) + 1, parts[n]);
        replicates.add(ofUnattributed(base, model), journey.shares()[model].unattributed());
        replicates.add(ofUnattributed(base, model) + 1, parts[n + 1]);
    }
}
