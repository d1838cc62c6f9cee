package org.attributionj.enrich.identity;

import com.google.common.collect.Maps;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many ids, persons and edges there are. Immutable and thread-safe.
 *
 * @param ids the ids that edges name
 * @param persons the persons that they belong to
 * @param admitted the edges that join ids, those included that say again what others said
 * @param largest the ids of the person who has most
 * @param refused the edges that join nobody, by reason
 */
public record IdentityFigures(int ids, int persons, int admitted, int largest, Map<Refusal, Long> refused) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if {@code refused} is null
     */
    public IdentityFigures {
        refused = Maps.immutableEnumMap(refused);
    }

    /** One line. */
    @Override
    public String toString() {
        String reasons = refused.entrySet().stream()
                .map(entry -> entry.getValue() + " "
                        + entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return ids + " ids of " + persons + " persons by " + admitted + " edges"
                + (reasons.isEmpty() ? "" : "; edges that join nobody: " + reasons);
    }
}
