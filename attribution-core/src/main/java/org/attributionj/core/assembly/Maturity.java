package org.attributionj.core.assembly;

import java.time.Instant;
import java.util.Arrays;
import org.attributionj.core.journey.Window;
import org.jspecify.annotations.Nullable;

/**
 * Counts the open journeys that may yet convert: those whose end is still inside the goal's window when the observation
 * ends. Without a window there is nothing to be inside of, and no journey is immature. One thread at a time.
 *
 * <p>While the end of the observation is not known, the ends that are inside the window at the latest event so far are
 * kept; the others can never come inside again.
 */
final class Maturity {
    private final @Nullable Window window;
    private final @Nullable Instant observedUntil;
    private long count;

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
        if (window == null) {
            return;
        }
        if (observedUntil != null) {
            count += isKnownImmature(end) ? 1 : 0;
            return;
        }
        if (size == seconds.length) {
            if (latest != null) {
                prune(window, latest);
            }
            if (size > seconds.length / 2) {
                seconds = Arrays.copyOf(seconds, 2 * size);
                nanos = Arrays.copyOf(nanos, 2 * size);
            }
        }
        seconds[size] = end.getEpochSecond();
        nanos[size] = end.getNano();
        size++;
    }

    private void prune(Window inside, Instant latest) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (WindowTable.isWithin(inside, Instant.ofEpochSecond(seconds[i], nanos[i]), latest)) {
                seconds[kept] = seconds[i];
                nanos[kept] = nanos[i];
                kept++;
            }
        }
        size = kept;
    }

    /** The number of immature journeys, if no later event than {@code latest} was seen. */
    long count(@Nullable Instant latest) {
        if (window != null && latest != null) {
            prune(window, latest);
        }
        return count + size;
    }
}
