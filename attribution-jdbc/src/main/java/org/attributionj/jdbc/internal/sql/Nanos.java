package org.attributionj.jdbc.internal.sql;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as nanoseconds since 1970 in a long: exact, and the same number in every database. */
public final class Nanos {
    private static final long PER_SECOND = 1_000_000_000L;

    /** The first and the last instant that a long can hold. */
    public static final Instant FIRST = Instant.ofEpochSecond(0, Long.MIN_VALUE);

    public static final Instant LAST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

    private Nanos() {}

    /** Whether the instant has a number. */
    public static boolean isStorable(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    /** The number of an instant that has one. */
    public static long of(Instant time) {
        if (!isStorable(time)) {
            throw new IllegalArgumentException("time must be in [" + FIRST + ", " + LAST + "], but was " + time);
        }
        // two steps towards the sum, for the seconds of FIRST alone would overflow
        long seconds = time.getEpochSecond();
        long nanos = time.getNano();
        return seconds < 0 ? (seconds + 1) * PER_SECOND + (nanos - PER_SECOND) : seconds * PER_SECOND + nanos;
    }

    /** The nearest number to an instant that may have none. */
    public static long nearest(Instant time) {
        return isStorable(time) ? of(time) : time.isBefore(FIRST) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** The instant of a number. */
    public static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }

    /** The number, or null of null. */
    public static @Nullable Long ofNullable(@Nullable Instant time) {
        return time == null ? null : of(time);
    }
}
