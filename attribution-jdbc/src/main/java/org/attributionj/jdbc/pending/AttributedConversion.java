package org.attributionj.jdbc.pending;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionResult;
import org.jspecify.annotations.Nullable;

/**
 * A claimed conversion with what came of it. Immutable and thread-safe.
 *
 * @param conversion the claimed conversion
 * @param journey its journey; null if it has none, as it is of no goal
 * @param results the results of all models, of the conversion itself and of each of its adjustments; empty without a
 *     journey
 */
public record AttributedConversion(
        ClaimedConversion conversion, @Nullable Journey journey, List<AttributionResult> results)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the journey or a result is of another conversion
     */
    public AttributedConversion {
        results = ImmutableList.copyOf(results);
        String id = conversion.id();
        if (journey != null
                && !id.equals(Objects.requireNonNull(journey.conversion(), "journey must be converted")
                        .id())) {
            throw new IllegalArgumentException("journey must be of conversion " + id + ", but is of "
                    + journey.conversion().id());
        }
        if (journey == null && !results.isEmpty()) {
            throw new IllegalArgumentException("results of conversion " + id + " must be empty without a journey");
        }
        for (AttributionResult result : results) {
            String root =
                    result.conversion().adjusted().orElse(result.conversion().id());
            if (!root.equals(id)) {
                throw new IllegalArgumentException(
                        "every result must be of conversion " + id + " or an adjustment of it, but one is of " + root);
            }
        }
    }
}
