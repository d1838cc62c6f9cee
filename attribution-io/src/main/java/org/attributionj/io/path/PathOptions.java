package org.attributionj.io.path;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import org.attributionj.core.money.Money;
import org.attributionj.io.Dialect;
import org.attributionj.io.ReadLimits;

/**
 * What path tables do not tell by themselves. Immutable and thread-safe; each {@code with} method returns a changed copy.
 *
 * @param stepSeparator what stands between the steps of a path, not blank; blanks around steps are cut off
 * @param currency the currency of the values
 * @param columns the column of each field that is not to be found by its names; an empty column for none
 * @param dialect how tables are written
 * @param limits what the reader puts up with
 */
public record PathOptions(
        String stepSeparator, Currency currency, Map<PathField, String> columns, Dialect dialect, ReadLimits limits) {

    /** {@code a > b > c}, no currency (XXX), columns by their names, the dialect that a file shows. */
    public static final PathOptions DEFAULT =
            new PathOptions(">", Money.NO_CURRENCY, ImmutableMap.of(), Dialect.FOUND, ReadLimits.DEFAULT);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the step separator is blank
     */
    public PathOptions {
        Objects.requireNonNull(currency, "currency must not be null");
        Objects.requireNonNull(limits, "limits must not be null");
        stepSeparator = stepSeparator.trim();
        if (stepSeparator.isEmpty()) {
            throw new IllegalArgumentException(
                    "stepSeparator must not be blank: a label with a blank would be two steps");
        }
        columns = Maps.immutableEnumMap(columns);
        Objects.requireNonNull(dialect, "dialect must not be null");
    }

    /**
     * Another separator of steps.
     *
     * @param text the separator, not blank
     * @return changed options
     */
    public PathOptions withStepSeparator(String text) {
        return new PathOptions(text, currency, columns, dialect, limits);
    }

    /**
     * Another currency.
     *
     * @param newCurrency the currency of the values
     * @return changed options
     */
    public PathOptions withCurrency(Currency newCurrency) {
        return new PathOptions(stepSeparator, newCurrency, columns, dialect, limits);
    }

    /**
     * Another separator of fields.
     *
     * @param newSeparator the character between the fields of the CSV file
     * @return changed options
     */
    public PathOptions withSeparator(char newSeparator) {
        return withDialect(dialect.withDelimiter(newSeparator));
    }

    /**
     * Another dialect.
     *
     * @param newDialect how tables are written
     * @return changed options
     */
    public PathOptions withDialect(Dialect newDialect) {
        return new PathOptions(stepSeparator, currency, columns, newDialect, limits);
    }

    /**
     * Other columns.
     *
     * @param mapping the column of each field that is not to be found by its names; see {@link PathField#parseMapping}
     * @return changed options
     */
    public PathOptions withColumns(Map<PathField, String> mapping) {
        return new PathOptions(stepSeparator, currency, mapping, dialect, limits);
    }

    /**
     * Other limits.
     *
     * @param newLimits what the reader puts up with
     * @return changed options
     */
    public PathOptions withLimits(ReadLimits newLimits) {
        return new PathOptions(stepSeparator, currency, columns, dialect, newLimits);
    }
}
