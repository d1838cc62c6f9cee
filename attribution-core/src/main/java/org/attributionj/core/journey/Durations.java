package org.attributionj.core.journey;

import static org.attributionj.core.internal.Checks.notNull;
import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attributionj.core.text.TextLimits;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 30d}, {@code 36h}, {@code 90m}, {@code 2w}, {@code 1y}. */
public final class Durations {
    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d|w|y)");
    private static final BigDecimal NANOS_PER_MILLI = BigDecimal.valueOf(1_000_000);

    /** From the largest unit that is written to the smallest. A year has 365 days; weeks and years are only read. */
    private static final ImmutableMap<String, Duration> UNITS = ImmutableMap.of(
            "y", Duration.ofDays(365),
            "w", Duration.ofDays(7),
            "d", Duration.ofDays(1),
            "h", Duration.ofHours(1),
            "m", Duration.ofMinutes(1),
            "s", Duration.ofSeconds(1),
            "ms", Duration.ofMillis(1));

    private Durations() {}

    /**
     * A duration from text: a number and one of ms, s, m (minutes), h, d, w, y (365 days), or an ISO 8601 duration.
     *
     * @param text such as {@code 30d}, {@code 1.5h} or {@code PT36H}
     * @return the duration, 0 or more
     * @throws IllegalArgumentException if the text is no duration, or has more than {@value TextLimits#DURATION} characters
     */
    public static Duration parse(String text) {
        String trimmed =
                TextLimits.atMost(text, TextLimits.DURATION, "duration").trim();
        Matcher matcher = TEXT.matcher(trimmed.toLowerCase(Locale.ROOT));
        try {
            if (matcher.matches()) {
                Duration unit = notNull(UNITS.get(matcher.group(2)), "unit");
                BigDecimal millis = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit.toMillis()));
                BigDecimal[] parts = millis.divideAndRemainder(BigDecimal.ONE);
                return Duration.ofMillis(parts[0].longValueExact())
                        .plusNanos(parts[1].multiply(NANOS_PER_MILLI).longValue());
            }
            Duration iso = Duration.parse(trimmed);
            if (!iso.isNegative()) {
                return iso;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw unreadable(text, e);
        }
        throw unreadable(text, null);
    }

    private static IllegalArgumentException unreadable(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "duration must be a number and a unit (ms, s, m, h, d, w, y), such as 30d, but was " + quoted(text),
                cause);
    }

    /**
     * The canonical text of a duration, which {@link #parse} reads back: the largest of d, h, m, s, ms that divides it, or
     * ISO 8601.
     *
     * @param duration a duration, 0 or more
     * @return the text
     */
    public static String format(Duration duration) {
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            boolean isWritten = !unit.getKey().equals("y") && !unit.getKey().equals("w");
            long count = duration.dividedBy(unit.getValue());
            if (isWritten && unit.getValue().multipliedBy(count).equals(duration)) {
                return count + unit.getKey();
            }
        }
        return duration.toString();
    }
}
