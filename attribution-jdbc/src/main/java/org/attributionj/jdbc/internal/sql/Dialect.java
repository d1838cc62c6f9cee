package org.attributionj.jdbc.internal.sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** All in which databases differ, as far as the store is concerned. Thread-safe. */
public interface Dialect {

    /** The name: the folder of the migrations, and what users read. */
    String name();

    /** A schema's name as the catalogue of the database has it. */
    String catalogueName(String schema);

    /** Whether tables can live in a schema of the user's choice. */
    boolean hasSchemas();

    /** How programs that make or upgrade the tables at once wait for each other. */
    SchemaChanges schemaChanges();

    /** Placeholders of the migrations besides the common ones. */
    Map<String, String> placeholders();

    /** The isolation of transactions that write; {@link java.sql.Connection#TRANSACTION_NONE} to leave it alone. */
    int writeIsolation();

    /** The isolation of transactions that see one moment; {@link java.sql.Connection#TRANSACTION_NONE} to leave it alone. */
    int snapshotIsolation();

    /** How lists of keys are given to statements that lock or change rows. */
    KeyList keys();

    /** How lists of keys are given to queries that lock nothing. */
    default KeyList keysToRead() {
        return keys();
    }

    /**
     * Whether each query costs a pass over a table, for want of an index in the order of customers: then pages are few and
     * large.
     */
    boolean readsInPasses();

    /** A column in a condition besides another one, by which the rows are to be found: no index of this one shall be used. */
    String besides(String column);

    /** Rows per round trip of a query. */
    int fetchSize();

    /** Why a text cannot be stored, if it cannot; besides its length. */
    Optional<String> problem(String text);

    /** The longest text that can be stored, in UTF-16 units. */
    int longestText();

    /** The order in which the database sorts ids. */
    Comparator<String> order();

    /** Whether a transaction failed because of another one and may succeed if it is run again. */
    boolean isCollision(SQLException failure);

    /** Whether a connection is of no use any more after a failure. */
    boolean isFatal(SQLException failure);

    /**
     * Whether the database beneath a connection closed itself, as H2 does when it cannot write, so that the connection must not
     * be used any more: not even to roll back, for H2 may then search its versions for ever.
     */
    default boolean isGone(Connection connection) {
        return false;
    }

    /** What is appended to a query so that its rows are locked and rows that others have locked are passed over. */
    String skipLocked();

    /** Whether a query that locks rows finds and sorts all that there are, however few it asks for. */
    default boolean sortsBeforeItLocks() {
        return false;
    }

    /** What is appended to a query so that its rows are locked, after waiting for those that others have locked. */
    default String forUpdate() {
        return skipLocked().isEmpty() ? "" : " FOR UPDATE";
    }

    /** Binds a decimal of any scale. */
    void bindDecimal(PreparedStatement statement, int parameter, @Nullable BigDecimal value) throws SQLException;

    /** Binds a JSON text. */
    void bindJson(PreparedStatement statement, int parameter, @Nullable String json) throws SQLException;

    /**
     * What a transaction that writes holds from its beginning to its end; nothing if the database itself has writers wait
     * for each other.
     */
    Optional<Lock> writeLock();

    /** Whether events can be written within a transaction that somebody else began. */
    default boolean hasHostTransactions() {
        return true;
    }

    /** Readies a transaction that will write but begins by reading. The first thing that it does. */
    void beginWriting(Session session) throws SQLException;

    /** Lets no other transaction past the same stripes until this one ends. The first thing that a transaction does. */
    void lockStripes(Session session, SortedSet<Integer> stripes) throws SQLException;

    /** Inserts rows, passing over those whose primary key is there already. */
    <T> void insert(Session session, RowShape<T> shape, Collection<T> rows) throws SQLException;

    /** Inserts rows, replacing those whose primary key is there already. */
    <T> void replace(Session session, RowShape<T> shape, Collection<T> rows) throws SQLException;

    /**
     * Sees to it that what this connection commits is on disk when the commit returns. Called outside transactions, in
     * auto-commit mode.
     *
     * @return why that cannot be had, and what to do about it; nothing if it is so
     */
    Optional<String> makeDurable(Connection connection) throws SQLException;
}
