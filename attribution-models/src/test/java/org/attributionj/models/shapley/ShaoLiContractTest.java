package org.attributionj.models.shapley;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.testkit.AttributionModelContract;

class ShaoLiContractTest extends AttributionModelContract {
    private static final AttributionModel MODEL = ShaoLiModel.fit(PathTables.wellKnown());

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
