package org.attributionj.jdbc.internal.read;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.Window;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.jspecify.annotations.Nullable;

/** How far before a period the events begin that its journeys look back on. */
final class Lookback {
    private Lookback() {}

    /** The first moment that a journey ending at or after {@code from} can look back on; the beginning of time if any. */
    static long start(@Nullable Instant from, Goal goal, LookbackWindows windows) {
        if (from == null) {
            return Long.MIN_VALUE;
        }
        Optional<Window> window = windows.ofFits(goal);
        if (window.isEmpty()) {
            return Long.MIN_VALUE;
        }
        Duration longest = window.get().length();
        Duration sinceFirst = Duration.between(Nanos.FIRST, from);
        return longest.compareTo(sinceFirst) >= 0 ? Long.MIN_VALUE : Nanos.nearest(from.minus(longest));
    }
}
