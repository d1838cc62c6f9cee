package org.attributionj.jdbc.internal.pending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.attributionj.jdbc.internal.result.ResultSaver;
import org.attributionj.jdbc.internal.row.Moneys;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.internal.sql.Span;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.Claim;
import org.attributionj.jdbc.pending.ClaimedConversion;
import org.attributionj.jdbc.pending.Completion;
import org.attributionj.jdbc.pending.PendingConversions;
import org.attributionj.jdbc.support.Period;
import org.jspecify.annotations.Nullable;

/** Shares out the conversions that wait. */
public final class StoreClaims implements PendingConversions {
    private static final int LONGEST_OWNER = 200;
    private static final int NOT_HELD = -1;
    private static final String COLUMNS = "id, customer, revision, time_ns, amount, currency, pending_since_ns";

    /** Also what is claimed for longer than anybody would: a clock that was ahead wrote that. */
    private static final String FREE =
            "pending_since_ns IS NOT NULL AND (claimed_until_ns IS NULL OR claimed_until_ns < ? OR claimed_until_ns > ?)";

    private final Database database;
    private final ResultSaver saver;

    public StoreClaims(Database database, ResultSaver saver) {
        this.database = database;
        this.saver = saver;
    }

    @Override
    public Claim claim(String owner, int limit, Duration lease) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, but was " + limit);
        }
        return claim(owner, lease, (session, now, tooLate) -> {
            if (session.dialect().sortsBeforeItLocks()) {
                // who waits behind as many as are claimed comes into question only if others claim all of these now
                List<Long> last = session.list(
                        "SELECT pending_since_ns FROM {conversions} WHERE " + FREE
                                + " ORDER BY pending_since_ns LIMIT 1 OFFSET " + (limit - 1),
                        row -> row.getLong(1),
                        now,
                        tooLate);
                List<ClaimedConversion> found = last.isEmpty()
                        ? List.of()
                        : lockFirst(session, limit, " AND pending_since_ns <= ?", now, tooLate, last.get(0));
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return lockFirst(session, limit, "", now, tooLate);
        });
    }

    /** Locks those that wait longest of those that are free and meet a condition besides. */
    private static List<ClaimedConversion> lockFirst(Session session, int limit, String besides, Object... parameters)
            throws SQLException {
        return session.list(
                "SELECT " + COLUMNS + " FROM {conversions} WHERE " + FREE + besides
                        + " ORDER BY pending_since_ns LIMIT " + limit
                        + session.dialect().skipLocked(),
                StoreClaims::read,
                parameters);
    }

    @Override
    public Claim claim(String owner, Collection<String> ids, Duration lease) {
        return claim(
                owner,
                lease,
                (session, now, tooLate) -> session.lockIn(
                        list -> "SELECT " + COLUMNS + " FROM {conversions} WHERE " + FREE + " AND id IN (" + list + ")"
                                + session.dialect().skipLocked(),
                        new TreeSet<>(ids),
                        StoreClaims::read,
                        now,
                        tooLate));
    }

    private Claim claim(String owner, Duration lease, Finder finder) {
        if (owner.isBlank() || owner.length() > LONGEST_OWNER) {
            throw new IllegalArgumentException(
                    "owner must have 1 to " + LONGEST_OWNER + " characters, but was \"" + owner + "\"");
        }
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease must be positive, but was " + lease);
        }
        // a claim of one's own, whatever the clock says and whoever else has the same owner's name
        String token = owner + "/" + UUID.randomUUID();
        return database.write("claim conversions", session -> {
            session.dialect().beginWriting(session);
            long now = database.now();
            Instant until = Nanos.toInstant(now).plus(lease);
            // twice, for clocks of several machines that do not quite agree
            long tooLate = Nanos.nearest(until.plus(lease));
            List<ClaimedConversion> free = finder.find(session, now, tooLate);
            List<ClaimedConversion> found = Load.bounded(session, free);
            session.updateIn(
                    list -> "UPDATE {conversions} SET claim_token = ?, claimed_until_ns = ? WHERE id IN (" + list + ")",
                    found.stream().map(ClaimedConversion::id).toList(),
                    token,
                    Nanos.nearest(until));
            return new Claim(token, until, found, found.size() < free.size());
        });
    }

    private static ClaimedConversion read(ResultSet row) throws SQLException {
        return new ClaimedConversion(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                Nanos.toInstant(row.getLong(4)),
                Moneys.read(row.getString(5), row.getString(6)),
                Nanos.toInstant(row.getLong(7)));
    }

    @Override
    public Completion complete(Claim claim, Collection<AttributedConversion> attributed, @Nullable String run) {
        List<AttributedConversion> inOrder = attributed.stream()
                .sorted(Comparator.comparing(one -> one.conversion().id()))
                .toList();
        return database.write("store results", session -> {
            session.dialect().beginWriting(session);
            Map<String, Integer> held = lockHeld(session, claim, inOrder);
            List<AttributedConversion> won = new ArrayList<>();
            List<String> stored = new ArrayList<>();
            List<String> superseded = new ArrayList<>();
            for (AttributedConversion one : inOrder) {
                String id = one.conversion().id();
                if (held.getOrDefault(id, NOT_HELD) == one.conversion().revision()) {
                    won.add(one);
                    stored.add(id);
                } else {
                    superseded.add(id);
                }
            }
            session.updateIn(
                    list ->
                            "UPDATE {conversions} SET attributed_revision = revision, pending_since_ns = NULL, claim_token ="
                                    + " NULL, claimed_until_ns = NULL WHERE id IN (" + list + ")",
                    stored);
            release(session, claim, superseded);
            saver.save(session, won, run);
            return new Completion(stored, superseded);
        });
    }

    /** The revisions of the conversions that still are the claim's, which nobody else can change until the transaction ends. */
    private static Map<String, Integer> lockHeld(Session session, Claim claim, List<AttributedConversion> inOrder)
            throws SQLException {
        Map<String, Integer> held = new HashMap<>();
        session.lockIn(
                        list -> "SELECT id, revision FROM {conversions} WHERE claim_token = ? AND id IN (" + list
                                + ") ORDER BY id" + session.dialect().forUpdate(),
                        inOrder.stream().map(one -> one.conversion().id()).toList(),
                        row -> Map.entry(row.getString(1), row.getInt(2)),
                        claim.token())
                .forEach(row -> held.put(row.getKey(), row.getValue()));
        return held;
    }

    private static void release(Session session, Claim claim, Collection<String> ids) throws SQLException {
        session.updateIn(
                list ->
                        "UPDATE {conversions} SET claim_token = NULL, claimed_until_ns = NULL WHERE claim_token = ? AND id"
                                + " IN (" + list + ")",
                ids,
                claim.token());
    }

    @Override
    public void release(Claim claim) {
        if (claim.isEmpty()) {
            return;
        }
        database.write("release a claim", session -> {
            session.dialect().beginWriting(session);
            release(
                    session,
                    claim,
                    claim.conversions().stream()
                            .map(ClaimedConversion::id)
                            .sorted()
                            .toList());
            return true;
        });
    }

    @Override
    public int markAll(Period period) {
        return database.write("mark conversions", session -> {
            session.dialect().beginWriting(session);
            return session.update(
                    "UPDATE {conversions} SET revision = revision + 1, pending_since_ns = COALESCE(pending_since_ns, ?)"
                            + " WHERE adjusts IS NULL AND time_ns >= ? AND time_ns <= ?",
                    database.now(),
                    Span.first(period),
                    Span.last(period));
        });
    }

    @Override
    public Set<String> settled(Collection<String> ids) {
        return database.read(
                "look for attributed conversions",
                session -> new TreeSet<>(session.listIn(
                        list -> "SELECT id FROM {conversions} WHERE pending_since_ns IS NULL AND id IN (" + list + ")",
                        new TreeSet<>(ids),
                        row -> row.getString(1))));
    }

    @Override
    public long count() {
        return database.read(
                "count pending conversions",
                session -> session.one(
                        "SELECT COUNT(*) FROM {conversions} WHERE pending_since_ns IS NOT NULL",
                        row -> row.getLong(1)));
    }

    @Override
    public Optional<Instant> oldest() {
        return database.read("find the oldest pending conversion", session -> {
            List<Long> since = session.list(
                    "SELECT pending_since_ns FROM {conversions} WHERE pending_since_ns IS NOT NULL ORDER BY"
                            + " pending_since_ns LIMIT 1",
                    row -> row.getLong(1));
            return since.stream().findFirst().map(Nanos::toInstant);
        });
    }

    @FunctionalInterface
    private interface Finder {
        List<ClaimedConversion> find(Session session, long now, long tooLate) throws SQLException;
    }
}
