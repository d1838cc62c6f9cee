package org.attributionj.jdbc.internal.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.attributionj.jdbc.support.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Hands out connections whose commits are on disk when they return. Each one is asked: settings may belong to the session,
 * or be forgotten when a database is closed. Thread-safe.
 */
public record DurableSource(DataSource source, Dialect dialect) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
        return durable(source.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return durable(source.getConnection(user, password));
    }

    private Connection durable(Connection connection) throws SQLException {
        try {
            DeadConnections.requireAlive(connection, dialect);
            boolean wasAutoCommit = connection.getAutoCommit();
            if (!wasAutoCommit) {
                connection.setAutoCommit(true);
            }
            Optional<String> problem = dialect.makeDurable(connection);
            if (!wasAutoCommit) {
                connection.setAutoCommit(false);
            }
            if (problem.isPresent()) {
                throw new StoreException("a commit would not be durable: " + problem.get());
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            DeadConnections.discard(connection, dialect, e);
            connection.close();
            throw e;
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
