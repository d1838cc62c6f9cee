package org.attributionj.core.model;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicReference;
import org.attributionj.core.journey.Journey;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a model's idle {@link Attributor}, so that calls of {@link AttributionModel#attribute} need not make one each. A
 * call that finds none makes its own. Thread-safe; holds nothing that a result depends on: all caches are equal, and one
 * that is deserialised is empty.
 */
public final class AttributorCache implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient AtomicReference<@Nullable Attributor> idle = new AtomicReference<>();

    /** An empty cache. */
    public AttributorCache() {}

    /**
     * Credits one conversion.
     *
     * @param model the model, always the same one for one cache
     * @param journey a converting journey
     * @return the credits
     * @throws IllegalArgumentException if the journey is open
     * @throws IllegalStateException if the model breaks its contract
     */
    public AttributionResult attribute(AttributionModel model, Journey journey) {
        Attributor cached = idle.getAndSet(null);
        Attributor attributor = cached != null ? cached : new Attributor(model);
        AttributionResult result = attributor.attribute(journey);
        idle.set(attributor);
        return result;
    }

    private Object readResolve() {
        return new AttributorCache();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttributorCache;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "AttributorCache";
    }
}
