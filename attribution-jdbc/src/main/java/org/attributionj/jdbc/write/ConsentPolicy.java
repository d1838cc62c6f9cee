package org.attributionj.jdbc.write;

import java.util.Objects;
import java.util.function.Predicate;
import org.attributionj.core.event.Touchpoint;

/**
 * What is done with touchpoints that their customer has not consented to. Immutable, and thread-safe if the predicate is.
 *
 * @param hasConsent tells whether there is consent, from an attribute of the touchpoint, say
 * @param otherwise what is done without
 */
public record ConsentPolicy(Predicate<? super Touchpoint> hasConsent, Treatment otherwise) {

    /** What is done with a touchpoint without consent. */
    public enum Treatment {
        /**
         * It is refused. It is among the refusals of the write's report, but not among the stored rejected events, which
         * name customers.
         */
        REFUSE,

        /**
         * It is stored without identifiers: under an id that is a hash of its own and as the only touchpoint of a nameless
         * customer, without session, attributes, term, region, city, system and browser. So it counts in channels' volumes
         * and in fits, but in no conversion's journey.
         */
        ANONYMISE
    }

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public ConsentPolicy {
        Objects.requireNonNull(hasConsent, "hasConsent must not be null");
        Objects.requireNonNull(otherwise, "otherwise must not be null");
    }

    /**
     * The policy for events that come with consent anyhow.
     *
     * @return a policy under which every touchpoint is stored as it is
     */
    public static ConsentPolicy given() {
        return new ConsentPolicy(touchpoint -> true, Treatment.REFUSE);
    }
}
