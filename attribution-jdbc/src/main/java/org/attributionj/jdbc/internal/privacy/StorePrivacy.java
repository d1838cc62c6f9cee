package org.attributionj.jdbc.internal.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.attributionj.core.assembly.EventKind;
import org.attributionj.jdbc.internal.path.PathSums;
import org.attributionj.jdbc.internal.read.EventCache;
import org.attributionj.jdbc.internal.result.ResultSaver;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.internal.sql.Stripes;
import org.attributionj.jdbc.internal.write.ErasedEvents;
import org.attributionj.jdbc.privacy.Erasure;
import org.attributionj.jdbc.privacy.Privacy;

/** Erases. */
public final class StorePrivacy implements Privacy {
    /** The stripe under which the audit and the erased totals are written. */
    private static final int AUDIT = 0;

    private static final int AT_ONCE = 500;

    private final Database database;
    private final EventCache cache;

    public StorePrivacy(Database database, EventCache cache) {
        this.database = database;
        this.cache = cache;
    }

    @Override
    public Erasure eraseCustomer(String customer) {
        Erasure erasure = erase(customer);
        cache.forget(customer);
        return erasure;
    }

    private Erasure erase(String customer) {
        return database.write("erase a customer", session -> {
            session.dialect().beginWriting(session);
            PathSums.lockAll(session, database.now());
            lock(session, Set.of(customer));
            List<String> touched = ids(session, "touchpoints", customer);
            List<String> own = ids(session, "conversions", customer);
            List<String> adjusting = Adjusting.of(session, own);
            countErasures(session, Adjusting.customers(session, adjusting));
            ErasedEvents erased = ErasedEvents.forErasing(session);
            erased.add(session, EventKind.TOUCHPOINT, touched);
            erased.add(session, EventKind.CONVERSION, own);
            // first the rows that a sweep would complete: it waits for this, and then finds them gone
            long conversions = session.updateIn(list -> "DELETE FROM {conversions} WHERE id IN (" + list + ")", own)
                    + session.updateIn(list -> "DELETE FROM {conversions} WHERE id IN (" + list + ")", adjusting);
            ErasedTotals.add(session, own);
            long results = ResultSaver.delete(session, own);
            // of what stays, for the rest
            ErasedTotals.addAdjustments(session, own);
            results += ResultSaver.deleteAdjustments(session, own);
            session.update("DELETE FROM {journeys} WHERE customer = ?", customer);
            long touchpoints = session.update("DELETE FROM {touchpoints} WHERE customer = ?", customer);
            RejectedOfPerson.delete(session, customer, touched, own);
            session.update("DELETE FROM {customers} WHERE id = ?", customer);
            PathSums.remove(session, customer);
            boolean wasKnown = touchpoints + conversions > 0;
            return audit(session, Erasure.Cause.REQUEST, wasKnown ? 1 : 0, touchpoints, conversions, results);
        });
    }

    private static List<String> ids(Session session, String table, String customer) throws SQLException {
        return session.list(
                "SELECT id FROM {" + table + "} WHERE customer = ? ORDER BY id", row -> row.getString(1), customer);
    }

    /** Lets nobody else write the customers' events, and tells those who remember them that some will be gone. */
    private static void lock(Session session, Set<String> customers) throws SQLException {
        SortedSet<Integer> stripes = new TreeSet<>();
        stripes.add(AUDIT);
        customers.forEach(customer -> stripes.add(Stripes.of(customer)));
        session.dialect().lockStripes(session, stripes);
        countErasures(session, customers);
    }

    private static void countErasures(Session session, Set<String> customers) throws SQLException {
        Object[] stripes =
                customers.stream().map(Stripes::of).distinct().sorted().toArray();
        if (stripes.length > 0) {
            session.update(
                    "UPDATE {stripes} SET erasures = erasures + 1 WHERE stripe IN ("
                            + Session.placeholders(stripes.length) + ")",
                    stripes);
        }
    }

    private Erasure audit(
            Session session, Erasure.Cause cause, long customers, long touchpoints, long conversions, long results)
            throws SQLException {
        long number = 1 + session.one("SELECT COALESCE(MAX(audit_no), 0) FROM {erasure_audit}", row -> row.getLong(1));
        long now = database.now();
        session.update(
                "INSERT INTO {erasure_audit} (audit_no, erased_ns, cause, customers, touchpoints, conversions, results)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                number,
                now,
                cause.name(),
                customers,
                touchpoints,
                conversions,
                results);
        return new Erasure(number, Nanos.toInstant(now), cause, customers, touchpoints, conversions, results);
    }

