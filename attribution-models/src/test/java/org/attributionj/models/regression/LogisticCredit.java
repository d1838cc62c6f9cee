package org.attributionj.models.regression;

import java.util.Arrays;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.TestJourneys;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;

/** What models make of journeys of a few words. */
final class LogisticCredit {
    private LogisticCredit() {}

    static double[] shares(AttributionModel model, String... channels) {
        return TestJourneys.shares(model, channels);
    }

    static double probability(ResponseModel model, String... channels) {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, model.needs());
        ResponseKernel kernel = model.newResponseKernel(schema);
        JourneyView view = new JourneyEncoder(schema).encode(TestJourneys.path(channels));
        boolean[] kept = new boolean[channels.length];
        Arrays.fill(kept, true);
        return kernel.probability(view, kept);
    }
}
