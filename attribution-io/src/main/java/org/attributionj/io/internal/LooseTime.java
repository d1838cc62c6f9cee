package org.attributionj.io.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times that are not written as ISO 8601 has it and still leave no doubt: {@code 2021/3/1 9:05}, {@code 1.3.2021 14:05},
 * {@code Mar 1, 2021 2:05 PM}, {@code Mon, 01 Mar 2021 12:00:00 GMT}, {@code 2021-03-01T12:00:00[Europe/Berlin]}. Slower than
 * {@link IsoTime}.
 */
public final class LooseTime {
    /** Longer texts are no times, and regular expressions should not see them. */
    private static final int LONGEST = 60;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String TIME =
            "(?:,? +|T)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)? ?([AaPp]\\.?[Mm]\\.?)? ?(.*)";
    private static final Pattern YEAR_FIRST = dated("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern DAY_WITH_DOTS = dated("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern MONTH_NAME =
            dated("(?:[A-Za-z]{3,9},? )?([A-Za-z]{3})[a-z]{0,6}\\.? (\\d{1,2}),? (\\d{4})");
    private static final Pattern DAY_MONTH_NAME =
            dated("(?:[A-Za-z]{3,9},? )?(\\d{1,2})[ -]([A-Za-z]{3})[a-z]{0,6}\\.?[ -](\\d{4})");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern SLASHES = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{2,4}\\b.*");

    private LooseTime() {}

    private static Pattern dated(String date) {
        return Pattern.compile(date + "(?:" + TIME + ")?");
    }

    /**
     * The instant of a text.
     *
     * @param text the text
     * @param zone where a time without an offset is local
     * @return the instant; null if it is none of these forms
     * @throws DateTimeException if it is one with values that no time has, or it has two readings
     */
    public static @Nullable Instant parse(String text, ZoneId zone) {
        if (text.length() > LONGEST) {
            return null;
        }
        if (SLASHES.matcher(text).matches()) {
            throw new DateTimeException("may begin with the month or with the day; give the time format, such as"
                    + " 'M/d/yyyy H:mm' or 'd/M/yyyy H:mm'");
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return LocalDateTime.of(
                            number(compact, 1),
                            number(compact, 2),
                            number(compact, 3),
                            number(compact, 4),
                            number(compact, 5),
                            number(compact, 6))
                    .atZone(zone)
                    .toInstant();
        }
        Matcher year = YEAR_FIRST.matcher(text);
        if (year.matches()) {
            return at(LocalDate.of(number(year, 1), number(year, 2), number(year, 3)), year, zone);
        }
        Matcher day = DAY_WITH_DOTS.matcher(text);
        if (day.matches()) {
            return at(LocalDate.of(number(day, 3), number(day, 2), number(day, 1)), day, zone);
        }
        Matcher named = MONTH_NAME.matcher(text);
        if (named.matches()) {
            return at(LocalDate.of(number(named, 3), month(named.group(1)), number(named, 2)), named, zone);
        }
        Matcher dayNamed = DAY_MONTH_NAME.matcher(text);
        return dayNamed.matches()
                ? at(LocalDate.of(number(dayNamed, 3), month(dayNamed.group(2)), number(dayNamed, 1)), dayNamed, zone)
                : null;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int month(String name) {
        int month = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
        if (month < 0) {
            throw new DateTimeException("has no English name of a month");
        }
        return month + 1;
    }

    private static Instant at(LocalDate date, Matcher time, ZoneId zone) {
        if (time.group(4) == null) {
            return date.atStartOfDay(zone).toInstant();
        }
        int hour = number(time, 4);
        String half = time.group(8);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("has an hour of " + hour + " before AM or PM");
            }
            hour = hour % 12 + (Character.toLowerCase(half.charAt(0)) == 'p' ? 12 : 0);
        }
        int second = time.group(6) == null ? 0 : number(time, 6);
        String fraction = time.group(7);
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        LocalTime clock = LocalTime.of(hour, number(time, 5), second, nanos);
        return date.atTime(clock).atZone(zone(time.group(9), zone)).toInstant();
    }

    private static ZoneId zone(String text, ZoneId fallback) {
        String name = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (name.isEmpty()) {
            return fallback;
        }
        if (name.equalsIgnoreCase("Z") || name.equals("UTC") || name.equals("GMT")) {
            return ZoneOffset.UTC;
        }
        if (name.matches("[+-]\\d{2}(:?\\d{2})?")) {
            return ZoneOffset.of(name.length() == 5 ? name.substring(0, 3) + ":" + name.substring(3) : name);
        }
        if (name.indexOf('/') < 0) {
            throw new DateTimeException(
                    "has a zone by a name that several zones have; write an offset or a name such as"
                            + " Europe/Berlin");
        }
        return ZoneId.of(name);
    }
}
