package org.attributionj.models.ensemble;

import java.util.Arrays;
import java.util.List;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.models.response.ResponseKernel;

/** Mixes the answers of several response kernels. Owns scratch arrays: one thread at a time. */
final class BlendedKernel implements ResponseKernel {
    private final ResponseKernel[] kernels;
    private final double[] weights;
    private double[] own = {};
    private double[] ofLabel = {};
    private double[] table = {};

    /** Kernels and their weights, of which as many are read as there are kernels; they add up to 1. */
    BlendedKernel(List<ResponseKernel> kernels, double[] weights) {
        this.kernels = kernels.toArray(ResponseKernel[]::new);
        this.weights = weights;
    }

    @Override
    public double probability(JourneyView journey, boolean[] kept) {
        double sum = 0;
        for (int m = 0; m < kernels.length; m++) {
            sum += weights[m] * kernels[m].probability(journey, kept);
        }
        // rounding may lift a mean of ones above 1 by an ulp
        return Math.min(1, sum);
    }

    /**
     * Exposures of different models are on different scales, so each model's are divided by their sum over the label first:
     * exposure_i = sum over m of w_m e_mi / (sum of e_m over i's label).
     */
    @Override
    public void exposure(JourneyView journey, double[] exposure) {
        int n = journey.length();
        int labels = 0;
        for (int i = 0; i < n; i++) {
            labels = Math.max(labels, journey.code(i) + 1);
        }
        if (own.length < n) {
            own = new double[Math.max(n, 2 * own.length)];
        }
        if (ofLabel.length < labels) {
            ofLabel = new double[Math.max(labels, 2 * ofLabel.length)];
        }
        Arrays.fill(exposure, 0, n, 0);
        for (int m = 0; m < kernels.length; m++) {
            kernels[m].exposure(journey, own);
            for (int i = 0; i < n; i++) {
                ofLabel[journey.code(i)] += own[i];
            }
            for (int i = 0; i < n; i++) {
                double sum = ofLabel[journey.code(i)];
                exposure[i] += sum > 0 ? weights[m] * own[i] / sum : 0;
            }
            for (int i = 0; i < n; i++) {
                ofLabel[journey.code(i)] = 0;
            }
        }
    }

    @Override
    public void tabulate(JourneyView journey, int[] player, int players, boolean[] kept, double[] table) {
        int sets = 1 << players;
        if (this.table.length < sets) {
            this.table = new double[sets];
        }
        Arrays.fill(table, 0, sets, 0);
        for (int m = 0; m < kernels.length; m++) {
            kernels[m].tabulate(journey, player, players, kept, this.table);
            for (int set = 0; set < sets; set++) {
                table[set] += weights[m] * this.table[set];
            }
        }
    }
}
