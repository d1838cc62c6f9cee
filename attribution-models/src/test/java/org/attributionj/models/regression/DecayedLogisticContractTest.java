package org.attributionj.models.regression;

import java.time.Duration;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.model.AttributionModel;

/** With times, and covariates of both kinds. */
class DecayedLogisticContractTest extends ShortJourneyContract {
    private static final LogisticOptions OPTIONS = LogisticOptions.DEFAULT
            .decayed(Duration.ofDays(3))
            .withCovariates(Covariate.ofTouchpoints(Dimension.DEVICE), Covariate.ofJourney(Dimension.COUNTRY));
    private static final AttributionModel MODEL =
            LogisticModel.fit(SampleJourneys.table(SampleJourneys.journeys(41, 200), OPTIONS), OPTIONS);

    @Override
    protected AttributionModel model() {
        return MODEL;
    }
}
