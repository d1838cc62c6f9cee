package org.attributionj.jdbc.internal.sql;

import java.time.Instant;
import org.attributionj.jdbc.support.Period;

/** A period as the first and the last storable moment inside. */
public final class Span {
    private Span() {}

    /** The first moment inside. */
    public static long first(Period period) {
        Instant from = period.from();
        return from == null ? Long.MIN_VALUE : Nanos.nearest(from);
    }

    /** The last moment inside. */
    public static long last(Period period) {
        Instant to = period.to();
        return to == null ? Long.MAX_VALUE : Nanos.nearest(to.minusNanos(1));
    }
}
