package org.attributionj.examples.own;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.testkit.AttributionModelContract;

class ConversionRateContractTest extends AttributionModelContract {
    private static final AttributionModel MODEL = ConversionRateTest.fitted("conversion-rate");

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
