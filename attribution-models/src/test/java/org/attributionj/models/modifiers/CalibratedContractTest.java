package org.attributionj.models.modifiers;

import java.util.Map;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.testkit.AttributionModelContract;

class CalibratedContractTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return CalibratedModel.of(AttributionModels.timeDecay(), Map.of("email", 0.25, "display", 3.0), 0.9);
    }
}
