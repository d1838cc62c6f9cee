package org.attributionj.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.attributionj.jdbc.internal.sql.KeyList;

/** Keys as an array: statements with hundreds of parameters take longer to plan than to run. */
enum PostgresKeys implements KeyList {
    AS_ARRAY;

    @Override
    public String sql(List<String> keys) {
        return "SELECT unnest(?)";
    }

    @Override
    public List<Object> parameters(Connection connection, List<String> keys) throws SQLException {
        return List.of(connection.createArrayOf("text", keys.toArray()));
    }

    /** With more, small tables are read whole. */
    @Override
    public int atOnce() {
        return 500;
    }
}
