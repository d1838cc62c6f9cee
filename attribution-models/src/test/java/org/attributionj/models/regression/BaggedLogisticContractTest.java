package org.attributionj.models.regression;

import org.attributionj.core.model.AttributionModel;

class BaggedLogisticContractTest extends ShortJourneyContract {
    private static final AttributionModel MODEL =
            BaggedLogistic.fit(table(), BaggedLogisticOptions.DEFAULT.withBags(5));

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
