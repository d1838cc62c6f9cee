package org.attributionj.jdbc.internal.dialect;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.RowWriter;
import org.attributionj.jdbc.internal.sql.Session;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Many rows at once, by COPY straight into the table. It knows no conflicts: an id that another transaction inserted
 * meanwhile makes the transaction run again, and then it is known. A temporary table in between would cost more than that.
 */
final class PostgresCopy {
    private static final int BUFFER = 1 << 16;

    private PostgresCopy() {}

    /** Whether the connection has COPY: it is the driver's own, or a pool's that lets it through. */
    static boolean isPossible(Session session) throws SQLException {
        return session.connection().isWrapperFor(PGConnection.class);
    }

    static <T> void insert(Session session, RowShape<T> shape, Collection<T> rows) throws SQLException {
        CopyIn copy = session.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + session.names().table(shape.table()) + " (" + shape.columnList() + ") FROM STDIN");
        try {
            CopyRow row = new CopyRow();
            for (T value : rows) {
                shape.filler().fill(value, row);
                row.endRow();
                if (row.text.length() >= BUFFER) {
                    row.flush(copy);
                }
            }
            row.flush(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The text format of COPY: tabs between columns, backslashes before what would be taken for something else. */
    private static final class CopyRow implements RowWriter {
        private final StringBuilder text = new StringBuilder(2 * BUFFER);
        private boolean isFirst = true;

        void endRow() {
            text.append('\n');
            isFirst = true;
        }

        void flush(CopyIn copy) throws SQLException {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            text.setLength(0);
        }

        private CopyRow plain(@Nullable String value) {
            if (!isFirst) {
                text.append('\t');
            }
            isFirst = false;
            text.append(value == null ? "\\N" : value);
            return this;
        }

        @Override
        public RowWriter text(@Nullable String value) {
            if (value == null) {
                return plain(null);
            }
            plain("");
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    case '\t' -> text.append("\\t");
                    default -> text.append(c);
                }
            }
            return this;
        }

        @Override
        public RowWriter number(@Nullable Long value) {
            return plain(value == null ? null : value.toString());
        }

        @Override
        public RowWriter real(double value) {
            return plain(Double.toString(value));
        }

        @Override
        public RowWriter decimal(@Nullable BigDecimal value) {
            return plain(value == null ? null : value.toPlainString());
        }

        @Override
        public RowWriter json(@Nullable String value) {
            return text(value);
        }
    }
}
