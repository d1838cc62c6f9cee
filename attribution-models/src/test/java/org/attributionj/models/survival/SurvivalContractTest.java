package org.attributionj.models.survival;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.testkit.AttributionModelContract;

class SurvivalContractTest extends AttributionModelContract {
    private static final SurvivalModel MODEL = SurvivalModel.fit(
            Simulation.table(new Simulation(32).anything(200)), SurvivalOptions.DEFAULT.withRiskTime(RiskTime.JOURNEY));

    @Override
    protected AttributionModel model() {
        return MODEL;
    }

    /** Each table over channel sets is filled anew per journey. */
    @Override
    protected int longestJourney() {
        return 500;
    }
}
