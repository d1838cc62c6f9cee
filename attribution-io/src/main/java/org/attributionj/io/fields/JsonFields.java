package org.attributionj.io.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.io.internal.Headers;
import org.attributionj.io.internal.Numbers;
import org.attributionj.io.value.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object by their paths: {@code a.b}, {@code list[0]}, and {@code list[key]} for lists of pairs of a
 * {@code key} and a {@code value}. A path that begins with {@code ^} belongs to the object around this one. Single thread.
 */
public final class JsonFields implements Fields {
    private final JsonNode object;
    private final @Nullable JsonFields around;
    private final Paths paths;

    /**
     * The members of an object.
     *
     * @param object the object
     * @param around the object that it was taken from; null for none
     * @param paths remembers paths
     */
    public JsonFields(JsonNode object, @Nullable JsonFields around, Paths paths) {
        this.object = object;
        this.around = around;
        this.paths = paths;
    }

    /** Paths that were taken apart before, and names without what is ignored in them. Single thread. */
    public static final class Paths {
        private static final int MOST_KEPT = 10_000;

        private final Map<String, List<String>> steps = new HashMap<>();
        private final Map<String, String> keys = new HashMap<>();

        private List<String> steps(String path) {
            return keep(steps, path, split(path));
        }

        private String key(String name) {
            String key = keys.get(name);
            return key == null ? keep(keys, name, Headers.key(name)) : key;
        }

        private static <T> T keep(Map<String, T> map, String name, T value) {
            if (map.size() < MOST_KEPT) {
                map.putIfAbsent(name, value);
            }
            return value;
        }

        /** {@code a.b[c]} is a, b, [c. */
        private static List<String> split(String path) {
            List<String> steps = new ArrayList<>();
            int from = 0;
            for (int i = 0; i <= path.length(); i++) {
                char c = i == path.length() ? '.' : path.charAt(i);
                if (c == '.' || c == '[') {
                    if (i > from) {
                        String step = path.substring(from, i);
                        steps.add(step.endsWith("]") ? step.substring(0, step.length() - 1) : step);
                    }
                    from = c == '[' ? i : i + 1;
                }
            }
            return steps;
        }
    }

    /**
     * The object.
     *
     * @return the object
     */
    public JsonNode object() {
        return object;
    }

    /**
     * The members of an object within this one.
     *
     * @param element the object
     * @return its members, with this one around them
     */
    public JsonFields within(JsonNode element) {
        return new JsonFields(element, this, paths);
    }

    @Override
    public @Nullable String get(String name) {
        if (name.startsWith("^")) {
            return around == null ? null : around.get(name.substring(1));
        }
        JsonNode node = find(name);
        return node == null ? null : text(node);
    }

    /**
     * A member.
     *
     * @param path its path
     * @return the member; null if there is none
     */
    public @Nullable JsonNode find(String path) {
        JsonNode direct = object.get(path);
        if (direct != null) {
            return direct;
        }
        JsonNode node = object;
        for (String step : paths.steps(path)) {
            node = step.startsWith("[") ? element(node, step.substring(1)) : member(node, step);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private @Nullable JsonNode member(JsonNode node, String name) {
        JsonNode exact = node.get(name);
        if (exact != null || !node.isObject()) {
            return exact;
        }
        String key = paths.key(name);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (paths.key(member.getKey()).equals(key)) {
                return member.getValue();
            }
        }
        return null;
    }

    private static @Nullable JsonNode element(JsonNode node, String key) {
        if (Numbers.isShortWhole(key)) {
            return node.isArray() && key.length() < 10 ? node.get(Integer.parseInt(key)) : null;
        }
        if (!node.isArray()) {
            return node.get(key);
        }
        for (JsonNode pair : node) {
            if (key.equals(pair.path("key").asText(null))
                    || key.equals(pair.path("name").asText(null))) {
                return pair.get("value");
            }
        }
        return null;
    }

    /** A scalar as text; the first value that is set of an object of typed values; elements of a list with | between them. */
    private static @Nullable String text(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isValueNode()) {
            String text = node.asText().trim();
            return text.isEmpty() ? null : text;
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            for (JsonNode element : node) {
                elements.add(element.isValueNode() ? element.asText() : element.toString());
            }
            return elements.isEmpty() ? null : String.join("|", elements);
        }
        for (Map.Entry<String, JsonNode> typed : node.properties()) {
            if (!typed.getKey().endsWith("_value")) {
                return node.toString();
            }
            if (!typed.getValue().isNull()) {
                return text(typed.getValue());
            }
        }
        return null;
    }
}
