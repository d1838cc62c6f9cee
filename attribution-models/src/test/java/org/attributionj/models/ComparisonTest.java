package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.comparison.ComparisonTable;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributorGroup;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final double TOLERANCE = 1e-9;

    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final List<Conversion> conversions = new ArrayList<>();

    ComparisonTest() {
        for (int i = 0; i < 60; i++) {
            String customer = "c" + i;
            for (int touch = 0; touch <= i % 4; touch++) {
                touchpoints.add(Touchpoint.builder(customer, START.plus(Duration.ofHours(7L * touch)))
                        .channel(Channel.of("abc".substring((i + touch) % 3, (i + touch) % 3 + 1)))
                        .campaign((i + 2 * touch) % 5 == 0 ? "spring" : "brand")
                        .build());
            }
            if (i % 3 != 1) {
                conversions.add(Conversion.of(
                        customer,
                        ConversionType.PURCHASE,
                        Money.of("10.0" + i % 10, "EUR"),
                        START.plus(Duration.ofDays(3))));
            }
        }
        // without a touchpoint, and one that was given back in part
        conversions.add(Conversion.of("nobody", ConversionType.PURCHASE, Money.of("7.77", "EUR"), START));
        conversions.add(Conversion.builder(
                        "c0", ConversionType.PURCHASE, Money.of("-4.00", "EUR"), START.plus(Duration.ofDays(4)))
                .adjusts(conversions.get(0).id())
                .build());
    }

    private Assembly assembly() {
        return JourneyAssembler.standard().assemble(touchpoints, conversions);
    }

    @Test
    void everyModelAddsUpToTheNetValue() {
        BigDecimal net = conversions.stream()
                .map(conversion -> conversion.value().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        for (Dimension by : List.of(Dimension.CHANNEL, Dimension.CAMPAIGN)) {
            ComparisonTable table = Comparison.of(touchpoints, conversions)
                    .models("linear", "markov", "auto", "shapley:game=coalition-rate")
                    .by(by)
                    .run();
            assertThat(table.by()).isEqualTo(by.name());
            assertThat(table.models()).containsExactly("linear", "markov", "auto", "shapley:game=coalition-rate");
            for (String model : table.models()) {
                assertThat(table.total(model, EUR).amount()).as(model).isEqualByComparingTo(net);
                assertThat(table.row(model, CreditTotals.UNATTRIBUTED).value()).isEqualByComparingTo("7.77");
            }
            assertThat(table)
                    .isEqualTo(Comparison.of(assembly())
                            .models("linear", "markov", "auto", "shapley:game=coalition-rate")
                            .by(by)
                            .run());
        }
    }

    @Test
    void creditsAreThoseOfEachModelAlone() {
        List<AttributionModel> models =
                List.of(AttributionModels.fit("markov", assembly()), AttributionModels.fit("auto", assembly()));
        assertThat(models.get(0).scope().goal()).isEqualTo(assembly().goal());
        AttributorGroup group = AttributorGroup.of(models);
        double[] spring = new double[2];
        assembly()
                .credited()
                .forEach(journey -> group.attributeAll(journey).forEach(result -> {
                    int model = result.model().equals("auto") ? 1 : 0;
                    Money credit = result.by(Dimension.CAMPAIGN).get("spring");
                    spring[model] += credit == null ? 0 : credit.amount().doubleValue();
                }));
        ComparisonTable table = Comparison.of(assembly())
                .models("markov", "auto")
                .by(Dimension.CAMPAIGN)
                .run();
        // single results are settled to the cent, the table only once
        assertThat(table.row("markov", "Spring").value().doubleValue()).isCloseTo(spring[0], within(0.2));
        assertThat(table.row("auto", "spring").value().doubleValue()).isCloseTo(spring[1], within(0.2));
    }

    @Test
    void modelsAreFittedToDisjointJourneysAndShowWhatTheyCreditToChannels() {
        MarkovModel markov = assembly().fit().stream().collect(MarkovModel.statistic(MarkovOptions.DEFAULT));
        double all = markov.removalEffects().values().stream()
                .mapToDouble(effect -> effect.conversions())
                .sum();
        ComparisonTable channels = Comparison.of(assembly()).models("markov").run();
        ComparisonTable journeys = Comparison.of(assembly())
                .models("markov")
                .level(Comparison.Level.JOURNEY)
                .run();
        double attributed = channels.rows().stream()
                .filter(row -> !row.isRest())
                .mapToDouble(ComparisonTable.Row::conversions)
                .sum();
        markov.removalEffects()
                .forEach((channel, effect) -> assertThat(
                                channels.row("markov", channel).conversions())
                        .isCloseTo(effect.conversions() / all * attributed, within(TOLERANCE)));
        assertThat(journeys).isNotEqualTo(channels);
        assertThat(channels.notes()).anyMatch(note -> note.contains("fits look back"));
    }

    @Test
    void whoNamesNoModelGetsTheRulesThatTheDataSupport() {
        ComparisonTable table = Comparison.of(touchpoints, conversions).run();
        assertThat(table.models()).contains("linear", "last-touch").doesNotContain("w-shaped");
        assertThat(table.toString())
                .startsWith("value in EUR")
                .contains("(unattributed)")
                .contains("total");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row("markov", "a"))
                .withMessageContaining("linear");
        assertThat(table.find("linear", "a", Currency.getInstance("USD"))).isEmpty();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Comparison.of(touchpoints, conversions)
                        .models("w-shaped")
                        .run()))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("w-shaped");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of(touchpoints, conversions).models("linear", "linear"));
    }
}
