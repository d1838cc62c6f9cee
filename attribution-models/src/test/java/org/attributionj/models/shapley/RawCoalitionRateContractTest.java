package org.attributionj.models.shapley;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.testkit.AttributionModelContract;

class RawCoalitionRateContractTest extends AttributionModelContract {
    private static final AttributionModel MODEL =
            CoalitionRateModel.fit(PathTables.wellKnown(), CoalitionRateOptions.COMPATIBLE);

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
