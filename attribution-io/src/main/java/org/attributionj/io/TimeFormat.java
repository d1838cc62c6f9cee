package org.attributionj.io;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
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
import org.attributionj.io.internal.EpochTime;
import org.attributionj.io.internal.IsoTime;
import org.attributionj.io.internal.LooseTime;
import org.attributionj.io.internal.Numbers;
import org.attributionj.io.internal.TimePatterns;
import org.jspecify.annotations.Nullable;

/**
 * How times are written. Without a pattern, each text may be
 *
 * <ul>
 *   <li>ISO 8601 with an offset: {@code 2018-07-22T20:40:41Z}, {@code 2018-07-22 20:40:41.25+02:00};
 *   <li>ISO 8601 without one, which is local in the zone: {@code 2018-07-22T20:40:41}, {@code 2018-07-22 20:40};
 *   <li>a date, which is the start of that day in the zone: {@code 2018-07-22};
 *   <li>a number since 1970, in seconds below 10<sup>11</sup>, milliseconds below 10<sup>14</sup>, microseconds below
 *       10<sup>17</sup>, else nanoseconds; all may have decimals. Each unit's numbers begin in March 1973 or before;
 *   <li>a number in [20000, 80000): the serial number of a spreadsheet's date, days since 1899-12-30;
 *   <li>other forms that leave no doubt: {@code 2021/3/1 9:05}, {@code 1.3.2021 14:05}, {@code Mar 1, 2021 2:05 PM}, {@code
 *       Mon, 01 Mar 2021 12:00:00 GMT}. Dates such as {@code 3/1/2021}, and eight digits that read as a date, are refused as
 *       ambiguous.
 * </ul>
 *
 * <p>With a pattern of {@link DateTimeFormatter}, each text must match it; English names, in any case. What the pattern
 * leaves out (the offset, the time of day) is filled as above. Several patterns are separated by {@code |}; the first that
 * fits counts. In place of one there may be {@code iso}, {@code epoch} (by magnitude), {@code epoch-seconds}, {@code
 * epoch-millis}, {@code epoch-micros}, {@code epoch-nanos} or {@code excel} (serial numbers). Local times that a change of
 * clocks skips are moved forward by the gap, and of those that it repeats the earlier is meant.
 *
 * <p>Years outside 1900 to 2300 are refused. Immutable and thread-safe.
 */
public final class TimeFormat {
    private static final long EARLIEST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("2301-01-01T00:00:00Z").getEpochSecond();
    private static final int COMPACT_DATE_LENGTH = 8;
    private static final int COMPACT_LENGTH = 14;
    private static final int LONGEST_DAY = 20;
    private static final int SHORTEST_SERIAL = 5;
    private static final int MOST_SERIAL_DIGITS = 5;

    /** Numbers of so many digits are seconds or milliseconds before the year 2286. */
    private static final int SHORT_DIGITS = 13;

    private final ZoneId zone;
    private final @Nullable String pattern;

    /** Empty for ISO 8601 and numbers. */
    private final ImmutableList<Form> forms;

    private TimeFormat(ZoneId zone, @Nullable String pattern) {
        // a zone such as "UTC" is an offset by another name, and offsets are quicker
        this.zone = Objects.requireNonNull(zone, "zone must not be null").normalized();
        this.pattern = pattern;
        forms = pattern == null
                ? ImmutableList.of()
                : Splitter.on('|')
                        .trimResults()
                        .splitToStream(pattern)
                        .map(each -> form(each, this.zone))
                        .collect(ImmutableList.toImmutableList());
    }

    /** One way of writing times. */
    @FunctionalInterface
    private interface Form {
        Instant parse(String text);

        /** Whether a text that it reads is a day without a time. */
        default boolean isDay(String text) {
            return false;
        }
    }

    private static Form form(String pattern, ZoneId zone) {
        return switch (pattern) {
            case "iso" -> text -> IsoTime.parse(text, zone);
            case "epoch" -> text -> EpochTime.byMagnitude(number(text));
            case "epoch-seconds" -> text -> EpochTime.inUnit(number(text), 0);
            case "epoch-millis" -> text -> EpochTime.inUnit(number(text), 3);
            case "epoch-micros" -> text -> EpochTime.inUnit(number(text), 6);
            case "epoch-nanos" -> text -> EpochTime.inUnit(number(text), 9);
            case "excel" -> text -> EpochTime.ofSerial(number(text), zone);
            default -> new PatternForm(pattern, zone);
        };
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
     * @param pattern a pattern of {@link DateTimeFormatter}, such as {@code M/d/yyyy H:mm}, or several with {@code |} between
     *     them
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
        Instant time = !forms.isEmpty() ? parseForms(text) : IsoTime.isLike(text) ? parseIso(text) : parseNumber(text);
        long second = time.getEpochSecond();
        if (second < EARLIEST || second >= LATEST) {
            throw new DateTimeException(
                    "is " + time + ", outside of the years 1900 to 2300; if it is meant, give its time" + " format");
        }
        return time;
    }

