package org.attributionj.jdbc.internal.sql;

import com.google.common.collect.Lists;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements of one transaction. One thread at a time. */
public final class Session {
    private final Connection connection;
    private final Dialect dialect;
    private final Names names;

    public Session(Connection connection, Dialect dialect, Names names) {
        this.connection = connection;
        this.dialect = dialect;
        this.names = names;
    }

    public Connection connection() {
        return connection;
    }

    public Dialect dialect() {
        return dialect;
    }

    public Names names() {
        return names;
    }

    /** A statement with full table names and bound parameters. */
    public PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        DeadConnections.requireAlive(connection, dialect);
        PreparedStatement statement = connection.prepareStatement(names.expand(sql));
        try {
            bind(statement, parameters);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** Binds texts, numbers, decimals, JSON and nulls. */
    public void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            if (parameter instanceof BigDecimal decimal) {
                dialect.bindDecimal(statement, i + 1, decimal);
            } else if (parameter instanceof Json json) {
                dialect.bindJson(statement, i + 1, json.text());
            } else {
                statement.setObject(i + 1, parameter);
            }
        }
    }

    /** Runs a statement; the number of rows that it changed. */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        each(sql, row -> rows.add(mapper.map(row)), parameters);
        return rows;
    }

    /** The only row of a query that always has one. */
    public <T> T one(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        return list(sql, mapper, parameters).get(0);
    }

    /** Shows the rows of a query, without keeping them. */
    public void each(String sql, RowMapper<?> consumer, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.setFetchSize(dialect.fetchSize());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.map(rows);
                }
            }
        }
    }

    /**
     * All rows of a query over a list of keys of any length.
     *
     * @param sql makes the statement; receives the list's placeholders, such as {@code ?,?,?}
     * @param before parameters before the list
     */
    public <T> List<T> listIn(
            Function<String, String> sql, Collection<String> keys, RowMapper<T> mapper, @Nullable Object... before)
            throws SQLException {
        return listIn(dialect.keysToRead(), sql, keys, mapper, before);
    }

    /** All rows of a query over a list of keys of any length, which locks them. */
    public <T> List<T> lockIn(
            Function<String, String> sql, Collection<String> keys, RowMapper<T> mapper, @Nullable Object... before)
            throws SQLException {
        return listIn(dialect.keys(), sql, keys, mapper, before);
    }

    private <T> List<T> listIn(
            KeyList list,
            Function<String, String> sql,
            Collection<String> keys,
            RowMapper<T> mapper,
            @Nullable Object[] before)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        for (List<String> part : Lists.partition(List.copyOf(keys), list.atOnce())) {
            rows.addAll(list(sql.apply(list.sql(part)), mapper, parameters(before, list, part)));
        }
        return rows;
    }

    /** Runs a statement over a list of keys of any length; the number of rows that it changed. */
    public int updateIn(Function<String, String> sql, Collection<String> keys, @Nullable Object... before)
            throws SQLException {
        int changed = 0;
        KeyList list = dialect.keys();
        for (List<String> part : Lists.partition(List.copyOf(keys), list.atOnce())) {
            changed += update(sql.apply(list.sql(part)), parameters(before, list, part));
        }
        return changed;
    }

    private @Nullable Object[] parameters(@Nullable Object[] before, KeyList list, List<String> keys)
            throws SQLException {
        List<@Nullable Object> parameters = new ArrayList<>(Arrays.asList(before));
        parameters.addAll(list.parameters(connection, keys));
        return parameters.toArray();
    }

    /** {@code ?,?,?}: values belong in parameters, so that statements are few. */
    public static String placeholders(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }
}
