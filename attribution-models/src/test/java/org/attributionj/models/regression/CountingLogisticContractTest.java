package org.attributionj.models.regression;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.shapley.CreditOperator;

class CountingLogisticContractTest extends ShortJourneyContract {
    private static final AttributionModel MODEL = LogisticModel.fit(
            table(),
            LogisticOptions.DEFAULT.withExposure(Exposure.COUNTS).withCredit(CreditOperator.BACKWARDS_ELIMINATION));

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
