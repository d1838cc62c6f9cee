package org.attributionj.jdbc.internal.dialect;

import java.sql.Connection;
import java.util.List;
import org.attributionj.jdbc.internal.row.JsonText;

/** Keys as a JSON array, which is joined: takes half the time of as many parameters. */
final class MariaKeys implements KeyList {
    private final String sql;

    /** Keys compare in the collation of the tables' ids, and are no longer than these. */
    MariaKeys(String collation) {
        sql = "SELECT wanted FROM JSON_TABLE(?, '$[*]' COLUMNS (wanted VARCHAR(512) CHARACTER SET utf8mb4 COLLATE "
                + collation + " PATH '$')) AS keys_to_read";
    }

    @Override
    public String sql(List<String> keys) {
        return sql;
    }

    @Override
    public List<Object> parameters(Connection connection, List<String> keys) {
        return List.of(JsonText.write(keys));
    }

    @Override
    public int atOnce() {
        return 2_000;
    }
}
