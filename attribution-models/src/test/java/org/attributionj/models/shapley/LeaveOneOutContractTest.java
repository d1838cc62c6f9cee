package org.attributionj.models.shapley;

import java.util.Map;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.response.LogitResponse;
import org.attributionj.testkit.AttributionModelContract;

class LeaveOneOutContractTest extends AttributionModelContract {
    private static final AttributionModel MODEL =
            ResponseCredit.leaveOneOut(new LogitResponse(-2, Map.of("email", 1.0, "social", 0.5, "direct", -0.5), 0.1));

    @Override
    protected AttributionModel model() {
        return MODEL;
    }

    /** Leaving each channel out of a journey costs channels x touchpoints. */
    @Override
    protected int longestJourney() {
        return 2_000;
    }
}
