package org.attributionj.models.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.ReferenceData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoalitionRateReferenceTest {
    /** Of the total. */
    private static final double TOLERANCE = 1e-8;

    @ParameterizedTest
    @ValueSource(strings = {"pathdata", "journeys_july2018"})
    void rawRatesEqualTheEnumeratedReference(String dataSet) {
        PathTable paths = ReferenceData.paths(dataSet);
        Map<String, Double> expected = ReferenceData.expected(dataSet + "__exact__shapley", "exactrate");

        ChannelCredits credits = CoalitionRateModel.fit(paths, CoalitionRateOptions.COMPATIBLE)
                .channelCredits()
                .orElseThrow();

        assertThat(credits.byLabel().keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (channel, conversions) -> assertThat(credits.credit(channel).conversions())
                        .as(channel)
                        .isCloseTo(conversions, within(TOLERANCE * paths.conversions())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pathdata", "journeys_july2018"})
    void shrunkRatesCreditAllConversionsAndAllValue(String dataSet) {
        PathTable paths = ReferenceData.paths(dataSet);

        CoalitionRateModel model = CoalitionRateModel.fit(paths, CoalitionRateOptions.DEFAULT);

        ChannelCredits credits = model.channelCredits().orElseThrow();
        assertThat(model.converged()).isTrue();
        assertThat(credits.total().conversions())
                .isCloseTo((double) paths.conversions(), within(TOLERANCE * paths.conversions()));
        double value = paths.values().get(Money.NO_CURRENCY).amount().doubleValue();
        assertThat(credits.total().value(Money.NO_CURRENCY)).isCloseTo(value, within(TOLERANCE * value));
    }
}
