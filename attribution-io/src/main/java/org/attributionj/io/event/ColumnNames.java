package org.attributionj.io.event;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.io.internal.Headers;

/** Which fields a column stands for, by the user's mapping first and by its name then. Immutable and thread-safe. */
final class ColumnNames {
    private final Map<EventField, String> mapping;
    private final Map<String, List<EventField>> mappedByKey = new HashMap<>();

    ColumnNames(EventOptions options) {
        mapping = new EnumMap<>(EventField.class);
        mapping.putAll(options.mapping());
        mapping.forEach((field, column) -> {
            if (!column.isEmpty() && !OwnRules.isMade(column)) {
                mappedByKey
                        .computeIfAbsent(Headers.key(column), key -> new ArrayList<>(1))
                        .add(field);
            }
        });
    }

    /** The fields of a column; none if it is a free attribute. */
    List<EventField> fieldsOf(String column) {
        List<EventField> mapped = mappedByKey.get(Headers.key(column));
        if (mapped != null) {
            return mapped;
        }
        return EventField.find(column)
                .filter(field -> !mapping.containsKey(field))
                .map(List::of)
                .orElse(List.of());
    }

    /** Whether a column of some name is a field; for {@link org.attributionj.io.Dialect#delimiter}. */
    boolean isKnown(String column) {
        return mappedByKey.containsKey(Headers.key(column))
                || EventField.find(column).isPresent();
    }

    /** Whether a field is made of several columns. */
    boolean isMade(EventField field) {
        return OwnRules.isMade(mapping.getOrDefault(field, ""));
    }

    boolean isMapped(EventField field) {
        return mapping.containsKey(field);
    }

    Map<EventField, String> mapping() {
        return mapping;
    }
}
