package org.attributionj.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.attributionj.jdbc.internal.sql.KeyList;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.SchemaChanges;

/** MariaDB, and MySQL 8 by the same statements. */
final class MariaDialect extends StandardDialect {
    private static final int DEADLOCK = 1213;
    private static final int LOCK_TIMEOUT = 1205;
    private static final int DUPLICATE_KEY = 1062;

    private final String collation;
    private final KeyList keysToRead;

    MariaDialect(boolean isMariaDb) {
        collation = isMariaDb ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
        keysToRead = new MariaKeys(collation);
    }

    @Override
    public SchemaChanges schemaChanges() {
        return MariaSchemaChanges.INSTANCE;
    }

    @Override
    public String name() {
        return "mariadb";
    }

    /** By code points, and blanks at the end count: as strings compare in Java. */
    @Override
    public Map<String, String> placeholders() {
        return Map.of("collation", collation);
    }

    /** Statements that lock or change rows get their keys one by one: by a join they would lock rows that they only look at. */
    @Override
    public KeyList keysToRead() {
        return keysToRead;
    }

    @Override
    public boolean isCollision(SQLException failure) {
        int code = failure.getErrorCode();
        return code == DEADLOCK || code == LOCK_TIMEOUT || code == DUPLICATE_KEY || super.isCollision(failure);
    }

    /**
     * A plain insert, which the driver sends in bulk; keys that another transaction inserted meanwhile make the transaction
     * run again. INSERT IGNORE would also swallow texts that are too long.
     */
    @Override
    String insertOrIgnore(RowShape<?> shape) {
        return insertInto(shape);
    }

    /** A row that changes nothing where the keys are there. */
    @Override
    String insertOrKeep(RowShape<?> shape) {
        String key = shape.columns().get(0);
        return insertInto(shape) + " ON DUPLICATE KEY UPDATE " + key + " = " + key;
    }

    @Override
    String insertOrReplace(RowShape<?> shape) {
        return insertInto(shape) + " ON DUPLICATE KEY UPDATE " + assignments(shape, "VALUES(", ")");
    }

    /** Settings of the server, which are its administrator's to change. */
    @Override
    public Optional<String> makeDurable(Connection connection) throws SQLException {
        // one question, because this comes before every transaction
        String settings =
                ask(connection, "SELECT CONCAT_WS(' ', @@innodb_flush_log_at_trx_commit, @@log_bin, @@sync_binlog)");
        String[] values = settings == null ? new String[0] : settings.split(" ", -1);
        if (values.length != 3 || !values[0].equals("1")) {
            return Optional.of("the server commits before it writes; set innodb_flush_log_at_trx_commit, which is "
                    + (values.length == 0 ? "unknown" : values[0]) + ", to 1");
        }
        // what the binary log lacks after a crash is rolled back
        return values[1].equals("1") && values[2].equals("0")
                ? Optional.of("the server commits before it writes its binary log; set sync_binlog, which is 0, to 1")
                : Optional.empty();
    }
}
