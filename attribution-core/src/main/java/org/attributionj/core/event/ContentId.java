package org.attributionj.core.event;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ids for events that come without one: a 128-bit hash of the content, behind a {@value #MARK}. Equal contents have equal
 * ids, so that the order of the rows changes nothing; the assembler tells exact repeats apart by an occurrence number.
 */
final class ContentId {
    static final String MARK = "~";

    private final Hasher hasher = Hashing.murmur3_128().newHasher();

    ContentId add(@Nullable String text) {
        if (text == null) {
            hasher.putByte((byte) 0);
        } else {
            // the length keeps ("ab", "c") apart from ("a", "bc")
            hasher.putByte((byte) 1).putInt(text.length()).putString(text, StandardCharsets.UTF_8);
        }
        return this;
    }

    ContentId add(@Nullable Object value) {
        return add(value == null ? null : value.toString());
    }

    ContentId add(long number) {
        hasher.putLong(number);
        return this;
    }

    /** The texts one by one: joined, as their {@code toString} does, ("a, b") and ("a", "b") would look alike. */
    ContentId add(List<String> texts) {
        hasher.putInt(texts.size());
        texts.forEach(this::add);
        return this;
    }

    /** The fields one by one, for the same reason; null and the text "null" differ as well. */
    @SafeVarargs
    final <T> ContentId add(@Nullable T record, Function<T, @Nullable String>... fields) {
        hasher.putBoolean(record != null);
        if (record != null) {
            for (Function<T, @Nullable String> field : fields) {
                add(field.apply(record));
            }
        }
        return this;
    }

    ContentId add(Map<String, String> attributes) {
        hasher.putInt(attributes.size());
        attributes.forEach((key, value) -> add(key).add(value));
        return this;
    }

    String toId() {
        return MARK + hasher.hash();
    }
}
