package org.attributionj.models.shapley;

import java.util.Map;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.response.LogitResponse;
import org.attributionj.testkit.AttributionModelContract;

class ResponseShapleyContractTest extends AttributionModelContract {
    private static final AttributionModel MODEL = ResponseCredit.of(
            new LogitResponse(-2, Map.of("email", 1.0, "social", 0.5, "direct", -0.5), 0.1),
            ResponseCreditOptions.DEFAULT.withExactPlayers(3).withSampling(new SamplingOptions(1, 0.1, 64)));

    @Override
    protected AttributionModel model() {
        return MODEL;
    }

    /** Enumerated and sampled alike, Shapley values ask for very many probabilities per journey. */
    @Override
    protected int longestJourney() {
        return 200;
    }
}
