package org.attributionj.enrich;

import java.util.Locale;

/** What was done about a {@link Problem}. */
public enum Treatment {
    /** The value stands as it was. */
    KEPT,
    /** The value was read as it was meant. */
    REPAIRED,
    /** The value counts as absent. */
    IGNORED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
