package org.attributionj.jdbc.internal.write;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.attributionj.jdbc.internal.dialect.Dialect;
import org.attributionj.jdbc.internal.row.RowShape;
import org.attributionj.jdbc.write.Refusal;
import org.jspecify.annotations.Nullable;

/** Refused events as rows. The same refusal twice is one row: its id is made from the content. */
final class RejectionRows {
    private RejectionRows() {}

    static RowShape<Refusal> shape(Dialect dialect, long receivedNanos) {
        Texts texts = new Texts(dialect);
        return RowShape.of(
                "rejected_events",
                1,
                "id received_ns kind event_id customer reason",
                (refusal, row) -> row.text(id(refusal))
                        .number(receivedNanos)
                        .text(refusal.kind().toString())
                        .text(Texts.excerpt(refusal.id()))
                        .text(storable(texts.problemOfId(refusal.customer(), "customer"), refusal.customer()))
                        .text(Texts.excerpt(refusal.reason())));
    }

    /** A customer who could not be found again for an erasure is left out. */
    private static @Nullable String storable(Optional<String> problem, String customer) {
        return problem.isPresent() ? null : customer;
    }

    private static String id(Refusal refusal) {
        return Hashing.sha256()
                .newHasher()
                .putString(refusal.kind().toString(), StandardCharsets.UTF_8)
                .putInt(refusal.id().length())
                .putString(refusal.id(), StandardCharsets.UTF_8)
                .putInt(refusal.customer().length())
                .putString(refusal.customer(), StandardCharsets.UTF_8)
                .putString(refusal.reason(), StandardCharsets.UTF_8)
                .hash()
                .toString();
    }
}
