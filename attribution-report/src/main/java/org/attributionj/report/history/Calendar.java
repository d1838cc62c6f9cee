package org.attributionj.report.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.attributionj.report.document.Span;
import org.jspecify.annotations.Nullable;

/**
 * The days of a report in its zone: the period and what it is compared with. Days of 23 and 25 hours are days.
 *
 * @param zone whose days
 * @param period the days that the report is about
 * @param before the days that it compares them with; null for none
 */
public record Calendar(ZoneId zone, Span period, @Nullable Span before) {

    /** The period that the report is about. */
    public static final int NOW = 0;

    /** The period that it is compared with. */
    public static final int BEFORE = 1;

    /** Neither of them. */
    public static final int NEITHER = -1;

    /**
     * The day of a time.
     *
     * @param time a time
     * @return its date in the zone
     */
    public LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    /**
     * Which period a day is in.
     *
     * @param day a day
     * @return {@link #NOW}, {@link #BEFORE} or {@link #NEITHER}
     */
    public int slot(LocalDate day) {
        if (isIn(period, day)) {
            return NOW;
        }
        return before != null && isIn(before, day) ? BEFORE : NEITHER;
    }

    private static boolean isIn(Span span, LocalDate day) {
        return !day.isBefore(span.first()) && day.isBefore(span.end());
    }

    /**
     * The number of a day in its period.
     *
     * @param slot {@link #NOW} or {@link #BEFORE}
     * @param day a day in it
     * @return 0 for the first day
     */
    public int index(int slot, LocalDate day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(span(slot).first(), day));
    }

    /**
     * One of the two periods.
     *
     * @param slot {@link #NOW} or {@link #BEFORE}
     * @return the period
     */
    public Span span(int slot) {
        Span other = before;
        return slot == NOW || other == null ? period : other;
    }

    /**
     * Whether there is something to compare with.
     *
     * @return whether there is a second period
     */
    public boolean compares() {
        return before != null;
    }

    /**
     * The name of the zone.
     *
     * @return its id; {@code UTC} for whatever is that
     */
    public String zoneName() {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /**
     * When the period begins.
     *
     * @return the first instant of its first day
     */
    public Instant start() {
        return period.first().atStartOfDay(zone).toInstant();
    }

    /**
     * When the period ends.
     *
     * @return the first instant after it
     */
    public Instant end() {
        return period.end().atStartOfDay(zone).toInstant();
    }
}
