package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.FitData;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.table.JourneyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose cost is not linear say so before they start, and stop where it is beyond what they may take. */
class FitSizesTest {

    /** A journey that walks through so many channels in turn. */
    private static Journey journey(String customer, int touches, int channels, boolean converts) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int k = 0; k < touches; k++) {
            touchpoints.add(Touchpoint.builder(customer, TestJourneys.END.minusSeconds(60L * (touches - k)))
                    .id(customer + "-" + k)
                    .channel(Channel.of(String.format(Locale.ROOT, "channel %04d", k % channels)))
                    .build());
        }
        return converts
                ? Journey.converted(
                        touchpoints,
                        Conversion.of(customer, ConversionType.PURCHASE, Money.of("10.00", "EUR"), TestJourneys.END))
                : Journey.open(touchpoints);
    }

    private static List<Journey> journeys(int touches, int channels) {
        return List.of(journey("a", touches, channels, true), journey("b", 2, 2, false), journey("c", 1, 1, true));
    }

    @Test
    void sizesAreThoseOfTheTable() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        journeys(5, 3).forEach(table::add);

        // distinct channels after each touch: 1 2 3 3 3; 1 2; 1
        assertThat(FitSizes.of(table))
                .isEqualTo(new FitSizes(3, 5, (1 + 4 + 9 + 9 + 9 + 1 + 4 + 1) / 2.0, (9 + 4 + 1) / 2.0));
    }

    private static ModelFits fits(String model) {
        return ModelFits.of(List.of(AttributionModels.define(model)), Dimension.CHANNEL);
    }

    private static FitData data(ModelFits fits, List<Journey> journeys) {
        FitData data = fits.newAccumulator();
        journeys.forEach(journey -> fits.add(data, journey));
        return data;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "shapley", "survival"})
    void usualDataNeedNoWord(String model) {
        ModelFits fits = fits(model);
        FitData data = data(fits, journeys(50, 20));
        assertThat(fits.expected(data)).isEmpty();
        assertThat(fits.finish(data)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "shapley", "survival"})
    void aJourneyThroughManyChannelsIsToldAndRefused(String model) {
        ModelFits fits = fits(model);
        FitData data = data(fits, journeys(10_000, 2_000));

        assertThat(fits.expected(data))
                .singleElement()
                .asString()
                .startsWith(model)
                .contains(" is expected to take about ")
                .endsWith(" minutes (2,000 channels, the longest journey of 10,000 touchpoints)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fits.finish(data))
                .withMessageContaining(" is expected to take about ")
                .withMessageContaining("more than its option max-minutes=30 allows");
    }

    @Test
    void theOptionLiftsTheLimitAndChangesNothingElse() {
        List<Journey> journeys = journeys(40, 20);
        ModelFits strict = fits("survival:max-minutes=0.000001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strict.finish(data(strict, journeys)))
                .withMessageContaining("more than its option max-minutes=0.000001 allows");
        ModelFits lenient = fits("survival:max-minutes=100");
        ModelFits standard = fits("survival");
        assertThat(lenient.finish(data(lenient, journeys)).get(0).model())
                .isEqualTo(standard.finish(data(standard, journeys)).get(0).model());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributionModels.define("auto:max-minutes=0"))
                .withMessageContaining("max-minutes must be more than 0");
    }
}
