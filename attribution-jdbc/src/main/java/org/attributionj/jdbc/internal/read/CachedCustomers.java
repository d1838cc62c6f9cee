package org.attributionj.jdbc.internal.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.internal.sql.Stripes;
import org.attributionj.jdbc.read.CustomerEvents;

/** All events of some customers, from memory where the database confirms that they are all there are. */
public final class CachedCustomers {
    private final Session session;
    private final EventCache cache;
    private final Map<String, EventCache.Entry> known;

    /**
     * For one transaction that sees one moment.
     *
     * @param known what was known before that moment. Of what came into memory later, the transaction may not see some
     *     events, and could take as many others for them
     */
    CachedCustomers(Session session, EventCache cache, Map<String, EventCache.Entry> known) {
        this.session = session;
        this.cache = cache;
        this.known = known;
    }

    /** A new cache that knows how often events were erased so far, without which it would keep nothing that is written. */
    public static EventCache cache(Database database, long events, Duration time) {
        if (events < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                    "a cache must hold 1 event or more for some time, but was to hold " + events + " for " + time);
        }
        EventCache cache = EventCache.of(events, time);
        return database.read("prepare a cache", session -> {
            session.each("SELECT stripe, erasures FROM {stripes}", row -> learn(cache, row));
            return cache;
        });
    }

    private static long learn(EventCache cache, ResultSet row) throws SQLException {
        long number = row.getLong(2);
        cache.learn(row.getInt(1), number);
        return number;
    }

    /** Shows each customer once; those without events have none. */
    void forEachOf(Collection<String> customers, Consumer<? super CustomerEvents> consumer) throws SQLException {
        CustomerPages pages = new CustomerPages(session, Long.MIN_VALUE, Long.MAX_VALUE);
        if (!cache.isOn()) {
            pages.forEachOf(customers, consumer);
            return;
        }
        TreeSet<String> missing = new TreeSet<>(customers);
        int all = missing.size();
        long[] erasures = erasures(missing);
        Map<String, CustomerEvents> candidates = new TreeMap<>();
        known.forEach((customer, entry) -> {
            if (entry.erasures() == erasures[Stripes.of(customer)]) {
                candidates.put(customer, entry.events(customer));
            }
        });
        Map<String, Long> counts = new HashMap<>();
        count("touchpoints", candidates.keySet(), counts);
        count("conversions", candidates.keySet(), counts);
        List<CustomerEvents> found = new ArrayList<>();
        candidates.forEach((customer, events) -> {
            long size =
                    (long) events.touchpoints().size() + events.conversions().size();
            if (counts.getOrDefault(customer, 0L) == size) {
                found.add(events);
                missing.remove(customer);
            }
        });
        cache.count(all - missing.size(), missing.size());
        found.forEach(consumer);
        pages.forEachOf(missing, events -> {
            cache.put(events, erasures[Stripes.of(events.customer())]);
            consumer.accept(events);
        });
    }

    /** By stripe; of the stripes of some customers. */
    private long[] erasures(Collection<String> customers) throws SQLException {
        long[] numbers = new long[Stripes.STRIPES];
        if (customers.isEmpty()) {
            return numbers;
        }
        Object[] stripes = customers.stream().map(Stripes::of).distinct().toArray();
        session.each(
                "SELECT stripe, erasures FROM {stripes} WHERE stripe IN (" + Session.placeholders(stripes.length) + ")",
                row -> numbers[row.getInt(1)] = learn(cache, row),
                stripes);
        return numbers;
    }

    private void count(String table, Collection<String> customers, Map<String, Long> counts) throws SQLException {
        session.listIn(
                list -> "SELECT customer, COUNT(*) FROM {" + table + "} WHERE customer IN (" + list
                        + ") GROUP BY customer",
                customers,
                row -> counts.merge(row.getString(1), row.getLong(2), Long::sum));
    }
}
