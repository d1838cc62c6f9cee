package org.attributionj.models.markov;

import java.util.Arrays;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;

/** Weighs a touch by the removal effect of its label; 0 for labels unseen in the fit. Looks each code up once. */
final class MarkovKernel implements Kernel {
    private final String[] labels;
    private final double[] effects;
    /** Per code of the schema's dictionary, which may grow; NaN where the code has not been met yet. */
    private double[] byCode = {};

    /**
     * @param labels sorted
     * @param effects one per label
     */
    MarkovKernel(String[] labels, double[] effects) {
        this.labels = labels;
        this.effects = effects;
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        for (int i = 0, n = journey.length(); i < n; i++) {
            int code = journey.code(i);
            double weight = code < byCode.length ? byCode[code] : Double.NaN;
            weights[i] = Double.isNaN(weight) ? look(journey, code) : weight;
        }
        return 0;
    }

    private double look(JourneyView journey, int code) {
        Dictionary dictionary = journey.schema().pathLabels();
        if (code >= byCode.length) {
            int known = byCode.length;
            byCode = Arrays.copyOf(byCode, Math.max(code + 1, dictionary.size()));
            Arrays.fill(byCode, known, byCode.length, Double.NaN);
        }
        int rank = Arrays.binarySearch(labels, dictionary.label(code));
        byCode[code] = rank < 0 ? 0 : effects[rank];
        return byCode[code];
    }
}
