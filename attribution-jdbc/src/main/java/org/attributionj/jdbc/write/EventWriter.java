package org.attributionj.jdbc.write;

import java.sql.Connection;
import java.util.Collection;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;

/**
 * Writes events into the store. Every call is one transaction, unless the writer is one {@link #within} a transaction of the
 * caller, and every call may be repeated: what is in the store already is left alone. Thread-safe.
 */
public interface EventWriter {

    /**
     * Writes a batch of events: all of it, or nothing if this throws.
     *
     * <p>An event whose id is known with the same content is a duplicate and changes nothing; with other content it is
     * refused, the first one stays. Also refused is what the database cannot give back as it was: an id or a customer of
     * more than 512 characters, half a surrogate pair, a NUL character in PostgreSQL, a text beyond the database's limit, a
     * time outside the years 1677 to 2262. Refused events are kept, with the reason, among the rejected events.
     *
     * <p>New conversions wait for their attribution from here on. So do older ones, under a new revision, for which a new
     * touchpoint is eligible, or which a new adjustment corrects.
     *
     * @param touchpoints the touchpoints, in any order
     * @param conversions the conversions and adjustments, in any order
     * @return what became of each
     * @throws org.attributionj.jdbc.support.StoreException if the database fails; nothing of the batch is then stored
     */
    WriteReport write(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions);

    /**
     * A writer within a transaction of the caller: what it writes becomes part of that transaction, is there when the caller
     * commits, and was never there when the caller rolls back. Sweepers find the conversions after the commit. It never
     * commits, never rolls the caller's own work back, and leaves the connection open.
     *
     * <p>From the first write to the end of the transaction, other writers of the same customers, and of others that share a lock with
     * them, wait: write last, and in one call where that is possible. A transaction that writes in several calls may meet
     * another one that does so in another order; then the database ends one of them. And do not wait for a tracker in such a
     * transaction: it would wait for this one.
     *
     * <p>A call that throws has written nothing, and the transaction may go on, unless the database has ended it: then {@link
     * org.attributionj.jdbc.support.StoreException#isTransient} says whether the whole transaction may be run again.
     *
     * @param connection a connection to the store's database, not in auto-commit mode and, in databases that have levels
     *     (all but SQLite), at the level READ COMMITTED: at a higher one, a conversion that another transaction has just
     *     stored would not be seen, and would never learn of a touchpoint that is written here
     * @return a writer for the thread that uses the connection, until the transaction ends
     * @throws IllegalArgumentException if the connection is in auto-commit mode, or at another level; with what to do
     * @throws UnsupportedOperationException if the database is DuckDB, whose writers go one after the other, or if this writer is
     *     itself within a transaction
     * @throws org.attributionj.jdbc.support.StoreException if the connection is of no use
     */
    EventWriter within(Connection connection);
}
