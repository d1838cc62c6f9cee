package org.attributionj.jdbc.internal.sql;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Binds the values of a row to a statement. One thread at a time. */
public final class PreparedRow implements RowWriter {
    private final PreparedStatement statement;
    private final Dialect dialect;
    private int column;

    public PreparedRow(PreparedStatement statement, Dialect dialect) {
        this.statement = statement;
        this.dialect = dialect;
    }

    /** Ends the row. */
    public void endRow() throws SQLException {
        statement.addBatch();
        column = 0;
    }

    @Override
    public RowWriter text(@Nullable String value) throws SQLException {
        statement.setString(++column, value);
        return this;
    }

    @Override
    public RowWriter number(@Nullable Long value) throws SQLException {
        column++;
        if (value == null) {
            statement.setNull(column, Types.BIGINT);
        } else {
            statement.setLong(column, value);
        }
        return this;
    }

    @Override
    public RowWriter real(double value) throws SQLException {
        statement.setDouble(++column, value);
        return this;
    }

    @Override
    public RowWriter decimal(@Nullable BigDecimal value) throws SQLException {
        dialect.bindDecimal(statement, ++column, value);
        return this;
    }

    @Override
    public RowWriter json(@Nullable String value) throws SQLException {
        dialect.bindJson(statement, ++column, value);
        return this;
    }
}
