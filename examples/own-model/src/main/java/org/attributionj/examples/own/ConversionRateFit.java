package org.attributionj.examples.own;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was learned, as plain data: it becomes JSON as it stands.
 *
 * @param prior imagined journeys of each channel that did not convert
 * @param rates by channel, converted / (all + prior)
 */
record ConversionRateFit(double prior, Map<String, Double> rates) implements Serializable {
    ConversionRateFit {
        if (!(prior >= 0 && prior < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("prior must be 0 or more and finite, but was " + prior);
        }
        // sorted: equal fits are equal bytes
        rates = Collections.unmodifiableMap(new TreeMap<>(rates));
        rates.forEach((channel, rate) -> {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("rate of " + channel + " must be in [0, 1], but was " + rate);
            }
        });
    }
}
