package org.attributionj.examples.testkit;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.testkit.AttributionModelContract;

/** A model of one's own, held to the contract of all models: credits sum to the value, shuffling changes nothing, … */
class EarlyTouchesTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return AttributionModel.of("early", (journey, weights) -> {
            for (int touch = 0; touch < journey.length(); touch++) {
                weights[touch] = 1.0 / (touch + 1);
            }
            return 0;
        });
    }
}
