package org.attributionj.report.document;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.attributionj.report.internal.Checks;

/**
 * Whole days, the last one left out: {@code [first, end)}.
 *
 * @param first the first day
 * @param end the day after the last
 */
public record Span(LocalDate first, LocalDate end) {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if there is no day in it
     */
    public Span {
        Checks.notNull(first, "first");
        Checks.notNull(end, "end");
        Checks.check(first.isBefore(end), "a period must have a day or more, but " + end + " is not after " + first);
    }

    /**
     * The number of days.
     *
     * @return 1 or more
     */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, end));
    }

    /**
     * The days before, as many as these.
     *
     * @return the span that ends where this one begins
     */
    public Span previous() {
        return new Span(first.minusDays(days()), first);
    }

    /**
     * The same days a year earlier.
     *
     * @return the span
     */
    public Span yearBefore() {
        return new Span(first.minusYears(1), end.minusYears(1));
    }

    /** The days as {@code 2026-03-01/2026-04-01}. */
    @Override
    public String toString() {
        return first + "/" + end;
    }
}
