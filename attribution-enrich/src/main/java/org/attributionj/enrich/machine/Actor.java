package org.attributionj.enrich.machine;

import java.util.Locale;

/** Who was behind an open or a click. */
public enum Actor {
    /** A person. */
    HUMAN,
    /** A program. */
    MACHINE,
    /** Either: nothing tells, or a proxy hides it. */
    UNKNOWN;

    /** In lower case, as attributes hold it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
