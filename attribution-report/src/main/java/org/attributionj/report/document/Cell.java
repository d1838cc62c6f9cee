package org.attributionj.report.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.attributionj.report.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a report, with what it was made of. A figure that cannot be computed has no value but a reason. Immutable.
 *
 * @param unit what the number measures
 * @param value the number; null if it cannot be computed, or for text
 * @param text the text of a cell of unit {@link Unit#TEXT}, else null
 * @param numerator what was divided, for quotients; else null
 * @param denominator what it was divided by, for quotients; else null
 * @param interval an interval around the number; null if there is none
 * @param reason why there is no value, such as {@code no cost}; null if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cell(
        Unit unit,
        @Nullable BigDecimal value,
        @Nullable String text,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable Interval interval,
        @Nullable String reason) {

    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the unit is null
     * @throws IllegalArgumentException unless there is exactly one of value, text and reason
     */
    public Cell {
        Checks.notNull(unit, "unit");
        int given = (value == null ? 0 : 1) + (text == null ? 0 : 1) + (reason == null ? 0 : 1);
        Checks.check(given == 1, "a cell must have one of value, text and reason, but has " + given);
        Checks.check((text != null) == (unit == Unit.TEXT && reason == null), "a text must have the unit TEXT");
    }

    /**
     * A whole number.
     *
     * @param value the number
     * @return the cell
     */
    public static Cell count(long value) {
        return of(Unit.COUNT, BigDecimal.valueOf(value));
    }

    /**
     * A number that is no quotient.
     *
     * @param unit what it measures
     * @param value the number
     * @return the cell
     */
    public static Cell of(Unit unit, BigDecimal value) {
        return new Cell(unit, value, null, null, null, null, null);
    }

    /**
     * A number from a computation in floating point, kept to 15 digits.
     *
     * @param unit what it measures
     * @param value the number
     * @return the cell; without a value if the number is not finite
     */
    public static Cell of(Unit unit, double value) {
        return Double.isFinite(value) ? of(unit, decimal(value)) : missing(unit, "not defined");
    }

    /**
     * A text.
     *
     * @param text the text
     * @return the cell
     */
    public static Cell text(String text) {
        return new Cell(Unit.TEXT, null, text, null, null, null, null);
    }

    /**
     * A figure that cannot be computed.
     *
     * @param unit what it would measure
     * @param reason why, in a few words
     * @return the cell
     */
    public static Cell missing(Unit unit, String reason) {
        return new Cell(unit, null, null, null, null, null, Checks.notBlank(reason, "reason"));
    }

    /**
     * A quotient.
     *
     * @param unit what it measures
     * @param numerator what is divided
     * @param denominator what it is divided by
     * @param reason why there is no value if the denominator is 0
     * @return the cell, to 15 digits
     */
    public static Cell quotient(Unit unit, BigDecimal numerator, BigDecimal denominator, String reason) {
        return denominator.signum() == 0
                ? new Cell(unit, null, null, numerator, denominator, null, reason)
                : new Cell(
                        unit, plain(numerator.divide(denominator, DIGITS)), null, numerator, denominator, null, null);
    }

    /**
     * A quotient of whole numbers.
     *
     * @param unit what it measures
     * @param numerator what is divided
     * @param denominator what it is divided by
     * @param reason why there is no value if the denominator is 0
     * @return the cell
     */
    public static Cell quotient(Unit unit, long numerator, long denominator, String reason) {
        return quotient(unit, BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator), reason);
    }

    /**
     * A floating-point number as a decimal of at most 15 digits.
     *
     * @param value a finite number
     * @return the decimal without trailing zeros or exponent
     */
    public static BigDecimal decimal(double value) {
        return plain(BigDecimal.valueOf(value).round(DIGITS));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The same figure with an interval.
     *
     * @param around the interval; null for none
     * @return a changed cell
     */
    public Cell with(@Nullable Interval around) {
        return value == null ? this : new Cell(unit, value, text, numerator, denominator, around, reason);
    }

    /**
     * The number in floating point.
     *
     * @return the number; NaN if there is none
     */
    public double number() {
        return value == null ? Double.NaN : value.doubleValue();
    }
}
