package org.attributionj.examples;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.testkit.AttributionModelContract;

class LaterIsBetterTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return LaterIsBetter.model();
    }
}
