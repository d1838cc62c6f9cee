package org.attributionj.models.shapley;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.testkit.AttributionModelContract;

class UniqueLinearContractTest extends AttributionModelContract {
    private static final AttributionModel MODEL = new UniqueLinearModel();

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
