package org.attributionj.models.regression;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.models.internal.FittedLabels;
import org.attributionj.models.internal.PlayerSums;
import org.attributionj.models.response.ResponseKernel;

/**
 * P(conversion | kept touchpoints) = 1 / (1 + exp(-z)), z = intercept + what the kept touchpoints add + what the journey
 * itself adds. Owns its arrays: one thread at a time.
 */
final class LogisticKernel implements ResponseKernel {
    private final double intercept;
    private final TouchWeights weights;
    private final FittedLabels[] labels;
    private final int[] schemaColumns;
    private final boolean[] isRemovable;

    /** Coefficients by slot; a label's slot is its block's first plus its number. */
    private final double[] coefficients;

    private final int[] firstSlot;

    /** The last journey (or set of kept touchpoints) in which a slot was met: no clearing between journeys. */
    private final long[] metIn;

    private long meeting;
    private final int[] owner;
    private double[] own = new double[8];

    LogisticKernel(LinearPredictor predictor, JourneySchema schema) {
        intercept = predictor.intercept;
        weights = TouchWeights.of(predictor.options);
        coefficients = predictor.coefficients;
        int blocks = predictor.labels.size();
        labels = new FittedLabels[blocks];
        schemaColumns = new int[blocks];
        isRemovable = new boolean[blocks];
        firstSlot = new int[blocks];
        int slots = 0;
        for (int block = 0; block < blocks; block++) {
            schemaColumns[block] = predictor.schemaColumn(block, schema);
            labels[block] = predictor.fittedLabels(block, schema);
            isRemovable[block] = predictor.isRemovable(block);
            firstSlot[block] = slots;
            slots += predictor.labels.get(block).size();
        }
        metIn = new long[slots];
        owner = new int[slots];
    }

    @Override
    public double probability(JourneyView journey, boolean[] kept) {
        double z = fixed(journey);
        int n = journey.length();
        for (int i = 0; i < n; i++) {
            if (kept[i]) {
                z += part(journey, i);
            }
        }
        return sigmoid(z);
    }

    /** The intercept and what no removal changes; from here on slots are met anew. */
    private double fixed(JourneyView journey) {
        meeting++;
        double z = intercept;
        for (int block = 1; block < labels.length; block++) {
            if (!isRemovable[block]) {
                for (int i = 0, n = journey.length(); i < n; i++) {
                    int slot = slot(block, journey, i);
                    if (slot >= 0 && metIn[slot] != meeting) {
                        metIn[slot] = meeting;
                        z += coefficients[slot];
                    }
                }
            }
        }
        return z;
    }

    /** What a touchpoint adds to the log-odds, beside those that were met before it. */
    private double part(JourneyView journey, int touch) {
        double weight = weights.weight(journey, touch);
        double part = 0;
        for (int block = 0; block < labels.length; block++) {
            int slot = isRemovable[block] ? slot(block, journey, touch) : FittedLabels.UNSEEN;
            if (slot >= 0) {
                if (!weights.isPresence()) {
                    part += weight * coefficients[slot];
                } else if (metIn[slot] != meeting) {
                    metIn[slot] = meeting;
                    part += coefficients[slot];
                }
            }
        }
        return part;
    }

    private int slot(int block, JourneyView journey, int touch) {
        int column = schemaColumns[block];
        int code = column < 0 ? journey.code(touch) : journey.column(column, touch);
        int number = labels[block].of(code);
        return number < 0 ? FittedLabels.UNSEEN : firstSlot[block] + number;
    }

    static double sigmoid(double z) {
        double e = Math.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    @Override
    public void exposure(JourneyView journey, double[] exposure) {
        for (int i = 0, n = journey.length(); i < n; i++) {
            exposure[i] = weights.weight(journey, i);
        }
    }

    /** In O(2^players) where log-odds are a sum over players: always, unless two players share a label's presence. */
    @Override
    public void tabulate(JourneyView journey, int[] player, int players, boolean[] kept, double[] table) {
        if (weights.isPresence() && isSharing(journey, player)) {
            ResponseKernel.super.tabulate(journey, player, players, kept, table);
            return;
        }
        if (own.length < players) {
            own = new double[2 * players];
        }
        Arrays.fill(own, 0, players, 0);
        double always = fixed(journey);
        for (int i = 0, n = journey.length(); i < n; i++) {
            double part = part(journey, i);
            if (player[i] < 0) {
                always += part;
            } else {
                own[player[i]] += part;
            }
        }
        // first log-odds, where z(S + p) = z(S) + own(p), then probabilities
        PlayerSums.fill(always, own, players, table);
        for (int set = 0, sets = 1 << players; set < sets; set++) {
            table[set] = sigmoid(table[set]);
        }
    }

    /** Whether some label occurs at touchpoints of two players. */
    private boolean isSharing(JourneyView journey, int[] player) {
        meeting++;
        for (int block = 0; block < labels.length; block++) {
            for (int i = 0, n = isRemovable[block] ? journey.length() : 0; i < n; i++) {
                int slot = slot(block, journey, i);
                if (slot >= 0) {
                    if (metIn[slot] == meeting && owner[slot] != player[i]) {
                        return true;
                    }
                    metIn[slot] = meeting;
                    owner[slot] = player[i];
                }
            }
        }
        return false;
    }
}
