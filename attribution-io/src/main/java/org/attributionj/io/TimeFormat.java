package org.attributionj.io;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Objects;
import org.attributionj.io.internal.IsoTime;
import org.attributionj.io.internal.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * How times are written. Without a pattern, each text may be
 *
 * <ul>
 *   <li>ISO 8601 with an offset: {@code 2018-07-22T20:40:41Z}, {@code 2018-07-22 20:40:41.25+02:00};
 *   <li>ISO 8601 without one, which is local in the zone: {@code 2018-07-22T20:40:41}, {@code 2018-07-22 20:40};
 *   <li>a date, which is the start of that day in the zone: {@code 2018-07-22};
 *   <li>a number of seconds since 1970 if its magnitude is below 10<sup>11</sup>, else of milliseconds; both may have
 *       decimals. (10<sup>11</sup> seconds are the year 5138, 10<sup>11</sup> milliseconds are March 1973.) Eight digits
 *       that read as a date, such as 20180722, are refused as ambiguous.
 * </ul>
 *
 * <p>With a pattern of {@link DateTimeFormatter}, each text must match it; English names, in any case. What the pattern
 * leaves out (the offset, the time of day) is filled as above. Local times that a change of clocks skips are moved
 * forward by the gap, and of those that it repeats the earlier is meant.
 *
 * <p>Years outside 1900 to 2300 are refused. Immutable and thread-safe.
 */
public final class TimeFormat {
    private static final long MILLIS_FROM_LONG = 100_000_000_000L;
    private static final BigDecimal MILLIS_FROM = BigDecimal.valueOf(MILLIS_FROM_LONG);
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final long EARLIEST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("2301-01-01T00:00:00Z").getEpochSecond();
    private static final int COMPACT_DATE_LENGTH = 8;

    private final ZoneId zone;
    private final @Nullable String pattern;
    private final @Nullable DateTimeFormatter formatter;

    private TimeFormat(ZoneId zone, @Nullable String pattern) {
        // a zone such as "UTC" is an offset by another name, and offsets are quicker
        this.zone = Objects.requireNonNull(zone, "zone must not be null").normalized();
        this.pattern = pattern;
        formatter = pattern == null
                ? null
                : new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .toFormatter(Locale.ENGLISH);
    }

    /**
     * Times as ISO 8601 or numbers.
     *
     * @param zone where times without an offset are local
     * @return the format
     */
    public static TimeFormat of(ZoneId zone) {
        return new TimeFormat(zone, null);
    }

    /**
     * Times in a pattern.
     *
     * @param pattern a pattern of {@link DateTimeFormatter}, such as {@code M/d/yyyy H:mm}
     * @param zone where times without an offset are local
     * @return the format
     * @throws IllegalArgumentException if the pattern is invalid
     */
    public static TimeFormat ofPattern(String pattern, ZoneId zone) {
        return new TimeFormat(zone, Objects.requireNonNull(pattern, "pattern must not be null"));
    }

    /**
     * Reads a time.
     *
     * @param text the text, without blanks around it
     * @return the time
     * @throws DateTimeException if it is none; the message says what would be one
     */
    public Instant parse(String text) {
        Instant time = formatter != null
                ? parsePattern(text, formatter)
                : IsoTime.isLike(text) ? IsoTime.parse(text, zone) : parseNumber(text);
        long second = time.getEpochSecond();
        if (second < EARLIEST || second >= LATEST) {
            throw new DateTimeException("is " + time + ", outside of the years 1900 to 2300; epoch times are seconds or"
                    + " milliseconds, and other forms need a time format");
        }
        return time;
    }

    private Instant parsePattern(String text, DateTimeFormatter format) {
        TemporalAccessor parsed;
        try {
            parsed = format.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from, Instant::from);
        } catch (DateTimeException e) {
            throw new DateTimeException("does not match the time format " + pattern + " (" + e.getMessage() + ")", e);
        }
        if (parsed instanceof ZonedDateTime dateTime) {
            return dateTime.toInstant();
        }
        if (parsed instanceof LocalDateTime dateTime) {
            return zone instanceof ZoneOffset offset
                    ? dateTime.toInstant(offset)
                    : dateTime.atZone(zone).toInstant();
        }
        return parsed instanceof LocalDate date ? date.atStartOfDay(zone).toInstant() : Instant.from(parsed);
    }

    private static Instant parseNumber(String text) {
        if (Numbers.isShortWhole(text) && text.length() != COMPACT_DATE_LENGTH) {
            long number = Long.parseLong(text);
            return number < MILLIS_FROM_LONG ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        }
        return parseDecimal(text);
    }

    private static Instant parseDecimal(String text) {
        BigDecimal number;
        try {
            number = Numbers.decimal(text);
        } catch (IllegalArgumentException e) {
            throw new DateTimeException(
                    "is no time; write 2018-07-22T20:40:41Z, 2018-07-22 20:40:41 or seconds since 1970, or give a time"
                            + " format",
                    e);
        }
        if (isCompactDate(text)) {
            throw new DateTimeException(
                    "may be a date or seconds since 1970; give the time format yyyyMMdd if it is a date");
        }
        BigDecimal seconds = number.abs().compareTo(MILLIS_FROM) < 0
                ? number
                : number.divide(MILLIS_PER_SECOND, number.scale() + 3, RoundingMode.UNNECESSARY);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        if (whole.precision() > Long.SIZE / 4) {
            throw new DateTimeException("is too large a number for a time");
        }
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).multiply(NANOS_PER_SECOND).longValue());
    }

    private static boolean isCompactDate(String text) {
        if (text.length() != COMPACT_DATE_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        int month = Integer.parseInt(text, 4, 6, 10);
        int day = Integer.parseInt(text, 6, 8, 10);
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /** The pattern, or {@code ISO 8601 or epoch}, and the zone. */
    @Override
    public String toString() {
        return (pattern == null ? "ISO 8601 or epoch" : pattern) + " in " + zone;
    }
}
