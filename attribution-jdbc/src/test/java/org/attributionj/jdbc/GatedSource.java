package org.attributionj.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A real data source that hands out connections only while a gate is open, and refuses some. */
final class GatedSource implements DataSource {
    private final DataSource real;
    private final Semaphore gate = new Semaphore(Integer.MAX_VALUE);
    private final AtomicInteger refusals = new AtomicInteger();

    GatedSource(DataSource real) {
        this.real = real;
    }

    void shut() {
        gate.acquireUninterruptibly(Integer.MAX_VALUE);
    }

    void open() {
        gate.release(Integer.MAX_VALUE);
    }

    /** Fails the next attempts of a tracker's writer to connect, as a pool does whose server is away. */
    void refuse(int attempts) {
        refusals.set(attempts);
    }

    @Override
    public Connection getConnection() throws SQLException {
        gate.acquireUninterruptibly();
        try {
            boolean isWriter = Thread.currentThread().getName().equals("attribution-tracker-writer");
            if (isWriter && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new SQLTransientConnectionException("no connection to be had");
            }
            return real.getConnection();
        } finally {
            gate.release();
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
