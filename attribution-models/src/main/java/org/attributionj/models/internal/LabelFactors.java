package org.attributionj.models.internal;

import java.util.Arrays;
import java.util.Map;
import org.attributionj.core.columnar.Dictionary;

/**
 * A number per code of a dictionary, for kernels: looked up by label once per code, also for codes that appear after
 * binding. One thread at a time.
 */
public final class LabelFactors {
    private final Dictionary dictionary;
    private final Map<String, Double> byLabel;
    private final double otherwise;
    private double[] factors = new double[16];
    private int known;

    /**
     * A table.
     *
     * @param dictionary gives the labels of codes
     * @param byLabel numbers by folded label
     * @param otherwise the number of all other labels
     */
    public LabelFactors(Dictionary dictionary, Map<String, Double> byLabel, double otherwise) {
        this.dictionary = dictionary;
        this.byLabel = byLabel;
        this.otherwise = otherwise;
    }

    /**
     * The number of a code.
     *
     * @param code a code that the dictionary has given
     * @return the number of its label
     */
    public double of(int code) {
        return code < known ? factors[code] : learned(code);
    }

    private double learned(int code) {
        if (code >= factors.length) {
            factors = Arrays.copyOf(factors, Math.max(code + 1, 2 * factors.length));
        }
        for (int next = known; next <= code; next++) {
            factors[next] = ofLabel(dictionary.label(next), byLabel, otherwise);
        }
        known = code + 1;
        return factors[code];
    }

    /**
     * The number of a label: the slow form, without a table.
     *
     * @param label a label as the data have it
     * @param byLabel numbers by folded label
     * @param otherwise the number of all other labels
     * @return the number
     */
    public static double ofLabel(String label, Map<String, Double> byLabel, double otherwise) {
        return byLabel.getOrDefault(Labels.folded(label), otherwise);
    }
}
