package org.attributionj.testkit;

import org.attributionj.core.model.AttributionModel;

class LinearContractTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return GoodModels.linear();
    }
}
