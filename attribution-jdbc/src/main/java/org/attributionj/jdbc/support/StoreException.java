package org.attributionj.jdbc.support;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database refused or failed. The transaction in question was rolled back. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * What no standard class of SQL states covers: PostgreSQL shutting down or starting, a lock that was not to be had, and an
     * H2 connection that broke, or whose database H2 closed because it could not write, for a program that takes its file over,
     * or is closing: a new one opens it.
     */
    private static final Set<String> TRANSIENT_STATES =
            Set.of("57P01", "57P02", "57P03", "55P03", "90007", "90020", "90028", "90031", "90067", "90098", "90121");

    /**
     * What has no state of its own in MariaDB: a wait for a lock that was over (1205), and a disk that is full as the server (1021),
     * one of its files (1026) or a table (1114) meets it.
     */
    private static final Set<Integer> TRANSIENT_CODES = Set.of(1205, 1021, 1026, 1114);

    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53");

    private final boolean isTransient;

    /**
     * An exception about a failure of the database.
     *
     * @param message what was attempted, and what to do about it where that is known
     * @param cause the driver's exception
     */
    public StoreException(String message, SQLException cause) {
        super(message + ": " + cause.getMessage(), cause);
        isTransient = isTransient(cause);
    }

    /**
     * An exception without a failure of the database behind it.
     *
     * @param message what is wrong and what to do about it
     */
    public StoreException(String message) {
        super(message);
        isTransient = false;
    }

    /**
     * Whether the same call may succeed if it is made again: the connection broke, the server is starting or stopping, a
     * lock could not be had, the disk is full.
     *
     * @return whether a retry makes sense
     */
    public boolean isTransient() {
        return isTransient;
    }

    private static boolean isTransient(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && (isTransientState(sql.getSQLState()) || TRANSIENT_CODES.contains(sql.getErrorCode()))) {
                return true;
            }
        }
        String message = String.valueOf(failure.getMessage());
        return message.contains("SQLITE_BUSY") || message.contains("SQLITE_LOCKED") || message.contains("SQLITE_FULL");
    }

    private static boolean isTransientState(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (TRANSIENT_STATES.contains(state) || TRANSIENT_CLASSES.contains(state.substring(0, 2)));
    }
}
