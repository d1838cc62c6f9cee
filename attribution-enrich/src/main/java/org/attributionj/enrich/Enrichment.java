package org.attributionj.enrich;

import com.google.common.collect.ImmutableList;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.attributionj.core.event.Touchpoint;

/**
 * A function from touchpoint to touchpoint that fills in what the touchpoint's other fields tell. It keeps id, customer and
 * time, throws nothing whatever the fields hold, and gives the same touchpoint for the same touchpoint. Implementations
 * are thread-safe.
 *
 * <pre>{@code
 * Enrichment all = LinkEnrichment.standard().then(SourceEnrichment.standard()).then(ChannelEnrichment.ga4());
 * Enriched enriched = all.apply(touchpoint);
 * }</pre>
 */
@FunctionalInterface
public interface Enrichment {

    /**
     * Enriches one touchpoint.
     *
     * @param touchpoint the touchpoint
     * @param problems is told what is wrong with its fields
     * @return the touchpoint with more known about it; the very same if nothing changed
     */
    Touchpoint enrich(Touchpoint touchpoint, Consumer<? super Problem> problems);

    /**
     * Enriches one touchpoint.
     *
     * @param touchpoint the touchpoint
     * @return the touchpoint, and what is wrong with its fields
     */
    default Enriched apply(Touchpoint touchpoint) {
        ImmutableList.Builder<Problem> problems = ImmutableList.builder();
        Touchpoint enriched = enrich(touchpoint, problems::add);
        return new Enriched(enriched, problems.build());
    }

    /**
     * This enrichment and another one after it.
     *
     * @param next the other one
     * @return both
     */
    default Enrichment then(Enrichment next) {
        Objects.requireNonNull(next, "next must not be null");
        return (touchpoint, problems) -> next.enrich(enrich(touchpoint, problems), problems);
    }

    /**
     * The enrichment that changes nothing.
     *
     * @return the identity
     */
    static Enrichment none() {
        return (touchpoint, problems) -> touchpoint;
    }

    /**
     * This enrichment as a plain function, for whom problems do not matter: the hook that stores, trackers and readers
     * take.
     *
     * @return a function that tells nobody of problems
     */
    default UnaryOperator<Touchpoint> asFunction() {
        return touchpoint -> enrich(touchpoint, problem -> {});
    }
}
