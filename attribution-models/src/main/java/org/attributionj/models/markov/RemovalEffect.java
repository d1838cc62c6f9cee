package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.check;

import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.Currency;
import java.util.Map;

/**
 * What is lost if something is removed from a chain: every journey that meets it leads to null.
 *
 * <pre>
 *   conversions = 1 - P(conversion without it) / P(conversion)
 *   value       = 1 - E[value without it] / E[value]              per currency
 * </pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param conversions the part of the conversions that is lost, in [0, 1]; 0 if nothing converts
 * @param values the part of the value that is lost, per currency; in [0, 1] unless some conversions have negative values; 0 if
 *     there is no value
 */
public record RemovalEffect(double conversions, Map<Currency, Double> values) implements Serializable {

    /** Nothing is lost. */
    public static final RemovalEffect NONE = new RemovalEffect(0, ImmutableMap.of());

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the map or an entry is null
     * @throws IllegalArgumentException if the effect on conversions is outside [0, 1]
     */
    public RemovalEffect {
        check(conversions >= 0 && conversions <= 1, "conversions must be in [0, 1], but was " + conversions);
        values = ImmutableMap.copyOf(values);
    }

    /**
     * The part of the value that is lost in a currency.
     *
     * @param currency the currency
     * @return the part; 0 if there is no value in the currency
     */
    public double value(Currency currency) {
        Double value = values.get(currency);
        return value == null ? 0 : value;
    }
}
