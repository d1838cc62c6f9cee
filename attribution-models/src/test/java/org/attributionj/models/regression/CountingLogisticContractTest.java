package org.attributionj.models.regression;

import java.util.List;
import net.jqwik.api.Arbitrary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.PathTable;
import org.attributionj.models.shapley.CreditOperator;
import org.attributionj.testkit.AttributionArbitraries;
import org.attributionj.testkit.AttributionModelContract;

class CountingLogisticContractTest extends AttributionModelContract {
    private static final int LONGEST = 10;
    private static final AttributionModel MODEL = LogisticModel.fit(
            table(),
            LogisticOptions.DEFAULT.withExposure(Exposure.COUNTS).withCredit(CreditOperator.BACKWARDS_ELIMINATION));

    private static PathTable table() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        String email = Channel.EMAIL.name();
        String search = Channel.PAID_SEARCH.name();
        String social = Channel.SOCIAL.name();
        table.add(List.of(email, search, search), 8, Money.of("80", "EUR"), 5);
        table.add(List.of(social, search), 3, Money.of("12", "EUR"), 9);
        table.add(List.of(social, email), 1, Money.of("3", "EUR"), 12);
        return table;
    }

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
