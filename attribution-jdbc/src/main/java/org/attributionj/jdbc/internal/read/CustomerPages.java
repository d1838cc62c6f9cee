package org.attributionj.jdbc.internal.read;

import com.google.common.collect.Lists;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.internal.row.ConversionRows;
import org.attributionj.jdbc.internal.row.TouchpointRows;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.read.CustomerEvents;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the customers in the order of their ids, a page of a few thousand events at a time: the next page begins after
 * the last customer of this one. Unlike a cursor it needs nothing of the driver, and both tables go in step over one
 * connection. Memory is bounded by a page and the largest customer.
 */
public final class CustomerPages {
    private static final int PAGE = 5_000;
    private static final int IN_LIST = 200;

    /** Where each page is a pass over both tables, and each list of customers too. */
    private static final int PAGE_OF_PASS = 50_000;

    private static final int IN_LIST_OF_PASS = 5_000;

    private final Session session;
    private final long firstNanos;
    private final long lastNanos;

    /** Pages of events at times from a first to a last moment, both inside. */
    public CustomerPages(Session session, long firstNanos, long lastNanos) {
        this.session = session;
        this.firstNanos = firstNanos;
        this.lastNanos = lastNanos;
    }

    /** Shows each customer with events. */
    public void forEach(Consumer<? super CustomerEvents> consumer) throws SQLException {
        if (session.dialect().readsInPasses()) {
            String after = null;
            for (String upTo : boundaries()) {
                show(page(after, upTo), consumer);
                after = upTo;
            }
            show(page(after, null), consumer);
            return;
        }
        String after = null;
        while (true) {
            String upTo = earlier(boundary("touchpoints", after), boundary("conversions", after));
            show(page(after, upTo), consumer);
            if (upTo == null) {
                return;
            }
            after = upTo;
        }
    }

    /**
     * Shows each customer with a conversion or, unless only those count, a touchpoint at or after a moment. If these events
     * are few, only their customers are read: conversions are found by an index of their times, touchpoints by a pass inside
     * the database; else all pages are cheaper.
     *
     * @param few as many events as that are few; the ids of their customers are in memory
     */
    public void forEachSince(long nanos, boolean byConversions, int few, Consumer<? super CustomerEvents> consumer)
            throws SQLException {
        Set<String> customers = new HashSet<>();
        if (addSince(nanos, "conversions", few, customers)
                && (byConversions || addSince(nanos, "touchpoints", few, customers))) {
            forEachOf(customers, consumer);
            return;
        }
        customers.clear();
        Instant moment = Nanos.toInstant(nanos);
        forEach(events -> {
            boolean isSince =
                    events.conversions().stream().anyMatch(one -> !one.time().isBefore(moment));
            boolean isTouchedSince = !byConversions
                    && events.touchpoints().stream().anyMatch(one -> !one.time().isBefore(moment));
            if (isSince || isTouchedSince) {
                consumer.accept(events);
            }
        });
    }

    /** Adds the customers of the events in a table at or after a moment; whether these events are few. */
    private boolean addSince(long nanos, String table, int few, Set<String> customers) throws SQLException {
        int[] events = new int[1];
        session.each(
                "SELECT customer FROM {" + table + "} WHERE time_ns >= ? AND time_ns <= ? LIMIT " + (few + 1),
                row -> {
                    events[0]++;
                    return customers.add(row.getString(1));
                },
                nanos,
                lastNanos);
        return events[0] <= few;
    }

    /** The last customer of each page but the last, all found in one pass. */
    private List<String> boundaries() throws SQLException {
        return session.list(
                "SELECT MAX(customer) FROM (SELECT customer, SUM(COUNT(*)) OVER (ORDER BY customer) // " + PAGE_OF_PASS
                        + " AS page FROM (SELECT customer FROM {touchpoints} UNION ALL SELECT customer FROM"
                        + " {conversions}) events GROUP BY customer) customers GROUP BY page ORDER BY page",
                row -> row.getString(1));
    }

    /** The customer of the last event of a full page; null if what is left is no full page. */
    private @Nullable String boundary(String table, @Nullable String after) throws SQLException {
        String where = after == null ? "" : " WHERE customer > ?";
        List<String> found = session.list(
                "SELECT customer FROM {" + table + "}" + where + " ORDER BY customer LIMIT 1 OFFSET " + PAGE,
                row -> row.getString(1),
                after == null ? new Object[0] : new Object[] {after});
        return found.isEmpty() ? null : found.get(0);
    }

    private @Nullable String earlier(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return session.dialect().order().compare(left, right) <= 0 ? left : right;
    }

    private Map<String, Events> page(@Nullable String after, @Nullable String upTo) throws SQLException {
        String time = session.dialect().besides("time_ns");
        StringBuilder where = new StringBuilder(" WHERE " + time + " >= ? AND " + time + " <= ?");
        List<Object> parameters = new ArrayList<>(List.of(firstNanos, lastNanos));
        if (after != null) {
            where.append(" AND customer > ?");
            parameters.add(after);
        }
        if (upTo != null) {
            where.append(" AND customer <= ?");
            parameters.add(upTo);
        }
        Map<String, Events> events = new TreeMap<>(session.dialect().order());
        read(where.toString(), events, parameters.toArray());
        return events;
    }

    private void read(String where, Map<String, Events> events, Object... parameters) throws SQLException {
        session.each(
                "SELECT " + TouchpointRows.COLUMNS + " FROM {touchpoints}" + where,
                row -> {
                    Touchpoint touchpoint = TouchpointRows.read(row);
                    return of(events, touchpoint.customer()).touchpoints().add(touchpoint);
                },
                parameters);
        session.each(
                "SELECT " + ConversionRows.COLUMNS + " FROM {conversions}" + where,
                row -> {
                    Conversion conversion = ConversionRows.read(row);
                    return of(events, conversion.customer()).conversions().add(conversion);
                },
                parameters);
    }

    private static Events of(Map<String, Events> events, String customer) {
        return events.computeIfAbsent(customer, id -> new Events(new ArrayList<>(), new ArrayList<>()));
    }

    private static void show(Map<String, Events> page, Consumer<? super CustomerEvents> consumer) {
        page.forEach((customer, events) ->
                consumer.accept(new CustomerEvents(customer, events.touchpoints(), events.conversions())));
    }

    /** Shows some customers; those without events have none. */
    public void forEachOf(Collection<String> customers, Consumer<? super CustomerEvents> consumer) throws SQLException {
        List<String> ids =
                customers.stream().distinct().sorted(session.dialect().order()).toList();
        int atOnce = session.dialect().readsInPasses() ? IN_LIST_OF_PASS : IN_LIST;
        for (List<String> part : Lists.partition(ids, atOnce)) {
            Map<String, Events> page = new TreeMap<>(session.dialect().order());
            part.forEach(customer -> of(page, customer));
            List<Object> parameters = new ArrayList<>(List.of(firstNanos, lastNanos));
            parameters.addAll(part);
            read(
                    " WHERE time_ns >= ? AND time_ns <= ? AND customer IN (" + Session.placeholders(part.size()) + ")",
                    page,
                    parameters.toArray());
            show(page, consumer);
        }
    }

    private record Events(List<Touchpoint> touchpoints, List<Conversion> conversions) {}
}
