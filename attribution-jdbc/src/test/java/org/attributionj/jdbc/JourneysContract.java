package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.StoreSteps.ASSEMBLER;
import static org.attributionj.jdbc.StoreSteps.paths;
import static org.attributionj.jdbc.StoreSteps.table;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.read.CustomerPages;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Names;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.read.CustomerEvents;
import org.attributionj.jdbc.support.Period;
import org.junit.jupiter.api.Test;

/** What the store promises of journeys and path tables: those of the assembler, and the path table follows the events. */
interface JourneysContract extends StoreUnderTest {
    @Test
    default void journeysOfAllTimeAreThoseOfTheAssembler() {
        AttributionStore store = store();
        Events events = Events.random(2, 3_000);
        Assembly expected = ASSEMBLER.assemble(events.touchpoints, events.conversions);
        Random shuffle = new Random(3);
        Collections.shuffle(events.touchpoints, shuffle);
        Collections.shuffle(events.conversions, shuffle);
        store.events().write(events.touchpoints, List.of());
        store.events().write(List.of(), events.conversions);

        Map<JourneyKind, List<Journey>> read = new TreeMap<>();
        AssemblyAccount account = store.journeys()
                .forEachJourney(
                        ASSEMBLER,
                        Period.all(),
                        (journey, kinds) -> kinds.forEach(kind -> read.computeIfAbsent(kind, any -> new ArrayList<>())
                                .add(journey)));

        assertThat(read.get(JourneyKind.CREDITED)).isEqualTo(expected.credited());
        assertThat(read.get(JourneyKind.OPEN)).isEqualTo(expected.open());
        assertThat(read.get(JourneyKind.FIT)).isEqualTo(expected.fit());
        assertThat(account).isEqualTo(expected.account());
        PathTable paths = store.journeys()
                .collect(ASSEMBLER, Period.all(), JourneyKind.FIT, PathTable.statistic(Dimension.CHANNEL, List.of()));
        assertThat(paths).isEqualTo(expected.fit().stream().collect(PathTable.statistic(Dimension.CHANNEL, List.of())));
    }

