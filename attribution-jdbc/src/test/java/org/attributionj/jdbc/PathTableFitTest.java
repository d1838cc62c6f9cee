package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.jdbc.tracker.ModelFit;
import org.attributionj.models.json.FittedModelJson;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.attributionj.models.shapley.CoalitionRateModel;
import org.attributionj.models.shapley.CoalitionRateOptions;
import org.h2.jdbcx.JdbcConnectionPool;

/** A fit from a path table that is kept up to date is the fit from scratch, to the last bit, whatever happened before. */
class PathTableFitTest {
    private static final Events POOL = Events.random(12, 40);
    private static final List<PathTransform> UNIQUE = List.of(PathTransform.unique());
    private static final ModelFit MARKOV = ModelFit.ofPathTable(
            "main", Dimension.CHANNEL, List.of(), table -> MarkovModel.fit(table, MarkovOptions.ofOrder(2)));
    private static final ModelFit COALITIONS = ModelFit.ofPathTable(
            "main", Dimension.CHANNEL, UNIQUE, table -> CoalitionRateModel.fit(table, CoalitionRateOptions.DEFAULT));

    private final Map<String, Touchpoint> touchpoints = new TreeMap<>();
    private final Map<String, Conversion> conversions = new TreeMap<>();
    /** What was erased at a person's request does not come back. */
    private final Set<String> erasedTouchpoints = new TreeSet<>();

    private final Set<String> erasedConversions = new TreeSet<>();
    private JdbcConnectionPool pool;
    private AttributionStore store;

    @BeforeTry
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
        store = AttributionStore.builder(pool)
                .assembler(TrackedEvents.ASSEMBLER)
                .open();
        touchpoints.clear();
        conversions.clear();
        erasedTouchpoints.clear();
        erasedConversions.clear();
    }

    /** The database in memory goes with its last connection. */
    @AfterTry
    void close() {
        pool.dispose();
    }

    /** Something that changes what the table must hold, or looks at it. */
    private interface Step {
        void take(PathTableFitTest test) throws Exception;
    }

    private record Write(int from, int count) implements Step {
        @Override
        public void take(PathTableFitTest test) {
            List<Touchpoint> touched = part(POOL.touchpoints);
            List<Conversion> converted = part(POOL.conversions);
            test.store.events().write(touched, converted);
            touched.stream()
                    .filter(one -> !test.erasedTouchpoints.contains(one.id()))
                    .forEach(one -> test.touchpoints.put(one.id(), one));
            converted.stream()
                    .filter(one -> !test.erasedConversions.contains(one.id()))
                    .forEach(one -> test.conversions.put(one.id(), one));
        }

        /** Events that lie anywhere among the customers: some late, some of them refunds without their conversion yet. */
        private <E> List<E> part(List<E> all) {
            List<E> some = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                some.add(all.get((from * 7 + i * 13) % all.size()));
            }
            return some.stream().distinct().toList();
        }
    }

    private record Erase(int customer) implements Step {
        @Override
        public void take(PathTableFitTest test) {
            String id = "customer-" + customer;
            test.store.privacy().eraseCustomer(id);
            List<String> touched = test.touchpoints.values().stream()
                    .filter(one -> one.customer().equals(id))
                    .map(Touchpoint::id)
                    .toList();
            List<String> converted = test.conversions.values().stream()
                    .filter(one -> one.customer().equals(id))
                    .map(Conversion::id)
                    .toList();
            test.touchpoints.keySet().removeAll(touched);
            test.conversions.keySet().removeAll(converted);
            test.erasedTouchpoints.addAll(touched);
            test.erasedConversions.addAll(converted);
        }
    }

    private record EraseOld(int days) implements Step {
        @Override
        public void take(PathTableFitTest test) {
            Instant before = Events.START.plus(Duration.ofDays(days));
            test.store.privacy().eraseBefore(before);
            test.touchpoints.values().removeIf(one -> one.time().isBefore(before));
            List<String> old = test.conversions.values().stream()
                    .filter(one -> !one.isAdjustment() && one.time().isBefore(before))
                    .map(Conversion::id)
                    .toList();
            test.conversions
                    .values()
                    .removeIf(one -> old.contains(one.id()) || old.contains(String.valueOf(one.adjusts())));
        }
    }

    private record Fit() implements Step {
        @Override
        public void take(PathTableFitTest test) throws Exception {
            test.assertFitsAreThoseFromScratch();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> write = Arbitraries.integers()
                .between(0, 200)
                .flatMap(from -> Arbitraries.integers().between(1, 60).map(count -> new Write(from, count)));
        Arbitrary<Step> erase = Arbitraries.integers().between(0, 39).map(Erase::new);
        Arbitrary<Step> old = Arbitraries.integers().between(1, 60).map(EraseOld::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, write),
                        Tuple.of(2, erase),
                        Tuple.of(1, old),
                        Tuple.of(3, Arbitraries.create(Fit::new)))
                .list()
                .ofMinSize(4)
                .ofMaxSize(16);
    }

    @Property(tries = 100)
    void fitsFollowTheEventsToTheLastBit(@ForAll("steps") List<Step> steps) throws Exception {
        for (Step step : steps) {
            step.take(this);
        }
        assertFitsAreThoseFromScratch();
    }

    private void assertFitsAreThoseFromScratch() throws Exception {
        List<Journey> journeys = TrackedEvents.ASSEMBLER
                .assemble(touchpoints.values(), conversions.values())
                .fit();
        PathTable paths = journeys.stream().collect(PathTable.statistic(Dimension.CHANNEL, List.of()));
        assertSame(MARKOV.fit(store), MarkovModel.fit(paths, MarkovOptions.ofOrder(2)));
        PathTable unique = journeys.stream().collect(PathTable.statistic(Dimension.CHANNEL, UNIQUE));
        assertSame(COALITIONS.fit(store), CoalitionRateModel.fit(unique, CoalitionRateOptions.DEFAULT));
    }

    /** The text of a model keeps every bit of it. */
    private static void assertSame(AttributionModel incremental, AttributionModel fromScratch) {
        assertThat(FittedModelJson.write(incremental)).isEqualTo(FittedModelJson.write(fromScratch));
        assertThat(incremental).isEqualTo(fromScratch);
    }
}
