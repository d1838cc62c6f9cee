package org.attributionj.models.rules;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.testkit.AttributionModelContract;

class LinearUniqueContractTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return AttributionModels.linearUnique();
    }
}
