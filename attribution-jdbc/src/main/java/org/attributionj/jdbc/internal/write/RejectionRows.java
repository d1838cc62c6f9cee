package org.attributionj.jdbc.internal.write;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.attributionj.jdbc.internal.sql.Dialect;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.write.Refusal;
import org.attributionj.jdbc.write.RejectedEvent;
import org.jspecify.annotations.Nullable;

/** Refused events as rows, and back. The same refusal twice is one row: its id is made from the content. */
final class RejectionRows {
    static final String SELECT =
            "SELECT kind, event_id, customer, source, line_no, column_name, value_text, reason FROM"
                    + " {rejected_events} ORDER BY received_ns, id";

    private RejectionRows() {}

    static RejectedEvent of(Refusal refusal) {
        return new RejectedEvent(
                refusal.kind().toString(), refusal.id(), refusal.customer(), null, null, null, null, refusal.reason());
    }

    static RowShape<RejectedEvent> shape(Dialect dialect, long receivedNanos) {
        Texts texts = new Texts(dialect);
        return RowShape.of(
                "rejected_events",
                1,
                "id received_ns kind event_id customer source line_no column_name value_text reason",
                (rejected, row) -> row.text(id(rejected))
                        .number(receivedNanos)
                        .text(Texts.excerpt(rejected.kind()))
                        .text(excerpt(rejected.eventId()))
                        .text(storable(texts, rejected.customer()))
                        .text(excerpt(rejected.source()))
                        .number(rejected.line())
                        .text(excerpt(rejected.column()))
                        .text(excerpt(rejected.value()))
                        .text(Texts.excerpt(rejected.reason())));
    }

    private static @Nullable String excerpt(@Nullable String text) {
        return text == null ? null : Texts.excerpt(text);
    }

    /** A customer who could not be found again for an erasure is left out. */
    private static @Nullable String storable(Texts texts, @Nullable String customer) {
        return texts.problemOfId(customer, "customer").isPresent() ? null : customer;
    }

    private static String id(RejectedEvent rejected) {
        Hasher hasher = Hashing.sha256().newHasher();
        add(hasher, rejected.kind());
        add(hasher, rejected.eventId());
        add(hasher, rejected.customer());
        add(hasher, rejected.source());
        hasher.putLong(rejected.line() == null ? -1 : rejected.line());
        add(hasher, rejected.column());
        add(hasher, rejected.value());
        add(hasher, rejected.reason());
        return hasher.hash().toString();
    }

    private static void add(Hasher hasher, @Nullable String text) {
        if (text == null) {
            hasher.putInt(-1);
        } else {
            hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
        }
    }

    static RejectedEvent read(ResultSet row) throws SQLException {
        long line = row.getLong(5);
        boolean hasLine = !row.wasNull();
        return new RejectedEvent(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                hasLine ? line : null,
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }
}
