package org.attributionj.examples;

import org.attributionj.core.model.AttributionModel;

/** A model of one's own is one lambda: each touchpoint weighs one more than the one before it. */
final class LaterIsBetter {
    private LaterIsBetter() {}

    static AttributionModel model() {
        return AttributionModel.of("later-is-better", (journey, weights) -> {
            for (int i = 0; i < journey.length(); i++) {
                weights[i] = i + 1; // any scale: the library divides by the sum
            }
            return 0; // no part of the conversion would have happened anyway
        });
    }
}
