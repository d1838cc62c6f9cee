package org.attributionj.models.regression;

import org.attributionj.core.model.AttributionModel;

class LogisticContractTest extends ShortJourneyContract {
    private static final AttributionModel MODEL = LogisticModel.fit(table(), LogisticOptions.DEFAULT);

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
