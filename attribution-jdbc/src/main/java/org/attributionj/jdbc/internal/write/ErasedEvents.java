package org.attributionj.jdbc.internal.write;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attributionj.core.assembly.EventKind;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.Session;

/**
 * Knows the events of erased people without their ids: a hash (HMAC-SHA256) of each, under a key of this database alone, so that
 * nobody can look ids up who has only the table.
 */
public final class ErasedEvents {
    private static final String KEY = "erased events";
    private static final int KEY_BYTES = 32;

    private final HashFunction hash;

    private ErasedEvents(String key) {
        hash = Hashing.hmacSha256(BaseEncoding.base16().decode(key));
    }

    /** Those that were erased so far; nothing if nobody was. */
    static Optional<ErasedEvents> of(Session session) throws SQLException {
        return session.list("SELECT secret FROM {secrets} WHERE name = ?", row -> row.getString(1), KEY).stream()
                .findFirst()
                .map(ErasedEvents::new);
    }

    /** The same, with a new key if there is none. The caller holds the lock under which erasures are written. */
    public static ErasedEvents forErasing(Session session) throws SQLException {
        Optional<ErasedEvents> known = of(session);
        if (known.isPresent()) {
            return known.get();
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String text = BaseEncoding.base16().encode(key);
        session.update("INSERT INTO {secrets} (name, secret) VALUES (?, ?)", KEY, text);
        return new ErasedEvents(text);
    }

    /** Notes events that are being erased. */
    public void add(Session session, EventKind kind, Collection<String> ids) throws SQLException {
        List<String> hashes =
                ids.stream().map(id -> hash(kind, id)).distinct().sorted().toList();
        session.dialect()
                .replace(
                        session,
                        RowShape.<String>of("erased_events", 1, "id_hash", (value, row) -> row.text(value)),
                        hashes);
    }

    /** Which of some ids are of events that were erased. */
    Set<String> among(Session session, EventKind kind, Collection<String> ids) throws SQLException {
        Set<String> found = new HashSet<>(session.listIn(
                list -> "SELECT id_hash FROM {erased_events} WHERE id_hash IN (" + list + ")",
                ids.stream().map(id -> hash(kind, id)).sorted().toList(),
                row -> row.getString(1)));
        Set<String> erased = new HashSet<>();
        ids.stream().filter(id -> found.contains(hash(kind, id))).forEach(erased::add);
        return erased;
    }

    private String hash(EventKind kind, String id) {
        return hash.hashString(kind + " " + id, StandardCharsets.UTF_8).toString();
    }
}
