package org.attributionj.eval.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;

class PlaceboScoreTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Journey journey(int customer, boolean converts) {
        Instant last = START.plus(Duration.ofDays(customer));
        List<Touchpoint> touchpoints = List.of(Touchpoint.of("c" + customer, Channel.EMAIL, last));
        Instant end = last.plusSeconds(customer + 1);
        return converts
                ? Journey.converted(
                        touchpoints,
                        Conversion.of("c" + customer, ConversionType.SIGNUP, Money.of(customer + ".00", "EUR"), end))
                : Journey.open(touchpoints);
    }

    @Test
    void outcomesAreDealtWithTheirValuesAndDelays() {
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            journeys.add(journey(i, i % 3 == 0));
        }
        journeys.add(Journey.converted(
                List.of(), Conversion.of("idle", ConversionType.SIGNUP, Money.of("9.00", "EUR"), START)));
        List<Journey> shuffled = PlaceboScore.shuffled(journeys, 1);
        assertThat(shuffled).hasSize(50);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Journey journey = shuffled.get(i);
            assertThat(journey.touchpoints()).isEqualTo(journeys.get(i).touchpoints());
            if (journey.isConverted()) {
                Money value = journey.netValue().orElseThrow();
                values.add(value.toString());
                // the n-th customer's conversion was worth n and came n + 1 seconds after the touchpoint
                assertThat(journey.age(0))
                        .isEqualTo(Duration.ofSeconds(value.amount().intValue() + 1));
                assertThat(journey.conversion().type()).isEqualTo(ConversionType.SIGNUP);
            }
        }
        assertThat(values)
                .containsExactlyInAnyOrderElementsOf(journeys.subList(0, 50).stream()
                        .filter(Journey::isConverted)
                        .map(journey -> journey.netValue().orElseThrow().toString())
                        .toList());
        assertThat(PlaceboScore.shuffled(journeys, 1)).isEqualTo(shuffled);
        assertThat(PlaceboScore.shuffled(journeys, 2)).isNotEqualTo(shuffled);
    }

    /** Of three journeys, one converts: each of them equally often. */
    @Test
    void everyPermutationIsEquallyLikely() {
        List<Journey> journeys = List.of(journey(1, true), journey(2, false), journey(3, false));
        int seeds = 6_000;
        Map<String, Integer> times = new TreeMap<>();
        for (int seed = 0; seed < seeds; seed++) {
            PlaceboScore.shuffled(journeys, seed).stream()
                    .filter(Journey::isConverted)
                    .forEach(journey -> times.merge(journey.customer(), 1, Integer::sum));
        }
        // five standard deviations of a binomial count
        double fiveSigma = 5 * Math.sqrt(seeds * (1 / 3.0) * (2 / 3.0));
        assertThat(times)
                .hasSize(3)
                .allSatisfy((customer, count) ->
                        assertThat((double) count).isBetween(seeds / 3.0 - fiveSigma, seeds / 3.0 + fiveSigma));
    }

    @Test
    void aModelOfTheDataFindsLessWhereThereIsNothing() {
        SimulatedData data = Scenarios.of("logistic-presence").generate(5_000, 1);
        List<Journey> fit = JourneyAssembler.standard()
                .assemble(data.touchpoints(), data.conversions())
                .fit();
        List<PlaceboScore> scores = PlaceboScore.of(
                fit,
                List.of(AttributionModels.define("auto"), AttributionModels.define("linear")),
                LongStream.rangeClosed(1, 3));
        assertThat(scores).extracting(PlaceboScore::model).containsExactly("auto", "linear");
        assertThat(scores.get(1).baseline().high()).isZero();
        SeedInterval auto = scores.get(0).baseline();
        assertThat(auto.seeds()).isEqualTo(3);
        double real = ModelShares.of(fit, fit, List.of(AttributionModels.define("auto")))
                .get(0)
                .baseline();
        assertThat(auto.low()).isGreaterThan(real + 0.2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlaceboScore.of(fit, List.of(), LongStream.empty()))
                .withMessageContaining("shuffles");
    }
}