    /**
     * Whether a text, which {@link #parse} reads, is a day without a time.
     *
     * @param text the text
     * @return whether it is
     */
    public boolean isDay(String text) {
        if (forms.isEmpty()) {
            return text.length() <= LONGEST_DAY && text.indexOf(':') < 0 && !isNumber(text);
        }
        for (Form form : forms) {
            try {
                form.parse(text);
                return form.isDay(text);
            } catch (DateTimeException e) {
                // the next form, then
            }
        }
        return false;
    }

    private static boolean isNumber(String text) {
        return text.chars()
                        .allMatch(
                                c -> (c >= '0' && c <= '9') || c == '.' || c == '-' || c == 'E' || c == 'e' || c == '+')
                && !IsoTime.isLike(text)
                && text.indexOf('.') == text.lastIndexOf('.');
    }

    /**
     * The last millisecond of the day of a time.
     *
     * @param time the time
     * @return the millisecond before the next day begins in the zone
     */
    public Instant endOfDay(Instant time) {
        return time.atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .minusMillis(1);
    }

    /**
     * Whether a text is read as the serial number of a spreadsheet's date, without a format that says so.
     *
     * @param text the text
     * @return whether it is
     */
    public boolean isSerial(String text) {
        return forms.isEmpty()
                && text.length() >= SHORTEST_SERIAL
                && text.charAt(0) >= '2'
                && text.charAt(0) <= '7'
                && isNumber(text)
                && EpochTime.isSerial(number(text));
    }

    private Instant parseForms(String text) {
        DateTimeException first = null;
        for (Form form : forms) {
            try {
                return form.parse(text);
            } catch (DateTimeException e) {
                first = first == null ? e : first;
            }
        }
        if (forms.size() == 1 && first != null) {
            throw first;
        }
        throw new DateTimeException("matches none of the time formats " + pattern, first);
    }

    private Instant parseIso(String text) {
        try {
            return IsoTime.parse(text, zone);
        } catch (DateTimeException e) {
            return loose(text, e);
        }
    }

    private Instant loose(String text, DateTimeException otherwise) {
        Instant loose = LooseTime.parse(text, zone);
        if (loose == null) {
            throw otherwise;
        }
        return loose;
    }

    private Instant parseNumber(String text) {
        if (Numbers.isShortWhole(text)
                && text.length() > MOST_SERIAL_DIGITS
                && text.length() <= SHORT_DIGITS
                && text.length() != COMPACT_DATE_LENGTH) {
            return EpochTime.byMagnitude(Long.parseLong(text));
        }
        return parseDecimal(text);
    }

    private Instant parseDecimal(String text) {
        if (text.length() == COMPACT_LENGTH && Numbers.isShortWhole(text)) {
            return compact(text);
        }
        BigDecimal number;
        try {
            number = Numbers.decimal(text);
        } catch (IllegalArgumentException e) {
            return loose(
                    text,
                    new DateTimeException(
                            "is no time; write 2018-07-22T20:40:41Z, 2018-07-22 20:40:41 or seconds since 1970, or give a"
                                    + " time format",
                            e));
        }
        if (isCompactDate(text)) {
            throw new DateTimeException(
                    "may be a date or seconds since 1970; give the time format yyyyMMdd if it is a date");
        }
        return EpochTime.isSerial(number) ? EpochTime.ofSerial(number, zone) : EpochTime.byMagnitude(number);
    }

    /** Fourteen digits are a date and a time if they read as one of our days; in milliseconds they are after the year 2286. */
    private Instant compact(String text) {
        try {
            Instant date = loose(text, new DateTimeException("is no time"));
            if (date.getEpochSecond() >= EARLIEST && date.getEpochSecond() < LATEST) {
                return date;
            }
        } catch (DateTimeException e) {
            // no such month or day
        }
        return EpochTime.byMagnitude(Long.parseLong(text));
    }

    private static BigDecimal number(String text) {
        try {
            return Numbers.decimal(text);
        } catch (IllegalArgumentException e) {
            throw new DateTimeException(String.valueOf(e.getMessage()), e);
        }
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

    /** Times in a pattern of Java. */
    private static final class PatternForm implements Form {
        private final String pattern;
        private final ZoneId zone;
        private final DateTimeFormatter formatter;
        private final boolean isOfDay;

        PatternForm(String pattern, ZoneId zone) {
            TimePatterns.require(pattern);
            this.pattern = pattern;
            this.zone = zone;
            isOfDay = TimePatterns.isOfDay(pattern);
            formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH);
        }

        @Override
        public boolean isDay(String text) {
            return isOfDay;
        }

        @Override
        public Instant parse(String text) {
            TemporalAccessor parsed;
            try {
                parsed = formatter.parseBest(
                        text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from, Instant::from);
            } catch (DateTimeException e) {
                throw new DateTimeException(
                        "does not match the time format " + pattern + " (" + e.getMessage() + ")", e);
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
    }
}
