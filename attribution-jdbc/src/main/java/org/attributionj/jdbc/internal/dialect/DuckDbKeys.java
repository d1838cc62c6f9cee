package org.attributionj.jdbc.internal.dialect;

import java.sql.Connection;
import java.util.List;
import org.attributionj.jdbc.internal.sql.KeyList;

/** Keys as one text, which the driver binds several times as fast as an array. */
enum DuckDbKeys implements KeyList {
    AS_TEXT;

    @Override
    public String sql(List<String> keys) {
        return "SELECT unnest(string_split(?, ?))";
    }

    @Override
    public List<Object> parameters(Connection connection, List<String> keys) {
        String separator = separator(keys);
        return List.of(String.join(separator, keys), separator);
    }

    /** A text that no key holds, and that begins in another way than it ends: it cannot be mistaken. */
    private static String separator(List<String> keys) {
        for (int i = 0; ; i++) {
            String separator = "\u0001" + i + "\u0002";
            if (keys.stream().noneMatch(key -> key.contains(separator))) {
                return separator;
            }
        }
    }

    /** The list is joined, which costs a pass over the table however long it is. */
    @Override
    public int atOnce() {
        return 1_000_000;
    }
}
