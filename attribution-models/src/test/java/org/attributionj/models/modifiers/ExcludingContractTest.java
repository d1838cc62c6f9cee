package org.attributionj.models.modifiers;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.testkit.AttributionModelContract;

class ExcludingContractTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return AttributionModels.parse("time-decay:half-life=7d,without=direct|email");
    }
}
