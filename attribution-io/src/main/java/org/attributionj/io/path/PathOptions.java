package org.attributionj.io.path;

import java.util.Currency;
import java.util.Objects;
import org.attributionj.core.money.Money;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.internal.CsvFile;

/**
 * What path tables do not tell by themselves. Immutable and thread-safe; each {@code with} method returns a changed copy.
 *
 * @param stepSeparator what stands between the steps of a path, not blank; blanks around steps are cut off
 * @param currency the currency of the values
 * @param separator the character between the fields of the CSV file
 * @param limits what the reader puts up with
 */
public record PathOptions(String stepSeparator, Currency currency, char separator, ReadLimits limits) {

    /** {@code a > b > c}, no currency (XXX), commas. */
    public static final PathOptions DEFAULT = new PathOptions(">", Money.NO_CURRENCY, ',', ReadLimits.DEFAULT);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the step separator is blank, or the separator is a quote, a line break or not
     *     ASCII
     */
    public PathOptions {
        Objects.requireNonNull(currency, "currency must not be null");
        Objects.requireNonNull(limits, "limits must not be null");
        stepSeparator = stepSeparator.trim();
        if (stepSeparator.isEmpty()) {
            throw new IllegalArgumentException(
                    "stepSeparator must not be blank: a label with a blank would be two steps");
        }
        CsvFile.separator(separator);
    }

    /**
     * Another separator of steps.
     *
     * @param text the separator, not blank
     * @return changed options
     */
    public PathOptions withStepSeparator(String text) {
        return new PathOptions(text, currency, separator, limits);
    }

    /**
     * Another currency.
     *
     * @param newCurrency the currency of the values
     * @return changed options
     */
    public PathOptions withCurrency(Currency newCurrency) {
        return new PathOptions(stepSeparator, newCurrency, separator, limits);
    }

    /**
     * Another separator of fields.
     *
     * @param newSeparator the character between the fields of the CSV file
     * @return changed options
     */
    public PathOptions withSeparator(char newSeparator) {
        return new PathOptions(stepSeparator, currency, newSeparator, limits);
    }

    /**
     * Other limits.
     *
     * @param newLimits what the reader puts up with
     * @return changed options
     */
    public PathOptions withLimits(ReadLimits newLimits) {
        return new PathOptions(stepSeparator, currency, separator, newLimits);
    }
}
