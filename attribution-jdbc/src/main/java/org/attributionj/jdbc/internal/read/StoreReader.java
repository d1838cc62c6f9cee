package org.attributionj.jdbc.internal.read;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collector;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblyRejection;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.assembly.PendingAdjustment;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.internal.sql.Span;
import org.attributionj.jdbc.read.CustomerEvents;
import org.attributionj.jdbc.read.JourneyReader;
import org.attributionj.jdbc.support.Period;

/** Reads events and journeys. */
public final class StoreReader implements JourneyReader {
    /** The most events of a period whose customers are looked up one by one. */
    private static final int FEW = 200_000;

    private final Database database;
    private final EventCache cache;

    public StoreReader(Database database, EventCache cache) {
        this.database = database;
        this.cache = cache;
    }

    @Override
    public AssemblyAccount forEachJourney(JourneyAssembler assembler, Period period, JourneySink sink) {
        return forEachJourney(assembler, period, sink, false);
    }

    /**
     * Shows journeys.
     *
     * @param byConversions whether only customers with a conversion in the period are read, which is enough for credited
     *     journeys, but not for the account
     */
    private AssemblyAccount forEachJourney(
            JourneyAssembler assembler, Period period, JourneySink sink, boolean byConversions) {
        return database.read("read journeys", session -> {
            JourneyAssembler withGoal =
                    assembler.goal() != null ? assembler : assembler.withGoal(carryingValue(session, period));
            Goal goal = withGoal.goal();
            long from = Lookback.start(period.from(), goal == null ? Goal.everything() : goal, assembler.windows());
            AssemblySession assembly = withGoal.start(endingIn(period, sink));
            forEachCustomer(session, from, period, byConversions, events -> give(events, assembly));
            return assembly.finish();
        });
    }

    @Override
    public <A, R> R collect(
            JourneyAssembler assembler, Period period, JourneyKind kind, Collector<? super Journey, A, R> collector) {
        A accumulator = collector.supplier().get();
        forEachJourney(
                assembler,
                period,
                JourneySink.of(kind, journey -> collector.accumulator().accept(accumulator, journey)),
                kind == JourneyKind.CREDITED);
        return collector.finisher().apply(accumulator);
    }

    @Override
    public AssemblyAccount forEachJourneyOf(
            JourneyAssembler assembler, Collection<String> customers, JourneySink sink) {
        AssemblySession assembly = assembler.start(sink);
        Map<String, EventCache.Entry> known = cache.find(customers);
        database.read("read the journeys of customers", session -> {
            new CachedCustomers(session, cache, known).forEachOf(customers, events -> give(events, assembly));
            return customers.size();
        });
        return assembly.finish();
    }

    @Override
    public void forEachCustomer(Period period, Consumer<? super CustomerEvents> consumer) {
        database.read("read events", session -> {
            forEachCustomer(session, Span.first(period), period, false, consumer);
            return true;
        });
    }

    /** Shows the events from a moment on of the customers who have some in the period. */
    private static void forEachCustomer(
            Session session, long from, Period period, boolean byConversions, Consumer<? super CustomerEvents> consumer)
            throws SQLException {
        CustomerPages pages = new CustomerPages(session, from, Span.last(period));
        if (period.from() == null) {
            pages.forEach(consumer);
        } else {
            pages.forEachSince(Span.first(period), byConversions, FEW, consumer);
        }
    }

    @Override
    public CustomerEvents events(String customer) {
        return database.read("read the events of a customer", session -> {
            CustomerEvents[] found = new CustomerEvents[1];
            new CustomerPages(session, Long.MIN_VALUE, Long.MAX_VALUE)
                    .forEachOf(List.of(customer), events -> found[0] = events);
            return found[0];
        });
    }

    private static void give(CustomerEvents events, AssemblySession assembly) {
        assembly.customer(events.customer(), events.touchpoints(), events.conversions());
    }

    private static Goal carryingValue(Session session, Period period) throws SQLException {
        Goal.Finder finder = new Goal.Finder();
        session.list(
                        "SELECT conversion_type, MAX(ABS(amount_sign)) FROM {conversions} WHERE adjusts IS NULL"
                                + " AND time_ns >= ? AND time_ns <= ? GROUP BY conversion_type",
                        row -> new Worth(ConversionType.of(row.getString(1)), row.getInt(2) != 0),
                        Span.first(period),
                        Span.last(period))
                .forEach(worth -> finder.see(worth.type(), worth.hasValue()));
        return finder.goal();
    }

    private record Worth(ConversionType type, boolean hasValue) {}

    /** Passes on the journeys that end in the period; those before it were only assembled for what they used up. */
    private static JourneySink endingIn(Period period, JourneySink sink) {
        Instant from = period.from();
        if (from == null) {
            return sink;
        }
        return new JourneySink() {
            private final Set<JourneyKind> wanted = sink.wanted();

            @Override
            public void accept(Journey journey, Set<JourneyKind> kinds) {
                if (!journey.end().isBefore(from)) {
                    sink.accept(journey, kinds);
                }
            }

            @Override
            public Set<JourneyKind> wanted() {
                return wanted;
            }

            @Override
            public void rejected(AssemblyRejection rejection) {
                sink.rejected(rejection);
            }

            @Override
            public void pending(PendingAdjustment pending) {
                sink.pending(pending);
            }
        };
    }
}