    @Test
    default void journeysOfAPeriodLookBackBeyondItAndEndInIt() {
        AttributionStore store = store();
        Events events = Events.random(4, 500);
        store.events().write(events.touchpoints, events.conversions);
        Instant from = Events.START.plus(Duration.ofDays(40));
        Instant to = Events.START.plus(Duration.ofDays(70));

        List<Journey> read = new ArrayList<>();
        store.journeys()
                .forEachJourney(
                        ASSEMBLER.withGoal(null), Period.of(from, to), JourneySink.of(JourneyKind.CREDITED, read::add));

        List<Journey> expected = new ArrayList<>();
        for (Journey journey :
                ASSEMBLER.assemble(events.touchpoints, events.conversions).credited()) {
            if (!journey.end().isBefore(from) && journey.end().isBefore(to)) {
                expected.add(journey);
            }
        }
        assertThat(read).hasSizeGreaterThan(50).isEqualTo(expected);
        List<String> customers = new ArrayList<>();
        store.journeys().forEachCustomer(Period.of(from, from.plusSeconds(3600)), one -> customers.add(one.customer()));
        assertThat(customers).isNotEmpty().isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void journeysOfADayAreReadFromTheCustomersOfThatDay() {
        AttributionStore store = store();
        Events events = Events.random(5, 2_000);
        store.events().write(events.touchpoints, events.conversions);
        Instant from = Events.START.plus(Duration.ofDays(50));
        Period day = Period.of(from, from.plus(Duration.ofDays(1)));

        Map<JourneyKind, List<Journey>> read = new TreeMap<>();
        AssemblyAccount account = store.journeys()
                .forEachJourney(
                        ASSEMBLER,
                        day,
                        (journey, kinds) -> kinds.forEach(kind -> read.computeIfAbsent(kind, any -> new ArrayList<>())
                                .add(journey)));

        Assembly known = ASSEMBLER.assemble(
                events.touchpoints.stream()
                        .filter(one -> one.time().isBefore(day.to()))
                        .toList(),
                events.conversions.stream()
                        .filter(one -> one.time().isBefore(day.to()))
                        .toList());
        assertThat(read.get(JourneyKind.CREDITED)).hasSizeGreaterThan(10).isEqualTo(within(day, known.credited()));
        assertThat(read.get(JourneyKind.OPEN)).hasSizeGreaterThan(10).isEqualTo(within(day, known.open()));
        assertThat(read.get(JourneyKind.FIT)).hasSizeGreaterThan(20).isEqualTo(within(day, known.fit()));
        for (JourneyKind kind : JourneyKind.values()) {
            assertThat(store.journeys().collect(ASSEMBLER, day, kind, Collectors.toList()))
                    .isEqualTo(read.get(kind));
        }
        Set<String> present = new TreeSet<>();
        events.touchpoints.stream().filter(one -> day.contains(one.time())).forEach(one -> present.add(one.customer()));
        events.conversions.stream().filter(one -> day.contains(one.time())).forEach(one -> present.add(one.customer()));
        assertThat(account.customers()).isEqualTo(present.size()).isLessThan(200);
        assertThat(account.isComplete()).isTrue();
        Period never = Period.of(from.minus(Duration.ofDays(5_000)), from.minus(Duration.ofDays(4_999)));
        assertThat(store.journeys().collect(ASSEMBLER, never, JourneyKind.FIT, Collectors.counting()))
                .isZero();
    }

    private static List<Journey> within(Period period, List<Journey> journeys) {
        return journeys.stream()
                .filter(journey -> period.contains(journey.end()))
                .toList();
    }

    @Test
    default void customersOfAPeriodAreTheSameLookedUpAndFromAllPages() {
        AttributionStore store = store();
        Events events = Events.random(6, 2_000);
        store.events().write(events.touchpoints, events.conversions);
        Database database = new Database(source(), Dialects.of(source()), Names.of(null, "attribution_"), clock());
        long first = Nanos.of(Events.START.plus(Duration.ofDays(20)));
        long from = Nanos.of(Events.START.plus(Duration.ofDays(50)));
        long last = Nanos.of(Events.START.plus(Duration.ofDays(52)));

        for (boolean byConversions : List.of(true, false)) {
            List<CustomerEvents> lookedUp = new ArrayList<>();
            List<CustomerEvents> fromAllPages = new ArrayList<>();
            database.read("read in two ways", session -> {
                CustomerPages pages = new CustomerPages(session, first, last);
                pages.forEachSince(from, byConversions, Integer.MAX_VALUE - 1, lookedUp::add);
                pages.forEachSince(from, byConversions, 10, fromAllPages::add);
                return true;
            });
            assertThat(lookedUp).hasSizeBetween(byConversions ? 20 : 100, 400).isEqualTo(fromAllPages);
        }
    }

    @Test
    default void aStoredPathTableFollowsTheEvents() {
        AttributionStore store = store();
        Events events = Events.random(8, 1_300);
        int half = events.touchpoints.size() / 2;
        store.events().write(events.touchpoints.subList(0, half), List.of());
        paths(store);
        store.events().write(events.touchpoints, events.conversions.subList(0, 100));
        paths(store);
        store.events().write(List.of(), events.conversions);

        assertThat(paths(store)).isEqualTo(table(events));
        assertThat(paths(store)).isEqualTo(table(events));
        assertThat(store.paths().names()).containsExactly("main");
        assertThatThrownBy(() -> store.paths().refresh("main", ASSEMBLER, Dimension.CAMPAIGN, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other settings");
        store.paths().drop("main");
        assertThat(store.paths().names()).isEmpty();
        assertThat(paths(store)).isEqualTo(table(events));
    }
}
