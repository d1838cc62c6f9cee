package org.attributionj.jdbc.internal.sql;

import java.math.BigDecimal;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Takes the values of a row, column by column. */
public interface RowWriter {
    RowWriter text(@Nullable String value) throws SQLException;

    RowWriter number(@Nullable Long value) throws SQLException;

    RowWriter real(double value) throws SQLException;

    RowWriter decimal(@Nullable BigDecimal value) throws SQLException;

    RowWriter json(@Nullable String value) throws SQLException;
}
