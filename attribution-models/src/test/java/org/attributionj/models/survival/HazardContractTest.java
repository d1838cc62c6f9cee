package org.attributionj.models.survival;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.testkit.AttributionModelContract;

class HazardContractTest extends AttributionModelContract {
    private static final HazardModel MODEL = HazardModel.fit(
            Simulation.table(new Simulation(31).anything(200)), HazardOptions.DEFAULT.withRiskTime(RiskTime.TIME));

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
