package org.attributionj.enrich.internal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a function of texts gave for those that come often. The memory is fixed: a text takes the place of another
 * one with the same hash. Threads share it without locks: entries are immutable, and a lost entry is only computed again.
 * Texts of strangers cannot make it slow or large.
 */
public final class TextMemo<T> {
    private static final int SIZE = 1 << 12;
    /** Longer texts are not kept, so that the memory is bounded. */
    private static final int LONGEST = 512;

    private final Entry<T>[] entries = newEntries();

    private record Entry<T>(String text, @Nullable T value) {}

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
    private static <T> Entry<T>[] newEntries() {
        return (Entry<T>[]) new Entry<?>[SIZE];
    }

    /** Nothing remembered yet. */
    public TextMemo() {}

    /**
     * What the function gives for a text.
     *
     * @param text the text
     * @param function the same one each time
     * @return its result
     */
    public @Nullable T get(String text, Function<String, @Nullable T> function) {
        int hash = text.hashCode();
        int index = (hash ^ (hash >>> 15)) & (SIZE - 1);
        Entry<T> entry = entries[index];
        if (entry != null && entry.text.equals(text)) {
            return entry.value;
        }
        T value = function.apply(text);
        if (text.length() <= LONGEST) {
            entries[index] = new Entry<>(text, value);
        }
        return value;
    }
}
