package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attributionj.core.internal.SerialData;
import org.jspecify.annotations.Nullable;

/**
 * Open journeys that may yet convert, as of a moment: those of which the window, counted from their end, is not over then.
 *
 * <p>The moments at which the windows end are kept (12 bytes each), because parts of the data end at different moments: of
 * those that are immature at the end of a part, only some are at the end of the whole. So the count of merged parts is that
 * of all data at once, however they were divided. Immutable and thread-safe.
 */
public final class ImmatureJourneys implements Serializable {
    private static final long serialVersionUID = 1;

    /** No open journey, as of no moment. */
    static final ImmatureJourneys NONE = new ImmatureJourneys(new Instant[0], null);

    private final long[] seconds;
    private final int[] nanos;
    private final @Nullable Instant asOf;

    private ImmatureJourneys(Instant[] ends, @Nullable Instant asOf) {
        Arrays.sort(ends);
        seconds = new long[ends.length];
        nanos = new int[ends.length];
        for (int i = 0; i < ends.length; i++) {
            Instant end = ends[i];
            seconds[i] = end.getEpochSecond();
            nanos[i] = end.getNano();
        }
        this.asOf = asOf;
    }

    private Object readResolve() throws InvalidObjectException {
        try {
            SerialData.require(seconds.length == nanos.length, "times must have seconds and nanoseconds each");
            SerialData.require(asOf != null || seconds.length == 0, "journeys must be immature as of some time");
            return of(ends(), asOf);
        } catch (RuntimeException e) {
            throw SerialData.invalid("times of immature journeys", e);
        }
    }

    /**
     * The journeys that are immature at a moment.
     *
     * @param ends of each open journey, when the window ends that began with its last touchpoint
     * @param asOf the moment; null if there was no event at all, so that nothing is immature
     */
    static ImmatureJourneys of(Stream<Instant> ends, @Nullable Instant asOf) {
        return asOf == null
                ? NONE
                : new ImmatureJourneys(ends.filter(end -> !end.isBefore(asOf)).toArray(Instant[]::new), asOf);
    }

    /**
     * How many there are.
     *
     * @return the number of journeys
     */
    public long count() {
        return seconds.length;
    }

    /**
     * The moment as of which they are counted: the end of the observation if it was given, else the latest event.
     *
     * @return the moment; null if there was no event
     */
    public @Nullable Instant asOf() {
        return asOf;
    }

    /**
     * Those of two parts of the data, as of the later moment. Associative and commutative.
     *
     * @param other those of other customers
     * @return those of both; O(n log n)
     */
    public ImmatureJourneys plus(ImmatureJourneys other) {
        Instant later = asOf;
        Instant others = notNull(other, "other").asOf;
        if (later == null || (others != null && others.isAfter(later))) {
            later = others;
        }
        return of(Stream.concat(ends(), other.ends()), later);
    }

    private Stream<Instant> ends() {
        return IntStream.range(0, seconds.length).mapToObj(i -> Instant.ofEpochSecond(seconds[i], nanos[i]));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImmatureJourneys that
                && Arrays.equals(seconds, that.seconds)
                && Arrays.equals(nanos, that.nanos)
                && Objects.equals(asOf, that.asOf);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(seconds) + Arrays.hashCode(nanos)) + Objects.hashCode(asOf);
    }

    /** The count and the moment, such as {@code 18 as of 2024-03-01T00:00:00Z}. */
    @Override
    public String toString() {
        return asOf == null ? "none" : count() + " as of " + asOf;
    }
}
