package org.attributionj.core.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.Window;
import org.jspecify.annotations.Nullable;

/** The windows of one assembly, looked up once per kind of touchpoint or conversion. One thread at a time. */
final class WindowTable {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final LookbackWindows windows;
    private final @Nullable Window fit;
    private final Map<TouchpointType, Map<Channel, Optional<Window>>> byTouchpoint = new HashMap<>();
    private final Map<ConversionType, Optional<Window>> byConversion = new HashMap<>();

    WindowTable(LookbackWindows windows, Goal goal) {
        this.windows = windows;
        fit = windows.ofFits(goal).orElse(null);
    }

    boolean isEligible(Touchpoint touchpoint) {
        return windows.isEligible(touchpoint);
    }

    /** The shortest window of a touchpoint's own; null for none. */
    @Nullable
    Window ofTouchpoint(Touchpoint touchpoint) {
        // looked up before it is computed: the lambdas of computeIfAbsent would be made for every touchpoint
        Map<Channel, Optional<Window>> byChannel = byTouchpoint.get(touchpoint.type());
        if (byChannel == null) {
            byChannel = new HashMap<>();
            byTouchpoint.put(touchpoint.type(), byChannel);
        }
        Optional<Window> window = byChannel.get(touchpoint.channel());
        if (window == null) {
            window = windows.ofTouchpoint(touchpoint);
            byChannel.put(touchpoint.channel(), window);
        }
        return window.orElse(null);
    }

    /** The window of conversions of a type; null for none. */
    @Nullable
    Window ofConversion(ConversionType type) {
        return byConversion.computeIfAbsent(type, windows::ofConversion).orElse(null);
    }

    /** The window of all journeys of fits, and of open ones in place of a conversion's; null for none. */
    @Nullable
    Window ofFits() {
        return fit;
    }

    /** Whether fits look as far back from a conversion of this type as credit does. */
    boolean isThatOfFits(ConversionType type) {
        Window ofType = ofConversion(type);
        if (fit == null || ofType == null) {
            return fit == null && ofType == null;
        }
        return fit.length().equals(ofType.length());
    }

    /** Whether {@code to - from <= window}, to the nanosecond; {@code from} must not be later than {@code to}. */
    static boolean isWithin(@Nullable Window window, Instant from, Instant to) {
        return window == null || isWithin(window.length(), from, to);
    }

    static boolean isWithin(Duration length, Instant from, Instant to) {
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        long nanos = (long) to.getNano() - from.getNano();
        if (nanos < 0) {
            seconds--;
            nanos += NANOS_PER_SECOND;
        }
        return seconds < length.getSeconds() || (seconds == length.getSeconds() && nanos <= length.getNano());
    }

    /** The shorter of the windows that {@code from} is outside of, ties to the first; null if it is within both. */
    static @Nullable Window exceeded(@Nullable Window first, @Nullable Window second, Instant from, Instant to) {
        boolean outsideFirst = !isWithin(first, from, to);
        boolean outsideSecond = !isWithin(second, from, to);
        if (outsideFirst && outsideSecond && first != null && second != null) {
            return first.length().compareTo(second.length()) <= 0 ? first : second;
        }
        return outsideFirst ? first : outsideSecond ? second : null;
    }
}
