package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every learned model ends on data that no customer makes, and credits what it then sees. The limit of time only turns a hang
 * into a failure; work is counted in {@code PeriodRegressionTest}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileDataTest {
    private static final List<String> MODELS = List.of(
            "auto",
            "survival",
            "survival:risk-time=journey",
            "hazard",
            "hazard:baseline=none,shape=0",
            "logistic",
            "logistic:exposure=counts,l2=0",
            "bagged-logistic:bags=3,exposure=counts",
            "shapley",
            "shapley:game=coalition-rate",
            "markov",
            "markov:order=3",
            "shao-li",
            "leave-one-out");
    private static final List<String> CHANNELS = List.of("display", "email", "search", "social");
    private static final int CUSTOMERS = 300;
    private static final double TOLERANCE = 1e-9;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final int SOME_VISITS = 3_000;
    private static final int MANY_VISITS = 200_000;

    static Stream<Arguments> modelsAndData() {
        return MODELS.stream().flatMap(model -> Stream.of(Hostile.values()).map(data -> Arguments.of(model, data)));
    }

    /** Data that no customer makes. */
    enum Hostile {
        /** A bot that visits every 12.5 seconds. */
        OPEN_BOT,
        /** The same, and in the end it buys. */
        CONVERTING_BOT,
        /** 400 touches ten seconds apart, then a purchase. */
        BURST,
        /** All touches and conversions at one instant. */
        ONE_INSTANT,
        /** Three touches in three centuries. */
        CENTURIES;

        List<Journey> journeys(int visits) {
            Random random = new Random(5);
            List<Journey> journeys = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                int touches = 1 + random.nextInt(4);
                boolean converts = random.nextInt(6) == 0;
                long delay = this == ONE_INSTANT ? 0 : random.nextInt((int) (3 * DAY));
                long step = this == ONE_INSTANT ? 0 : random.nextInt((int) (2 * DAY));
                journeys.add(journey(i, touches, converts, random, k -> delay + k * step));
            }
            switch (this) {
                case OPEN_BOT -> journeys.add(journey(CUSTOMERS, visits, false, random, k -> k * 12_500));
                case CONVERTING_BOT -> journeys.add(journey(CUSTOMERS, visits, true, random, k -> k * 12_500));
                case BURST -> journeys.add(journey(CUSTOMERS, 400, true, random, k -> k * 10_000));
                case CENTURIES -> journeys.add(journey(CUSTOMERS, 3, true, random, k -> k * 36_500 * DAY));
                case ONE_INSTANT -> journeys.add(journey(CUSTOMERS, 1_000, true, random, k -> 0));
            }
            return journeys;
        }

        private static Journey journey(
                int number, int touches, boolean converts, Random random, LongUnaryOperator millisBeforeEnd) {
            String customer = String.format(Locale.ROOT, "c%06d", number);
            List<Touchpoint> touchpoints = new ArrayList<>();
            for (int k = touches - 1; k >= 0; k--) {
                touchpoints.add(
                        Touchpoint.builder(customer, TestJourneys.END.minusMillis(millisBeforeEnd.applyAsLong(k)))
                                .id(String.format(Locale.ROOT, "%s-%06d", customer, touches - k))
                                .channel(Channel.of(CHANNELS.get(random.nextInt(CHANNELS.size()))))
                                .build());
            }
            return converts
                    ? Journey.converted(
                            touchpoints,
                            Conversion.of(
                                    customer, ConversionType.PURCHASE, Money.of("10.00", "EUR"), TestJourneys.END))
                    : Journey.open(touchpoints);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("modelsAndData")
    void endsAndCredits(String model, Hostile data) {
        requireCredits(model, data.journeys(SOME_VISITS));
    }

    static Stream<Arguments> modelsAndBots() {
        return MODELS.stream()
                .flatMap(model ->
                        Stream.of(Hostile.OPEN_BOT, Hostile.CONVERTING_BOT).map(data -> Arguments.of(model, data)));
    }

    /** 200,000 visits in 29 days. */
    @Tag("slow")
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("modelsAndBots")
    void endsAndCreditsAfterManyVisits(String model, Hostile data) {
        requireCredits(model, data.journeys(MANY_VISITS));
    }

    private static void requireCredits(String model, List<Journey> journeys) {
        ModelFits fits = ModelFits.of(List.of(AttributionModels.define(model)), Dimension.CHANNEL, List.of());
        ModelFits.Fitted fitted = journeys.stream().collect(fits).get(0);

        Journey last = journeys.get(journeys.size() - 1);
        Journey credited = last.isConverted()
                ? last
                : journeys.stream().filter(Journey::isConverted).findFirst().orElseThrow();
        Shares shares = TestJourneys.settled(fitted.model(), credited);
        long units = shares.baselineUnits() + shares.unattributedUnits();
        for (int i = 0; i < shares.size(); i++) {
            assertThat(shares.units(i)).isBetween(0L, Shares.ONE);
            units += shares.units(i);
        }
        assertThat(units).isEqualTo(Shares.ONE);
        long conversions = journeys.stream().filter(Journey::isConverted).count();
        fitted.channelCredits()
                .ifPresent(credits -> assertThat(credits.total().conversions())
                        .isCloseTo(conversions, within(TOLERANCE * conversions)));
    }
}
