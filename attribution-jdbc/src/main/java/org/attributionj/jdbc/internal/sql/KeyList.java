package org.attributionj.jdbc.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How a database is given a list of keys between the brackets of IN. Thread-safe. */
public interface KeyList {
    /** A parameter for each key. */
    KeyList OF_PARAMETERS = new KeyList() {
        @Override
        public String sql(List<String> keys) {
            return Session.placeholders(keys.size());
        }

        @Override
        public List<Object> parameters(Connection connection, List<String> keys) {
            return List.copyOf(keys);
        }

        /** Far below every database's limit of parameters; more would not be faster. */
        @Override
        public int atOnce() {
            return 500;
        }
    };

    /** What stands between the brackets. */
    String sql(List<String> keys);

    /** The parameters in it. */
    List<Object> parameters(Connection connection, List<String> keys) throws SQLException;

    /** How many keys are asked for at once, at most. */
    int atOnce();
}
