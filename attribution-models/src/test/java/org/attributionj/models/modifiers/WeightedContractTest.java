package org.attributionj.models.modifiers;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.testkit.AttributionModelContract;

class WeightedContractTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return AttributionModels.parse("linear:weight-channel=email*2|direct*0,weight-type=page view*0.5");
    }
}
