package org.attributionj.testkit;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;

/** Whole data sets: the customers' events within half a year, in no order. */
final class EventSetArbitraries {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int MOST_CUSTOMERS = 5;
    private static final int MOST_TOUCHPOINTS = 12;
    private static final int MOST_CONVERSIONS = 3;

    private EventSetArbitraries() {}

    static Arbitrary<Customer> customers() {
        Arbitrary<Set<Channel>> few =
                Arbitraries.of(TouchpointPools.CHANNELS).set().ofMaxSize(2);
        Arbitrary<Set<Channel>> mostlyNone =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(ImmutableSet.of())), Tuple.of(1, few));
        return Combinators.combine(
                        TouchpointArbitraries.customers(),
                        mostlyNone,
                        mostlyNone,
                        Arbitraries.of("", "new", "returning"))
                .as((id, heldOut, served, kind) -> new Customer(
                        id, heldOut, served, kind.isEmpty() ? ImmutableMap.of() : ImmutableMap.of("kind", kind)));
    }

    static Arbitrary<EventSet> eventSets() {
        return Combinators.combine(
                        histories().list().ofMaxSize(MOST_CUSTOMERS),
                        Arbitraries.longs().withoutEdgeCases())
                .as(EventSetArbitraries::shuffled);
    }

    private static EventSet shuffled(List<History> histories, long seed) {
        List<Customer> customers = new ArrayList<>();
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        for (History history : histories) {
            String customer = "customer " + (customers.size() + 1);
            customers.add(Customer.of(customer));
            history.addTo(customer, touchpoints, conversions);
        }
        Random random = new Random(seed);
        Collections.shuffle(touchpoints, random);
        Collections.shuffle(conversions, random);
        return new EventSet(customers, touchpoints, conversions);
    }

    private static Arbitrary<History> histories() {
        Arbitrary<TouchpointAt> touchpoint = Combinators.combine(TouchpointArbitraries.contents(), offsets(), repeats())
                .as(TouchpointAt::new);
        Arbitrary<ConversionAt> conversion = Combinators.combine(
                        ConversionArbitraries.contents(), offsets(), repeats(), AdjustmentPlan.some())
                .as(ConversionAt::new);
        return Combinators.combine(
                        touchpoint.list().ofMaxSize(MOST_TOUCHPOINTS),
                        conversion.list().ofMaxSize(MOST_CONVERSIONS),
                        Arbitraries.of(false, false, false, true))
                .as(History::new);
    }

    private static Arbitrary<Integer> repeats() {
        return Arbitraries.of(1, 1, 1, 1, 1, 1, 1, 2);
    }

    /** Whole hours of half a year: coarse enough for ties. */
    private static Arbitrary<Duration> offsets() {
        return Arbitraries.integers()
                .between(0, 180 * 24)
                .map(Duration::ofHours)
                .withoutEdgeCases();
    }

    private record TouchpointAt(TouchpointContent content, Duration offset, int times) {}

    private record ConversionAt(ConversionContent content, Duration offset, int times, AdjustmentPlan plan) {}

    /** One customer's events, before they have a name. */
    private record History(List<TouchpointAt> touchpoints, List<ConversionAt> conversions, boolean orphanAdjustment) {

        void addTo(String customer, List<Touchpoint> allTouchpoints, List<Conversion> allConversions) {
            int number = 0;
            for (TouchpointAt next : touchpoints) {
                number++;
                Touchpoint touchpoint =
                        next.content().at(customer + "-t" + number, customer, START.plus(next.offset()));
                allTouchpoints.addAll(Collections.nCopies(next.times(), touchpoint));
            }
            number = 0;
            for (ConversionAt next : conversions) {
                number++;
                Instant time = START.plus(next.offset());
                Conversion sale = next.content().at(customer + "-c" + number, customer, time, null);
                allConversions.addAll(Collections.nCopies(next.times(), sale));
                allConversions.addAll(next.plan().of(sale));
            }
            if (orphanAdjustment && !conversions.isEmpty()) {
                ConversionAt any = conversions.get(0);
                Instant time = START.plus(any.offset());
                allConversions.add(any.content().at(customer + "-orphan", customer, time, "never seen"));
            }
        }
    }
}
