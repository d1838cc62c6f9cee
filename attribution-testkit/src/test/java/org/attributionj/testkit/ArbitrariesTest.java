package org.attributionj.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;

class ArbitrariesTest {
    private static final int SAMPLES = 3_000;

    @Property(tries = 50)
    void everyNounIsProvidedByItsType(
            @ForAll Money money,
            @ForAll MoneyUnit unit,
            @ForAll Channel channel,
            @ForAll TouchpointType type,
            @ForAll ConversionType conversionType,
            @ForAll Touchpoint touchpoint,
            @ForAll Conversion conversion,
            @ForAll Customer customer,
            @ForAll Journey journey,
            @ForAll EventSet events,
            @ForAll PathRow row) {
        assertThat(List.of(
                        money,
                        unit,
                        channel,
                        type,
                        conversionType,
                        touchpoint,
                        conversion,
                        customer,
                        journey,
                        events,
                        row))
                .doesNotContainNull();
    }

    @Property(tries = 200)
    void annotationsNarrowJourneysDown(
            @ForAll @Converting Journey converting, @ForAll @Open Journey open, @ForAll List<@Open Journey> several) {
        assertThat(converting.isConverted()).isTrue();
        assertThat(converting.length()).isPositive();
        assertThat(open.isConverted()).isFalse();
        assertThat(several).allMatch(journey -> !journey.isConverted());
    }

    @Property(tries = 100)
    void refundsAddUpToTheSale(@ForAll("refunded") Journey journey) {
        assertThat(journey.adjustments()).isNotEmpty();
        assertThat(journey.netValue().orElseThrow().signum()).isZero();
    }

    @Provide
    Arbitrary<Journey> refunded() {
        return AttributionArbitraries.refundedJourneys();
    }

    @Property(tries = 100)
    void conversionsRefundOneByOne(@ForAll Conversion sale, @ForAll long seed) {
        Arbitrary<List<Conversion>> refunds = AttributionArbitraries.refunds(sale);
        BigDecimal left = refunds.generator(100).next(new Random(seed)).value().stream()
                .map(refund -> refund.value().amount())
                .reduce(sale.value().amount(), BigDecimal::add);
        assertThat(left).isZero();
    }

    @Property(tries = 20)
    void lengthsKeepTheirBounds(@ForAll("long") Journey journey) {
        assertThat(journey.length()).isBetween(9_000, 10_000);
    }

    @Provide("long")
    Arbitrary<Journey> longJourneys() {
        return AttributionArbitraries.convertingJourneys(9_000, 10_000);
    }

