package org.attributionj.testkit;

import org.attributionj.core.model.AttributionModel;

class YoungContractTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return GoodModels.youngWithBaseline();
    }
}
