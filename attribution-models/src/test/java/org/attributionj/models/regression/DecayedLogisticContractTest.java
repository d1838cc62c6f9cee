package org.attributionj.models.regression;

import java.time.Duration;
import net.jqwik.api.Arbitrary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.testkit.AttributionArbitraries;
import org.attributionj.testkit.AttributionModelContract;

/** With times, and covariates of both kinds. */
class DecayedLogisticContractTest extends AttributionModelContract {
    private static final LogisticOptions OPTIONS = LogisticOptions.DEFAULT
            .decayed(Duration.ofDays(3))
            .withCovariates(Covariate.ofTouchpoints(Dimension.DEVICE), Covariate.ofJourney(Dimension.COUNTRY));
    private static final int LONGEST = 10;
    private static final AttributionModel MODEL =
            LogisticModel.fit(SampleJourneys.table(SampleJourneys.journeys(41, 200), OPTIONS), OPTIONS);

    @Override
    protected AttributionModel model() {
        return MODEL;
    }

    /** Shapley values ask for 2^m probabilities per journey of m channels. */
    @Override
    protected Arbitrary<Journey> journeys() {
        return AttributionArbitraries.convertingJourneys(1, LONGEST);
    }

    @Override
    protected int longestJourney() {
        return LONGEST;
    }
}