    @Example
    void lengthsThatAreNoneAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AttributionArbitraries.convertingJourneys(-1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> AttributionArbitraries.convertingJourneys(3, 2));
    }

    @Example
    void moneyHasWhatBreaksCarelessArithmetic() {
        List<Money> sample = sample(AttributionArbitraries.money());
        assertSome(sample, money -> money.signum() == 0);
        assertSome(sample, money -> money.signum() < 0);
        assertSome(sample, money -> money.amount().unscaledValue().bitLength() > 63);
        assertSome(sample, money -> money.amount().unscaledValue().equals(BigInteger.valueOf(Long.MIN_VALUE)));
        assertSome(sample, money -> money.unit().scale() > money.amount().scale());
        for (int scale = 0; scale <= 8; scale++) {
            int wanted = scale;
            assertSome(sample, money -> money.amount().scale() == wanted);
        }
        for (String currency : List.of("EUR", "JPY", "KWD", "XXX")) {
            assertSome(sample, money -> money.currency().getCurrencyCode().equals(currency));
        }
    }

    @Example
    void touchpointsHaveEachOptionalComponentOrNot() {
        List<Touchpoint> sample = sample(AttributionArbitraries.touchpoints());
        assertSomeAndSomeNot(sample, touchpoint -> touchpoint.campaign() != null);
        assertSomeAndSomeNot(sample, touchpoint -> touchpoint.creative() != null);
        assertSomeAndSomeNot(sample, touchpoint -> touchpoint.session() != null);
        assertSomeAndSomeNot(sample, touchpoint -> touchpoint.cost() != null);
        assertSomeAndSomeNot(sample, touchpoint -> touchpoint.utm() != null);
        assertSomeAndSomeNot(sample, touchpoint -> touchpoint.device() != null);
        assertSomeAndSomeNot(sample, touchpoint -> touchpoint.place() != null);
        assertSomeAndSomeNot(sample, touchpoint -> touchpoint.milestones().isEmpty());
        assertSomeAndSomeNot(sample, touchpoint -> touchpoint.attributes().isEmpty());
        assertSomeAndSomeNot(sample, touchpoint -> touchpoint.sequence() == 0);
        assertSomeAndSomeNot(sample, touchpoint -> TouchpointType.wellKnown().contains(touchpoint.type()));
        assertSomeAndSomeNot(sample, touchpoint -> TouchpointPools.CHANNELS.contains(touchpoint.channel()));
    }

    @Example
    void journeysHaveTiesAndAllLengths() {
        List<Journey> sample = sample(AttributionArbitraries.convertingJourneys());
        assertSomeAndSomeNot(sample, ArbitrariesTest::hasTies);
        assertSome(sample, journey -> journey.length() == 1);
        assertSome(sample, journey -> journey.length() == 2);
        assertSome(sample, journey -> journey.length() > 1_000);
        assertThat(sample.stream().filter(journey -> journey.length() <= 10).count())
                .as("short journeys")
                .isGreaterThan(SAMPLES / 2);
        assertSome(
                sample,
                journey -> journey.length() > 1
                        && journey.age(journey.length() - 1).isZero());
    }

    private static boolean hasTies(Journey journey) {
        return journey.touchpoints().stream().map(Touchpoint::time).distinct().count() < journey.length();
    }

    @Example
    void journeysAreOfEveryKind() {
        List<Journey> sample = sample(AttributionArbitraries.journeys());
        assertSomeAndSomeNot(sample, Journey::isConverted);
        assertSomeAndSomeNot(sample, journey -> journey.length() == 0);
        List<Journey> adjusted = sample(AttributionArbitraries.adjustedJourneys());
        assertSomeAndSomeNot(adjusted, journey -> journey.adjustments().isEmpty());
        assertSome(
                adjusted,
                journey -> journey.adjustments().stream()
                        .anyMatch(adjustment -> adjustment.value().unit().scale()
                                > JourneyChanges.conversion(journey)
                                        .value()
                                        .unit()
                                        .scale()));
    }

    @Example
    void eventSetsHaveWhatDataHave() {
        List<EventSet> sample = sample(AttributionArbitraries.eventSets());
        assertSome(sample, events -> events.customers().size() > 2);
        assertSome(
                sample,
                events -> new HashSet<>(events.touchpoints()).size()
                        < events.touchpoints().size());
        assertSome(
                sample,
                events -> new HashSet<>(events.conversions()).size()
                        < events.conversions().size());
        assertSome(sample, events -> events.conversions().stream().anyMatch(Conversion::isAdjustment));
        assertSome(
                sample,
                events -> events.conversions().stream()
                        .anyMatch(conversion -> conversion
                                .adjusted()
                                .filter("never seen"::equals)
                                .isPresent()));
    }

    @Example
    void pathTablesHaveDistinctPaths() {
        for (List<PathRow> table : sample(AttributionArbitraries.pathTables()).subList(0, 100)) {
            assertThat(table.stream().map(PathRow::path)).doesNotHaveDuplicates();
        }
        List<PathRow> rows = sample(AttributionArbitraries.pathRows());
        assertSomeAndSomeNot(rows, row -> row.conversions() == 0);
        assertSomeAndSomeNot(rows, row -> row.openJourneys() == 0);
    }

    @Example
    void longJourneysShrinkByLosingTouchpoints() {
        Journey longer = Journey.open(new LongJourney(7).touchpoints("anna", Instant.EPOCH, 50));
        List<Touchpoint> shorter = new LongJourney(7).touchpoints("anna", Instant.EPOCH, 20);
        assertThat(longer.touchpoints()).containsAll(shorter);
    }

    /** Seeded, so that what is looked for is found each time. */
    private static <T> List<T> sample(Arbitrary<T> arbitrary) {
        Random random = new Random(20240229);
        RandomGenerator<T> generator = arbitrary.generator(1000, true);
        return Stream.generate(() -> generator.next(random).value())
                .limit(SAMPLES)
                .toList();
    }

    private static <T> void assertSome(List<T> sample, Predicate<T> predicate) {
        assertThat(sample.stream().anyMatch(predicate)).isTrue();
    }

    private static <T> void assertSomeAndSomeNot(List<T> sample, Predicate<T> predicate) {
        assertSome(sample, predicate);
        assertSome(sample, predicate.negate());
    }
}
