package org.attributionj.jdbc.internal.sql;

import java.sql.SQLException;

/** How a database has programs that make or upgrade its tables at once wait for each other. Thread-safe. */
public interface SchemaChanges {

    /** How long a program waits for another one that is still at work. */
    int PATIENCE_SECONDS = 300;

    /** Whether tables are made and changed in a transaction like everything else, all of it or nothing. */
    boolean areTransactional();

    /** Takes the lock, if the database has one that needs no table. The first thing that is done. */
    default void lock(Session session) throws SQLException {
        // by a row, then
    }

    /** Takes the lock by a row of the table of versions, once that is there. */
    default void lockByRow(Session session) throws SQLException {
        // taken already
    }

    /** Gives the lock back, where the end of the transaction does not. */
    default void unlock(Session session) throws SQLException {
        // given back already
    }

    /** Whether a statement failed because what it makes is there: a program died right after it made it. */
    default boolean isThere(SQLException failure) {
        return false;
    }
}
