package org.attributionj.models.modifiers;

import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.testkit.AttributionModelContract;

class BlendContractTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return AttributionModels.parse("blend:[linear:without=direct]=1,[time-decay:half-life=3d]=2,position=0.5");
    }
}
