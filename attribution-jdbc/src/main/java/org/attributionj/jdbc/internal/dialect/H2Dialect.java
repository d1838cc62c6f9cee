package org.attributionj.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.SchemaChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** H2, in a file or in memory. */
final class H2Dialect extends StandardDialect {
    private static final Logger LOG = LoggerFactory.getLogger(H2Dialect.class);

    /** H2's own level: all statements of the transaction see the data of its beginning. */
    private static final int SNAPSHOT = 6;

    private static final int LOCK_TIMEOUT = 50200;
    private static final int CONCURRENT_UPDATE = 90131;
    private static final int DEADLOCK = 40001;
    private static final int NO_ADMIN = 90040;

    /** The connection or its database was closed, was closed by another program that took over the file, or cannot be read. */
    private static final Set<Integer> GONE = Set.of(90007, 90028, 90031, 90067, 90098, 90121);

    /** There may be two rows: what was set once and is kept, but not obeyed after the database is opened again; and what is. */
    private static final String WRITE_DELAY =
            "SELECT MAX(CAST(SETTING_VALUE AS INTEGER)) FROM INFORMATION_SCHEMA.SETTINGS"
                    + " WHERE SETTING_NAME = 'WRITE_DELAY'";

    /** H2's classes may be out of reach, by class loaders or another version. */
    private volatile boolean isReachable = isPresent("org.h2.jdbc.JdbcConnection");

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public String catalogueName(String schema) {
        return schema.toUpperCase(Locale.ROOT);
    }

    @Override
    public int snapshotIsolation() {
        return SNAPSHOT;
    }

    @Override
    public int longestText() {
        return 1 << 20;
    }

    @Override
    public Comparator<String> order() {
        return Comparator.naturalOrder();
    }

    @Override
    public boolean isCollision(SQLException failure) {
        int code = failure.getErrorCode();
        return code == LOCK_TIMEOUT || code == CONCURRENT_UPDATE || code == DEADLOCK || super.isCollision(failure);
    }

    @Override
    public boolean isFatal(SQLException failure) {
        return GONE.contains(failure.getErrorCode()) || super.isFatal(failure);
    }

    @Override
    public boolean isGone(Connection connection) {
        try {
            return isReachable && EmbeddedH2.isGone(connection);
        } catch (SQLException e) {
            return isFatal(e);
        } catch (LinkageError e) {
            isReachable = false;
            return false;
        }
    }

    @Override
    public SchemaChanges schemaChanges() {
        return H2SchemaChanges.INSTANCE;
    }

    @Override
    public boolean sortsBeforeItLocks() {
        return true;
    }

    /** A plain insert: keys that another transaction inserted meanwhile make the transaction run again. */
    @Override
    String insertOrIgnore(RowShape<?> shape) {
        return insertInto(shape);
    }

    @Override
    String insertOrKeep(RowShape<?> shape) {
        return insertOrReplace(shape);
    }

    @Override
    String insertOrReplace(RowShape<?> shape) {
        return "MERGE INTO {" + shape.table() + "} (" + shape.columnList() + ") KEY (" + keyList(shape) + ") VALUES ("
                + placeholders(shape) + ")";
    }

    /**
     * H2 writes half a second after the commit unless told otherwise, and forgets what it was told when the last connection
     * closes. With no delay, and at the end of the file, a commit survives the death of the process; H2 does not claim that it
     * survives a power cut.
     */
    @Override
    public Optional<String> makeDurable(Connection connection) throws SQLException {
        if (appendsAtOnce(connection)) {
            return Optional.empty();
        }
        if (ask(connection, "CALL DATABASE_PATH()") == null) {
            return Optional.of("an H2 database in memory keeps nothing; use jdbc:h2:file:... or jdbc:h2:tcp:...");
        }
        if ("0".equals(ask(connection, WRITE_DELAY))) {
            return Optional.empty();
        }
        try {
            run(connection, "SET WRITE_DELAY 0");
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_ADMIN) {
                throw e;
            }
        }
        return "0".equals(ask(connection, WRITE_DELAY))
                ? Optional.empty()
                : Optional.of(
                        "H2 commits before it writes, and this user may not change that; let an administrator run SET"
                                + " WRITE_DELAY 0, or add ;WRITE_DELAY=0 to the URL");
    }

    private boolean appendsAtOnce(Connection connection) throws SQLException {
        if (!isReachable) {
            return false;
        }
        try {
            return EmbeddedH2.appendsAtOnce(connection);
        } catch (LinkageError e) {
            isReachable = false;
            LOG.warn(
                    "this version of H2 cannot be told to write at the end of its file only; it may miss some of the last"
                            + " commits when its process dies",
                    e);
            return false;
        }
    }
}
