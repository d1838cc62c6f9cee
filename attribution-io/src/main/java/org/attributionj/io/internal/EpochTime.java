package org.attributionj.io.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Times that are numbers: since 1970 in a unit, or days as spreadsheets count them. */
public final class EpochTime {
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
    private static final LocalDate SPREADSHEET_ZERO = LocalDate.of(1899, 12, 30);

    /** From these numbers on, ten times the magnitude of today's times in the unit below, a number counts the next unit. */
    private static final long MILLIS_FROM = 100_000_000_000L;

    private static final long MICROS_FROM = 100_000_000_000_000L;
    private static final long NANOS_FROM = 100_000_000_000_000_000L;

    /** 1954 to 2119 in a spreadsheet, the first day of 1970 in seconds. */
    private static final BigDecimal SERIALS_FROM = BigDecimal.valueOf(20_000);

    private static final BigDecimal SERIALS_TO = BigDecimal.valueOf(80_000);

    private EpochTime() {}

    /**
     * The time of a whole number since 1970, in seconds, milliseconds, microseconds or nanoseconds by its magnitude.
     *
     * @param number the number, 0 or more
     * @return the time
     */
    public static Instant byMagnitude(long number) {
        if (number < MILLIS_FROM) {
            return Instant.ofEpochSecond(number);
        }
        if (number < MICROS_FROM) {
            return Instant.ofEpochMilli(number);
        }
        return number < NANOS_FROM
                ? Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1000)
                : Instant.ofEpochSecond(number / 1_000_000_000, number % 1_000_000_000);
    }

    /**
     * The same of any number.
     *
     * @param number the number
     * @return the time
     * @throws DateTimeException if it is too large
     */
    public static Instant byMagnitude(BigDecimal number) {
        BigDecimal size = number.abs();
        int scale = size.compareTo(BigDecimal.valueOf(MILLIS_FROM)) < 0
                ? 0
                : size.compareTo(BigDecimal.valueOf(MICROS_FROM)) < 0
                        ? 3
                        : size.compareTo(BigDecimal.valueOf(NANOS_FROM)) < 0 ? 6 : 9;
        return inUnit(number, scale);
    }

    /**
     * The time of a number in a unit.
     *
     * @param number the number
     * @param scale the decimal places that the unit stands below a second: 0, 3, 6 or 9
     * @return the time
     * @throws DateTimeException if it is too large
     */
    public static Instant inUnit(BigDecimal number, int scale) {
        BigDecimal seconds = number.movePointLeft(scale);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        if (whole.precision() > Long.SIZE / 4) {
            throw new DateTimeException("is too large a number for a time");
        }
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).multiply(NANOS_PER_SECOND).longValue());
    }

    /**
     * Whether a number is a day of 1954 to 2119 as spreadsheets count, rather than a second of the first day of 1970.
     *
     * @param number the number
     * @return whether it is
     */
    public static boolean isSerial(BigDecimal number) {
        return number.compareTo(SERIALS_FROM) >= 0 && number.compareTo(SERIALS_TO) < 0;
    }

    /**
     * The time of a spreadsheet's serial number: days since 1899-12-30, rounded to a millisecond.
     *
     * @param serial the number
     * @param zone where it is local
     * @return the time
     * @throws DateTimeException if it is negative or too large
     */
    public static Instant ofSerial(BigDecimal serial, ZoneId zone) {
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(3_000_000)) > 0) {
            throw new DateTimeException("is no serial number of a spreadsheet's date");
        }
        BigDecimal millis = serial.multiply(SECONDS_PER_DAY).movePointRight(3).setScale(0, RoundingMode.HALF_UP);
        LocalDateTime local = SPREADSHEET_ZERO.atStartOfDay().plus(Duration.ofMillis(millis.longValueExact()));
        return local.atZone(zone).toInstant();
    }
}
