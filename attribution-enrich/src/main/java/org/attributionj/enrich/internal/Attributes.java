package org.attributionj.enrich.internal;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Attributes with more attributes. Single thread. */
public final class Attributes {
    private final Map<String, String> before;
    private @Nullable TreeMap<String, String> changed;

    /**
     * Begins with those of a touchpoint.
     *
     * @param before the attributes
     */
    public Attributes(Map<String, String> before) {
        this.before = before;
    }

    /**
     * Sets an attribute.
     *
     * @param key the key
     * @param value the value; nothing happens if it is null or the attribute has it already
     */
    public void set(String key, @Nullable String value) {
        if (value != null && !value.equals(get(key))) {
            changing().put(key, value);
        }
    }

    /**
     * Sets an attribute that is not there yet.
     *
     * @param key the key
     * @param value the value
     */
    public void setIfAbsent(String key, String value) {
        if (get(key) == null) {
            changing().put(key, value);
        }
    }

    private @Nullable String get(String key) {
        return changed == null ? before.get(key) : changed.get(key);
    }

    private Map<String, String> changing() {
        if (changed == null) {
            changed = new TreeMap<>(before);
        }
        return changed;
    }

    /**
     * Whether any differs now.
     *
     * @return whether one was set
     */
    public boolean isChanged() {
        return changed != null;
    }

    /**
     * The attributes now.
     *
     * @return the very ones of the beginning if nothing was set
     */
    public Map<String, String> toMap() {
        return changed == null ? before : ImmutableSortedMap.copyOfSorted(changed);
    }
}
