package org.attributionj.core.event;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Names as people and tools spell them. */
final class Names {
    private Names() {}

    /** The name in lower case, its words parted by one space, whatever parted them: {@code Paid__Search} is "paid search". */
    static String words(String name) {
        String text = notNull(name, "name");
        StringBuilder words = new StringBuilder(text.length());
        boolean parts = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_' || c == '-' || Character.isWhitespace(c)) {
                parts = words.length() > 0;
            } else {
                words.append(parts ? " " : "").append(c);
                parts = false;
            }
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    /** Values by the words of their names, and of other names for them. */
    static <T> ImmutableMap<String, T> index(Function<T, String> name, List<T> values, Map<String, T> synonyms) {
        ImmutableMap.Builder<String, T> index = ImmutableMap.builder();
        values.forEach(value -> index.put(words(name.apply(value)), value));
        return index.putAll(synonyms).buildOrThrow();
    }
}