    @Override
    public Erasure eraseBefore(Instant before) {
        long limit = Nanos.nearest(before);
        long[] counts = new long[3];
        while (database.write("erase old conversions", session -> eraseConversions(session, limit, counts))) {
            // until none is left
        }
        while (database.write("erase old adjustments", session -> eraseOrphans(session, limit, counts))) {
            // until none is left
        }
        while (database.write("erase old touchpoints", session -> eraseTouchpoints(session, limit, counts))) {
            // until none is left
        }
        return database.write("erase old rejected events", session -> {
            lock(session, Set.of());
            session.update("DELETE FROM {rejected_events} WHERE received_ns < ?", limit);
            return audit(session, Erasure.Cause.RETENTION, 0, counts[0], counts[1], counts[2]);
        });
    }

    private record Event(String id, String customer) {}

    private static List<Event> old(Session session, String table, String rest, long limit) throws SQLException {
        return session.list(
                "SELECT id, customer FROM {" + table + "} WHERE time_ns < ?" + rest + " LIMIT " + AT_ONCE,
                row -> new Event(row.getString(1), row.getString(2)),
                limit);
    }

    private static Set<String> customers(List<Event> events) {
        Set<String> customers = new TreeSet<>();
        events.forEach(event -> customers.add(event.customer()));
        return customers;
    }

    private static boolean eraseConversions(Session session, long limit, long[] counts) throws SQLException {
        session.dialect().beginWriting(session);
        List<Event> old = old(session, "conversions", " AND adjusts IS NULL ORDER BY time_ns", limit);
        lock(session, customers(old));
        List<String> roots = old.stream().map(Event::id).sorted().toList();
        List<Event> adjusting = session.listIn(
                list -> "SELECT id, customer FROM {conversions} WHERE adjusts IN (" + list + ")",
                roots,
                row -> new Event(row.getString(1), row.getString(2)));
        Set<String> others = customers(adjusting);
        others.removeAll(customers(old));
        countErasures(session, others);
        long adjustments = session.updateIn(
                list -> "DELETE FROM {conversions} WHERE id IN (" + list + ")",
                adjusting.stream().map(Event::id).sorted().toList());
        long conversions = session.updateIn(list -> "DELETE FROM {conversions} WHERE id IN (" + list + ")", roots);
        ErasedTotals.add(session, roots);
        long results = ResultSaver.delete(session, roots);
        session.updateIn(list -> "DELETE FROM {journeys} WHERE conversion_id IN (" + list + ")", roots);
        PathSums.noteChanges(session, customers(old));
        counts[1] += adjustments + conversions;
        counts[2] += results;
        return old.size() == AT_ONCE;
    }

    /** Old adjustments of conversions that are not there, or not there any more. */
    private static boolean eraseOrphans(Session session, long limit, long[] counts) throws SQLException {
        session.dialect().beginWriting(session);
        List<Event> orphans = old(
                session,
                "conversions",
                " AND adjusts IS NOT NULL AND adjusts NOT IN (SELECT id FROM {conversions}) AND adjusts NOT IN (SELECT"
                        + " order_id FROM {conversions} WHERE order_id IS NOT NULL AND adjusts IS NULL)",
                limit);
        lock(session, customers(orphans));
        counts[1] += session.updateIn(
                list -> "DELETE FROM {conversions} WHERE id IN (" + list + ")",
                orphans.stream().map(Event::id).sorted().toList());
        PathSums.noteChanges(session, customers(orphans));
        return orphans.size() == AT_ONCE;
    }

    private static boolean eraseTouchpoints(Session session, long limit, long[] counts) throws SQLException {
        session.dialect().beginWriting(session);
        List<Event> old = old(session, "touchpoints", "", limit);
        lock(session, customers(old));
        List<String> ids = new ArrayList<>(old.stream().map(Event::id).toList());
        counts[0] += session.updateIn(list -> "DELETE FROM {touchpoints} WHERE id IN (" + list + ")", ids);
        PathSums.noteChanges(session, customers(old));
        return old.size() == AT_ONCE;
    }

    @Override
    public List<Erasure> audit() {
        return database.read(
                "read the audit",
                session -> session.list(
                        "SELECT audit_no, erased_ns, cause, customers, touchpoints, conversions, results FROM"
                                + " {erasure_audit} ORDER BY audit_no",
                        StorePrivacy::read));
    }

    private static Erasure read(ResultSet row) throws SQLException {
        return new Erasure(
                row.getLong(1),
                Nanos.toInstant(row.getLong(2)),
                Erasure.Cause.valueOf(row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }
}
