package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one look-back for both outcomes is for: models learn effects of touches, not of windows, goals, gaps or rare types. */
class OneLookBackModelsTest {
    private static final List<String> CHANNELS = List.of("ads", "email", "search");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int STUDY_DAYS = 60;
    private static final int CUSTOMERS = 1_000;

    /** Where touches do nothing, effects above 0 by construction leave so much of 1 at least. */
    private static final double NEAR_ONE = 0.85;

    /** A row more, or a window four times as long for touches that do nothing, moves shares by chance only. */
    private static final double HARDLY = 0.05;

    private record Events(List<Touchpoint> touchpoints, List<Conversion> conversions) {}

    /** Touches at any time, conversions at a constant risk that knows nothing of them. */
    private static Events irrelevant(long seed, double value, ConversionType... types) {
        Random random = new Random(seed);
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String customer = String.format(Locale.ROOT, "c%05d", i);
            int touches = 1 + random.nextInt(16);
            for (int k = 0; k < touches; k++) {
                touchpoints.add(Touchpoint.builder(customer, at(random))
                        .id(customer + "-" + k)
                        .channel(Channel.of(CHANNELS.get(random.nextInt(CHANNELS.size()))))
                        .build());
            }
            if (random.nextInt(3) == 0) {
                conversions.add(Conversion.of(
                        customer, types[random.nextInt(types.length)], Money.of("" + value, "EUR"), at(random)));
            }
        }
        return new Events(touchpoints, conversions);
    }

    private static Instant at(Random random) {
        return START.plusSeconds(
                (long) (random.nextDouble() * Duration.ofDays(STUDY_DAYS).toSeconds()));
    }

    /** Gaps as long as a window or longer: a shorter one parts open journeys where converting ones stay whole. */
    static Stream<Arguments> mixtures() {
        List<Arguments> mixtures = new ArrayList<>();
        ConversionType[][] types = {
            {ConversionType.LEAD_GENERATION},
            {ConversionType.SIGNUP},
            {ConversionType.SIGNUP, ConversionType.LEAD_GENERATION, ConversionType.PURCHASE}
        };
        List<@Nullable Duration> gaps = Arrays.asList(null, Duration.ofDays(30));
        for (ConversionType[] some : types) {
            for (Duration gap : gaps) {
                mixtures.add(Arguments.of(List.of(some), gap, LookbackWindows.standard()));
            }
        }
        mixtures.add(Arguments.of(
                List.of(types[2]), null, LookbackWindows.standard().withAllConversions(Duration.ofDays(45))));
        mixtures.add(Arguments.of(List.of(types[2]), null, LookbackWindows.none()));
        return mixtures.stream();
    }

    /** By default and with the goal named, of conversions without and with a value. */
    @ParameterizedTest
    @MethodSource("mixtures")
    void touchesThatDoNothingLeaveABaselineNearOne(
            List<ConversionType> types, @Nullable Duration gap, LookbackWindows windows) {
        JourneyAssembler assembler = JourneyAssembler.standard().withGap(gap).withWindows(windows);
        for (double value : new double[] {0, 3}) {
            Events events = irrelevant(7, value, types.toArray(ConversionType[]::new));
            Assembly byDefault = assembler.assemble(events.touchpoints(), events.conversions());
            Assembly byName = assembler.withGoal(byDefault.goal()).assemble(events.touchpoints(), events.conversions());

            double baseline = baseline("auto", byDefault.fit());
            assertThat(baseline).as("baseline of %s", byDefault.goal()).isGreaterThan(NEAR_ONE);
            assertThat(byName.fit()).isEqualTo(byDefault.fit());
        }
    }

    /** The longest window of the goal's types is a purchase's then: 30 days for signups, too, instead of 7. */
    @Test
    void onePurchaseAmongSignupsHardlyMovesAShare() {
        Random random = new Random(11);
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        for (int i = 0; i < 2 * CUSTOMERS; i++) {
            String customer = String.format(Locale.ROOT, "c%05d", i);
            int touches = 1 + random.nextInt(4);
            double odds = -2.2;
            Instant time = at(random);
            for (int k = 0; k < touches; k++) {
                int channel = random.nextInt(CHANNELS.size());
                odds += new double[] {0, 0.4, 0.8}[channel];
                touchpoints.add(Touchpoint.builder(customer, time)
                        .id(customer + "-" + k)
                        .channel(Channel.of(CHANNELS.get(channel)))
                        .build());
                time = time.plusSeconds(random.nextInt(86_400));
            }
            if (random.nextDouble() < 1 / (1 + Math.exp(-odds))) {
                conversions.add(Conversion.of(customer, ConversionType.SIGNUP, Money.of("3.00", "EUR"), time));
            }
        }
        List<Conversion> withPurchase = new ArrayList<>(conversions);
        withPurchase.add(Conversion.of(
                "c00000", ConversionType.PURCHASE, Money.of("1.00", "EUR"), START.plus(Duration.ofDays(STUDY_DAYS))));
        JourneyAssembler assembler = JourneyAssembler.standard();
        List<Journey> signups = assembler.assemble(touchpoints, conversions).fit();
        List<Journey> both = assembler.assemble(touchpoints, withPurchase).fit();

        for (String model : List.of("auto", "logistic")) {
            Map<String, Double> before = shares(model, signups);
            Map<String, Double> after = shares(model, both);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            before.forEach((channel, share) -> assertThat(after.get(channel))
                    .as("%s of %s", channel, model)
                    .isCloseTo(share, within(HARDLY)));
        }
    }

    private static double baseline(String model, List<Journey> journeys) {
        return shares(model, journeys).get("(baseline)");
    }

    /** The parts of all conversions with a touch that channels and baseline are credited with, summed over journeys. */
    private static Map<String, Double> shares(String model, List<Journey> journeys) {
        ModelFits fits = ModelFits.of(List.of(AttributionModels.define(model)), Dimension.CHANNEL, List.of());
        ModelFits.Fitted fitted = journeys.stream().collect(fits).get(0);
        List<Journey> converting = journeys.stream()
                .filter(journey -> journey.isConverted() && journey.length() > 0)
                .toList();
        Map<String, Double> shares = new TreeMap<>();
        for (Journey journey : converting) {
            Shares settled = TestJourneys.settled(fitted.model(), journey);
            shares.merge("(baseline)", settled.baseline() / converting.size(), Double::sum);
            for (int i = 0; i < journey.length(); i++) {
                shares.merge(
                        journey.touchpoints().get(i).channel().name(),
                        settled.share(i) / converting.size(),
                        Double::sum);
            }
        }
        return shares;
    }
}
