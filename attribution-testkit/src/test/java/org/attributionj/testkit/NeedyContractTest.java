package org.attributionj.testkit;

import org.attributionj.core.model.AttributionModel;

class NeedyContractTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return GoodModels.needy();
    }
}
