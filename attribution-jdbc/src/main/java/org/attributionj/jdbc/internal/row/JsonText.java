package org.attributionj.jdbc.internal.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.attributionj.io.json.AttributionJson;
import org.attributionj.jdbc.support.StoreException;
import org.jspecify.annotations.Nullable;

/** JSON columns. What is empty is no text at all. Thread-safe. */
public final class JsonText {
    private static final JsonMapper MAPPER = mapper();
    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    private JsonText() {}

    /** What the store wrote, it reads: an attribute's name may be as long as any text. */
    private static JsonMapper mapper() {
        JsonMapper mapper = AttributionJson.mapper();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
        return mapper;
    }

    /** A map as a JSON object; null if it is empty. */
    public static @Nullable String of(Map<String, ?> map) {
        return map.isEmpty() ? null : write(map);
    }

    /** A list or a set as a JSON array; null if it is empty. */
    public static @Nullable String of(Collection<?> elements) {
        return elements.isEmpty() ? null : write(elements);
    }

    /** Any value. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON can be made of " + value.getClass() + ": " + e.getMessage(), e);
        }
    }

    /** The map of a text. */
    public static Map<String, String> map(@Nullable String json) {
        return json == null ? Map.of() : read(MAP, json);
    }

    /** The numbers of a text. */
    public static Map<String, Integer> counts(@Nullable String json) {
        return json == null ? Map.of() : read(COUNTS, json);
    }

    /** The list of a text. */
    public static List<String> list(@Nullable String json) {
        return json == null ? List.of() : read(LIST, json);
    }

    /** A value of a text. */
    public static <T> T read(Class<T> type, String json) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private static <T> T read(TypeReference<T> type, String json) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private static StoreException unreadable(JsonProcessingException cause) {
        return new StoreException("a JSON column holds what cannot be read: " + cause.getOriginalMessage());
    }
}
