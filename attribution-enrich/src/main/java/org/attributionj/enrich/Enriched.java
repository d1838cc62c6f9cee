package org.attributionj.enrich;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import org.attributionj.core.event.Touchpoint;

/**
 * A touchpoint after its enrichment. Immutable and thread-safe.
 *
 * @param touchpoint the touchpoint
 * @param problems what was wrong with its fields, in the order in which it was found
 */
public record Enriched(Touchpoint touchpoint, List<Problem> problems) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public Enriched {
        Objects.requireNonNull(touchpoint, "touchpoint must not be null");
        problems = ImmutableList.copyOf(problems);
    }
}
