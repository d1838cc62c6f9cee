package org.attributionj.jdbc.internal.dialect;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Locale;
import org.attributionj.jdbc.internal.row.RowShape;

/** H2, in a file or in memory. */
final class H2Dialect extends StandardDialect {
    /** H2's own level: all statements of the transaction see the data of its beginning. */
    private static final int SNAPSHOT = 6;

    private static final int LOCK_TIMEOUT = 50200;
    private static final int CONCURRENT_UPDATE = 90131;
    private static final int DEADLOCK = 40001;

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
}
