package org.attributionj.models.shapley;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.testkit.AttributionModelContract;

class ExactPathContractTest extends AttributionModelContract {
    private static final AttributionModel MODEL = ExactPathModel.fit(PathTables.wellKnown());

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
