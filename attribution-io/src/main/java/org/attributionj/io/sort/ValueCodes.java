package org.attributionj.io.sort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Codes of values that repeat from event to event, such as channels and campaigns: written as a number, and read as the
 * same object, because events are read by the process that wrote them. Single thread.
 */
final class ValueCodes {
    static final int NULL = 0;

    private final Map<Object, Integer> codes = new HashMap<>();
    private final List<Object> values = new ArrayList<>();

    int code(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        Integer known = codes.get(value);
        if (known != null) {
            return known;
        }
        values.add(value);
        int code = values.size();
        codes.put(value, code);
        return code;
    }

    <T> @Nullable T value(int code, Class<T> type) {
        return code == NULL ? null : type.cast(values.get(code - 1));
    }
}
