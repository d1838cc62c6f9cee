package org.attributionj.testkit;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;

/** Journeys: mostly short, some long, with ties in time. */
final class JourneyArbitraries {
    /** Up to here every touchpoint is drawn, and shrunk, component by component; longer ones are spun from a seed. */
    private static final int MOST_DRAWN = 100;

    private static final int MOST_BY_DEFAULT = 2_000;

    private JourneyArbitraries() {}

    /** Any journey: most of them converting, some open, a few conversions without a touchpoint. */
    static Arbitrary<Journey> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(16, converting()), Tuple.of(4, open()), Tuple.of(1, withoutTouchpoints()));
    }

    static Arbitrary<Journey> converting() {
        return Arbitraries.frequencyOf(
                Tuple.of(30, converting(1, 6)),
                Tuple.of(15, converting(1, 30)),
                Tuple.of(4, converting(1, MOST_DRAWN)),
                Tuple.of(1, converting(MOST_DRAWN, MOST_BY_DEFAULT)));
    }

    static Arbitrary<Journey> converting(int shortest, int longest) {
        return Combinators.combine(ConversionArbitraries.conversions(), histories(shortest, longest))
                .as((conversion, history) ->
                        Journey.converted(history.before(conversion.customer(), conversion.time()), conversion));
    }

    static Arbitrary<Journey> open() {
        return Combinators.combine(TouchpointArbitraries.customers(), TouchpointArbitraries.times(), histories(1, 30))
                .as((customer, end, history) -> Journey.open(history.before(customer, end)));
    }

    static Arbitrary<Journey> withoutTouchpoints() {
        return ConversionArbitraries.conversions().map(conversion -> Journey.converted(ImmutableList.of(), conversion));
    }

    static Arbitrary<Journey> adjusted(Arbitrary<Journey> journeys, Arbitrary<AdjustmentPlan> plans) {
        return Combinators.combine(journeys, plans)
                .as((journey, plan) -> journey.withAdjustments(plan.of(JourneyChanges.conversion(journey))));
    }

    /** Touchpoints that know how long before an end they happened, but not whose end. */
    private interface History {
        List<Touchpoint> before(String customer, Instant end);
    }

    private static Arbitrary<History> histories(int shortest, int longest) {
        if (longest <= MOST_DRAWN) {
            return Combinators.combine(TouchpointArbitraries.contents(), ages())
                    .as(Placed::new)
                    .list()
                    .ofMinSize(shortest)
                    .ofMaxSize(longest)
                    .map(placed -> (customer, end) -> touchpoints(customer, end, placed));
        }
        Arbitrary<Integer> lengths =
                Arbitraries.integers().between(shortest, longest).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(lengths, Arbitraries.longs().withoutEdgeCases())
                .as((length, seed) -> (customer, end) -> new LongJourney(seed).touchpoints(customer, end, length));
    }

    private static List<Touchpoint> touchpoints(String customer, Instant end, List<Placed> placed) {
        List<Touchpoint> touchpoints = new ArrayList<>(placed.size());
        for (Placed next : placed) {
            String id = customer + "-t" + (touchpoints.size() + 1);
            touchpoints.add(next.content().at(id, customer, end.minus(next.age())));
        }
        return touchpoints;
    }

    /** Ages before the end: the instant of the conversion itself and a few round ages make ties. */
    private static Arbitrary<Duration> ages() {
        return Combinators.combine(
                        Arbitraries.of(AgeKind.class),
                        Arbitraries.longs().between(0, Duration.ofDays(90).toMillis()))
                .as(AgeKind::age)
                .withoutEdgeCases();
    }

    private enum AgeKind {
        NONE,
        ONE_DAY,
        A_MONTH,
        MILLIS,
        MORE_MILLIS,
        AND_STILL_MORE,
        NANOS,
        YEARS;

        Duration age(long number) {
            return switch (this) {
                case NONE -> Duration.ZERO;
                case ONE_DAY -> Duration.ofDays(1);
                case A_MONTH -> Duration.ofDays(30);
                case MILLIS, MORE_MILLIS, AND_STILL_MORE -> Duration.ofMillis(number);
                case NANOS -> Duration.ofNanos(number);
                case YEARS -> Duration.ofSeconds(number / 50);
            };
        }
    }

    private record Placed(TouchpointContent content, Duration age) {}
}
