package org.attributionj.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.attributionj.jdbc.internal.sql.Dialect;
import org.attributionj.jdbc.support.StoreException;

/** Finds the dialect of a database. */
public final class Dialects {
    private Dialects() {}

    /** The dialect of the database behind a data source, as it names itself. */
    public static Dialect of(DataSource source) {
        try (Connection connection = source.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> new H2Dialect();
                case "SQLite" -> new SqliteDialect();
                case "PostgreSQL" -> new PostgresDialect();
                case "DuckDB" -> new DuckDbDialect();
                case "MariaDB" -> new MariaDialect(true);
                case "MySQL" ->
                    new MariaDialect(
                            connection.getMetaData().getDatabaseProductVersion().contains("MariaDB"));
                default ->
                    throw new StoreException(
                            "the database must be H2, SQLite, DuckDB, PostgreSQL, MariaDB or MySQL, but"
                                    + " calls itself " + product);
            };
        } catch (SQLException e) {
            throw new StoreException("could not connect to the database", e);
        }
    }
}
