package org.attributionj.enrich.consent;

import java.util.Locale;

/** What a person decided on the use of an event for measuring advertising. */
public enum ConsentDecision {
    /** It is allowed. */
    GRANTED,
    /** It is refused. */
    DENIED,
    /** Nothing tells. */
    UNKNOWN;

    /** In lower case, as attributes hold it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
