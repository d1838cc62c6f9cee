package org.attributionj.core.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.RepeatPolicy;
import org.attributionj.core.money.Money;

/**
 * Small sets of events made to collide: few customers, times on a coarse grid or a nanosecond beside it, windows and gaps
 * that are whole steps of the grid, ids from a small set, refunds of conversions that may or may not exist.
 */
record Scenario(JourneyAssembler assembler, List<Touchpoint> touchpoints, List<Conversion> conversions) {
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
    private static final Duration STEP = Duration.ofHours(12);
    private static final List<ConversionType> TYPES =
            List.of(ConversionType.PURCHASE, ConversionType.SIGNUP, ConversionType.CUSTOM);

    static Arbitrary<Scenario> any() {
        return Combinators.combine(
                        assemblers(),
                        touchpoint().list().ofMaxSize(14),
                        conversion().list().ofMaxSize(7))
                .as(Scenario::new);
    }

    static Arbitrary<JourneyAssembler> assemblers() {
        Arbitrary<Goal> goals = Arbitraries.of(
                        Goal.everything(),
                        Goal.of(ConversionType.PURCHASE),
                        Goal.of(ConversionType.SIGNUP, ConversionType.PURCHASE))
                .injectNull(0.3);
        return Combinators.combine(
                        goals,
                        windows(),
                        Arbitraries.of(RepeatPolicy.class),
                        lengths(),
                        times().injectNull(0.6),
                        Arbitraries.of(true, false))
                .as((goal, windows, policy, gap, until, drop) ->
                        new JourneyAssembler(goal, windows, policy, gap, until, drop, null, 1_000_000));
    }

    private static Arbitrary<LookbackWindows> windows() {
        Arbitrary<Map<ConversionType, Duration>> conversions =
                Arbitraries.maps(Arbitraries.of(TYPES), lengths(0)).ofMaxSize(2);
        Arbitrary<Map<Channel, Duration>> channels = Arbitraries.maps(
                        Arbitraries.of(Channel.of("A"), Channel.of("B")), lengths(0))
                .ofMaxSize(1);
        Arbitrary<Map<String, Duration>> types = Arbitraries.maps(
                        Arbitraries.of("website visit", "paid ad click"), lengths(0))
                .ofMaxSize(1);
        Arbitrary<Set<Engagement>> ineligible =
                Arbitraries.of(Set.of(Engagement.SENT, Engagement.DELIVERED), Set.of(), Set.of(Engagement.VISIT));
        return Combinators.combine(conversions, lengths(), lengths(), lengths(), lengths(), channels, types, ineligible)
                .as(LookbackWindows::new);
    }

    private static Arbitrary<Duration> lengths() {
        return lengths(0.4);
    }

    private static Arbitrary<Duration> lengths(double none) {
        return Arbitraries.integers().between(0, 12).map(STEP::multipliedBy).injectNull(none);
    }

    private static Arbitrary<Instant> times() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 16),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(0L)), Tuple.of(1, Arbitraries.of(-1L, 1L))))
                .as((step, nanos) -> START.plus(STEP.multipliedBy(step)).plusNanos(nanos));
    }

    private static Arbitrary<Touchpoint> touchpoint() {
        Arbitrary<TouchpointType> types = Arbitraries.of(
                TouchpointType.WEBSITE_VISIT,
                TouchpointType.PAID_AD_CLICK,
                TouchpointType.AD_IMPRESSION,
                TouchpointType.EMAIL_OPEN,
                TouchpointType.EMAIL_SENT);
        return Combinators.combine(
                        ids("t"),
                        Arbitraries.of("anna", "bert"),
                        times(),
                        Arbitraries.frequency(Tuple.of(5, 0L), Tuple.of(1, 1L)),
                        Arbitraries.of(Channel.of("A"), Channel.of("B")),
                        types)
                .as((id, customer, time, sequence, channel, type) -> Touchpoint.builder(customer, time)
                        .id(id)
                        .sequence(sequence)
                        .channel(channel)
                        .type(type)
                        .build());
    }

    private static Arbitrary<Conversion> conversion() {
        return Combinators.combine(
                        ids("c"),
                        Arbitraries.of("anna", "bert"),
                        times(),
                        Arbitraries.frequency(Tuple.of(5, 0L), Tuple.of(1, 1L)),
                        Arbitraries.of(TYPES),
                        Arbitraries.of("5.00", "5.0", "0", "-5.00"),
                        Arbitraries.frequency(Tuple.of(6, "EUR"), Tuple.of(1, "USD")),
                        ids("c").injectNull(0.6))
                .as((id, customer, time, sequence, type, amount, currency, adjusts) -> Conversion.builder(
                                customer, type, Money.of(amount, currency), time)
                        .allowNegative()
                        .id(id)
                        .sequence(sequence)
                        .adjusts(adjusts == null || adjusts.equals(id) ? null : adjusts)
                        .build());
    }

    private static Arbitrary<String> ids(String prefix) {
        return Arbitraries.integers()
                .between(0, 9)
                .map(number -> prefix + number)
                .injectNull(0.4);
    }
}
