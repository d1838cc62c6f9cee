package org.attributionj.io.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Reads ISO 8601 dates and date-times by hand: several times faster than {@link java.time.format.DateTimeFormatter}, and
 * reading times is most of the work of reading events. Used once. Single thread.
 */
public final class IsoTime {
    private static final int DATE_LENGTH = 10;
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int at;
    private int nanos;

    private IsoTime(String text) {
        this.text = text;
    }

    /**
     * Whether a text looks like an ISO date: four characters, a hyphen, two characters and a hyphen at its beginning.
     *
     * @param text the text
     * @return whether it does
     */
    public static boolean isLike(String text) {
        return text.length() >= DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
    }

    /**
     * The instant of a text.
     *
     * @param text the text
     * @param zone where a time without an offset is local
     * @return the instant
     * @throws DateTimeException if it is no ISO 8601 date or date-time
     */
    public static Instant parse(String text, ZoneId zone) {
        return new IsoTime(text).parse(zone);
    }

    private Instant parse(ZoneId zone) {
        int year = digits(4);
        expect('-');
        int month = digits(2);
        expect('-');
        int day = digits(2);
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        if (at == text.length()) {
            return instant(epochDay, 0, zone);
        }
        char between = text.charAt(at);
        if (between != 'T' && between != 't' && between != ' ') {
            throw unreadable();
        }
        at++;
        int second = timeOfDay();
        if (at == text.length()) {
            return instant(epochDay, second, zone);
        }
        if (text.charAt(at) == ' ') {
            at++;
        }
        return instant(epochDay, second, offset());
    }

    /** hh:mm, hh:mm:ss or hh:mm:ss.f, as a second of the day. */
    private int timeOfDay() {
        int hour = digits(2);
        expect(':');
        int minute = digits(2);
        int second = 0;
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            second = digits(2);
            if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
                at++;
                nanos = fraction();
            }
        }
        if (hour > 23 || minute > 59 || second > 59) {
            throw unreadable();
        }
        return (hour * 60 + minute) * 60 + second;
    }

    private int fraction() {
        int value = 0;
        int count = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            // digits beyond nanoseconds are cut off
            if (count < NANO_DIGITS) {
                value = 10 * value + (text.charAt(at) - '0');
                count++;
            }
            at++;
        }
        if (count == 0) {
            throw unreadable();
        }
        for (; count < NANO_DIGITS; count++) {
            value *= 10;
        }
        return value;
    }

    /** Z, UTC, GMT, or a sign with hh, hhmm or hh:mm; nothing may follow. */
    private ZoneOffset offset() {
        String rest = text.substring(at);
        if (rest.equals("Z") || rest.equals("z") || rest.equals("UTC") || rest.equals("GMT")) {
            return ZoneOffset.UTC;
        }
        if (rest.isEmpty() || (rest.charAt(0) != '+' && rest.charAt(0) != '-')) {
            throw unreadable();
        }
        at++;
        int hours = digits(2);
        int minutes = 0;
        if (at < text.length()) {
            if (text.charAt(at) == ':') {
                at++;
            }
            minutes = digits(2);
        }
        if (at != text.length() || minutes > 59) {
            throw unreadable();
        }
        int sign = rest.charAt(0) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private Instant instant(long epochDay, int second, ZoneId zone) {
        long local = epochDay * 86_400 + second;
        if (zone instanceof ZoneOffset offset) {
            return Instant.ofEpochSecond(local - offset.getTotalSeconds(), nanos);
        }
        LocalDateTime dateTime = LocalDateTime.ofEpochSecond(local, nanos, ZoneOffset.UTC);
        return ZonedDateTime.of(dateTime, zone).toInstant();
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, at++) {
            char c = at < text.length() ? text.charAt(at) : 0;
            if (c < '0' || c > '9') {
                throw unreadable();
            }
            value = 10 * value + (c - '0');
        }
        return value;
    }

    private void expect(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw unreadable();
        }
        at++;
    }

    private static DateTimeException unreadable() {
        return new DateTimeException(
                "is no ISO 8601 date or time, such as 2018-07-22T20:40:41Z or 2018-07-22 20:40:41");
    }
}
