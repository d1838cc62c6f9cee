package org.attributionj.models.regression;

import java.util.List;
import net.jqwik.api.Arbitrary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.testkit.AttributionArbitraries;
import org.attributionj.testkit.AttributionModelContract;

/** The contract on short journeys: Shapley values ask for 2^m probabilities per journey of m channels. */
abstract class ShortJourneyContract extends AttributionModelContract {
    private static final int LONGEST = 10;

    /** A few paths to fit on: search converts best, social worst. */
    static PathTable table() {
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
    protected Arbitrary<Journey> journeys() {
        return AttributionArbitraries.convertingJourneys(1, LONGEST);
    }

    @Override
    protected int longestJourney() {
        return LONGEST;
    }
}
