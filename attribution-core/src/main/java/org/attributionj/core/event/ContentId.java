package org.attributionj.core.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Ids for events that come without one: a 128-bit hash of the content, behind a {@value #MARK}. Equal contents have equal
 * ids, so that the order of the rows changes nothing; the assembler tells exact repeats apart by an occurrence number.
 *
 * <p>The content is written to one array and hashed at once: making ids is a large part of reading events. Used once. Single
 * thread.
 */
final class ContentId {
    static final char MARK = '~';

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[192];
    private int size;

    ContentId add(@Nullable String text) {
        if (text == null) {
            ensure(1);
            bytes[size++] = 0;
        } else {
            ensure(1);
            bytes[size++] = 1;
            // the length keeps ("ab", "c") apart from ("a", "bc")
            addInt(text.length());
            addUtf8(text);
        }
        return this;
    }

    private void addUtf8(String text) {
        int length = text.length();
        ensure(length);
        byte[] to = bytes;
        int offset = size;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                addEncoded(text);
                return;
            }
            to[offset + i] = (byte) c;
        }
        size = offset + length;
    }

    private void addEncoded(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    ContentId add(@Nullable Object value) {
        return add(value == null ? null : value.toString());
    }

    ContentId add(long number) {
        addInt((int) number);
        addInt((int) (number >>> Integer.SIZE));
        return this;
    }

    /** The texts one by one: joined, as their {@code toString} does, ("a, b") and ("a", "b") would look alike. */
    ContentId add(List<String> texts) {
        addInt(texts.size());
        texts.forEach(this::add);
        return this;
    }

    /** The fields one by one, for the same reason; null and the text "null" differ as well. */
    @SafeVarargs
    final <T> ContentId add(@Nullable T record, Function<T, @Nullable String>... fields) {
        ensure(1);
        bytes[size++] = (byte) (record == null ? 0 : 1);
        if (record != null) {
            for (Function<T, @Nullable String> field : fields) {
                add(field.apply(record));
            }
        }
        return this;
    }

    ContentId add(Map<String, String> attributes) {
        addInt(attributes.size());
        attributes.forEach((key, value) -> add(key).add(value));
        return this;
    }

    /** Little-endian, as Guava's hashers take numbers: ids have been made so from the beginning. */
    private void addInt(int number) {
        ensure(Integer.BYTES);
        INTS.set(bytes, size, number);
        size += Integer.BYTES;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    String toId() {
        // what follows the content is zero: nothing is ever taken back
        ensure(Murmur3.BLOCK);
        return Murmur3.hash(bytes, size, MARK);
    }
}
