package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.CreditBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What models say of data from which little or nothing can be learned: the truth, under their own names. */
class ScarceDataTest {
    private static final List<String> CHANNELS = List.of("ads", "email", "search", "social");
    private static final double HALF = 0.5;
    private static final long DAY_SECONDS = 86_400;

    /** Customers of one to four touches; the first of them convert a random time after their last touch. */
    private static List<Journey> journeys(int customers, int converting) {
        Random random = new Random(3);
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            String customer = String.format(Locale.ROOT, "c%06d", i);
            int touches = 1 + random.nextInt(4);
            List<Touchpoint> touchpoints = new ArrayList<>();
            for (int k = touches; k > 0; k--) {
                long seconds = k * DAY_SECONDS + random.nextInt((int) DAY_SECONDS);
                touchpoints.add(Touchpoint.builder(customer, TestJourneys.END.minusSeconds(seconds))
                        .id(customer + "-" + (touches - k))
                        .channel(Channel.of(CHANNELS.get(random.nextInt(CHANNELS.size()))))
                        .build());
            }
            journeys.add(
                    i < converting
                            ? Journey.converted(
                                    touchpoints,
                                    Conversion.of(
                                            customer,
                                            ConversionType.PURCHASE,
                                            Money.of("10.00", "EUR"),
                                            TestJourneys.END.minusSeconds(random.nextInt((int) DAY_SECONDS))))
                            : Journey.open(touchpoints));
        }
        return journeys;
    }

    private static AttributionModel fit(String model, List<Journey> journeys) {
        ModelFits fits = ModelFits.of(List.of(AttributionModels.define(model)), Dimension.CHANNEL, List.of());
        return journeys.stream().collect(fits).get(0).model();
    }

    @Test
    void buyersOnlyTellAutoNothing() {
        AutoModel auto = (AutoModel) fit("auto", journeys(300, 300));

        assertThat(auto.name()).isEqualTo("auto");
        assertThat(auto.basis()).isEqualTo(CreditBasis.TIME_DECAY);
        assertThat(auto.baseline()).isEmpty();
        assertThat(auto.notes()).hasSize(2);
        assertThat(auto.notes().get(0))
                .startsWith("fitted to 300 journeys, 300 of them converting; warning: every journey converted")
                .contains("Maybe add journeys without a conversion");
        assertThat(auto.notes().get(1))
                .startsWith(
                        "FALLBACK: every journey converted, so no response can be identified; credit by time decay");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shapley",
                "survival",
                "hazard",
                "logistic",
                "bagged-logistic",
                "markov",
                "shapley:game=coalition-rate",
                "shao-li",
                "leave-one-out"
            })
    void buyersOnlyTellNoModelWhatAChannelChanges(String model) {
        assertThat(fit(model, journeys(300, 300)).notes().get(0)).contains("; warning: every journey converted");
        assertThat(fit(model, journeys(600, 300)).notes().get(0)).doesNotContain("warning");
    }

    @Test
    void oneConversionAmongManyIsPriorAndSaysSo() {
        AutoModel auto = (AutoModel) fit("auto", journeys(20_000, 1));

        assertThat(auto.basis()).isEqualTo(CreditBasis.MIXTURE);
        assertThat(auto.notes().get(0))
                .endsWith("1 of them converting; warning: below 100 conversions chance and priors"
                        + " outweigh the data");
        assertThat(auto.notes().get(2)).startsWith("baseline ").contains("the prior the rest; warning: exposures vary");
        assertThat(auto.fit().baselineSupport()).isLessThan(HALF);
    }

    /** Two delays that happen to fit are no evidence for regressions in continuous time. */
    @Test
    void twoConversionsDoNotDecideOnTimes() {
        AutoModel auto = (AutoModel) fit("auto", journeys(2_000, 2));

        assertThat(auto.basis()).isEqualTo(CreditBasis.MIXTURE);
        assertThat(auto.notes().get(0)).contains("2 of them converting; warning: below 100 conversions");
        assertThat(auto.notes().get(2)).contains("the prior the rest");
    }

    @Test
    void oneJourneyWithoutAConversionIsWarnedOfAsOneConversionIs() {
        assertThat(fit("auto", journeys(300, 299)).notes().get(0))
                .endsWith(
                        "299 of them converting; warning: below 100 journeys without a conversion chance and priors outweigh"
                                + " the data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "shapley", "survival", "hazard", "logistic", "bagged-logistic"})
    void noConversionIsNothingToLearnFrom(String model) {
        assertThat(fit(model, journeys(300, 0)).notes().get(1)).startsWith("FALLBACK: ");
    }
}
