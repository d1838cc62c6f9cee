package org.attributionj.core.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.attributionj.core.journey.Window;
import org.jspecify.annotations.Nullable;

/**
 * Collects the open journeys that may yet convert: those whose end is still inside the window when the observation ends.
 * Without a window there is nothing to be inside of, and no journey is immature. One thread at a time.
 *
 * <p>While the end of the observation is not known, the journeys that are inside the window at the latest event so far are
 * kept; the others can never come inside again.
 */
final class Maturity {
    private final @Nullable Window window;
    private final @Nullable Instant observedUntil;

    // when each journey's window ends
    private long[] seconds = new long[64];
    private int[] nanos = new int[64];
    private int size;

    Maturity(@Nullable Window window, @Nullable Instant observedUntil) {
        this.window = window;
        this.observedUntil = observedUntil;
    }

    /** Whether an open journey is known to be immature: never if the end of the observation was not given. */
    boolean isKnownImmature(Instant end) {
        return observedUntil != null && window != null && WindowTable.isWithin(window, end, observedUntil);
    }

    /** Adds an open journey; {@code latest} is the time of the latest event so far. */
    void add(Instant end, @Nullable Instant latest) {
        if (window == null || (observedUntil != null && !isKnownImmature(end))) {
            return;
        }
        if (size == seconds.length) {
            if (observedUntil == null && latest != null) {
                prune(latest);
            }
            if (size > seconds.length / 2) {
                seconds = Arrays.copyOf(seconds, 2 * size);
                nanos = Arrays.copyOf(nanos, 2 * size);
            }
        }
        Instant windowEnd = after(end, window.length());
        seconds[size] = windowEnd.getEpochSecond();
        nanos[size] = windowEnd.getNano();
        size++;
    }

    /** The moment a window ends; the last one there is, if the window is longer than time. */
    private static Instant after(Instant start, Duration length) {
        return Duration.between(start, Instant.MAX).compareTo(length) <= 0 ? Instant.MAX : start.plus(length);
    }

    private void prune(Instant latest) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!windowEnd(i).isBefore(latest)) {
                seconds[kept] = seconds[i];
                nanos[kept] = nanos[i];
                kept++;
            }
        }
        size = kept;
    }

    private Instant windowEnd(int i) {
        return Instant.ofEpochSecond(seconds[i], nanos[i]);
    }

    /** The immature journeys, if no later event than {@code latest} was seen. */
    ImmatureJourneys finish(@Nullable Instant latest) {
        return ImmatureJourneys.of(
                IntStream.range(0, size).mapToObj(this::windowEnd), observedUntil == null ? latest : observedUntil);
    }
}
