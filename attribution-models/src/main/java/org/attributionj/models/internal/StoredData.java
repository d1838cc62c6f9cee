package org.attributionj.models.internal;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notBlank;

import java.util.Currency;
import java.util.List;

/** Checks of fits that come from outside, such as a file. */
public final class StoredData {
    private StoredData() {}

    /**
     * Refuses labels that are blank, not sorted, or not distinct.
     *
     * @param labels the labels
     * @param name what they are, for the message
     * @throws IllegalArgumentException if they are not sorted, or one is blank or twice there
     */
    public static void checkLabels(List<String> labels, String name) {
        for (int i = 0; i < labels.size(); i++) {
            notBlank(labels.get(i), name);
            if (i > 0 && labels.get(i - 1).compareTo(labels.get(i)) >= 0) {
                throw new IllegalArgumentException(name + " must be sorted and distinct, but " + quoted(labels.get(i))
                        + " follows " + quoted(labels.get(i - 1)));
            }
        }
    }

    /**
     * Refuses currencies that are not sorted by code, or not distinct.
     *
     * @param currencies the currencies
     * @throws IllegalArgumentException if they are not
     */
    public static void checkCurrencies(List<Currency> currencies) {
        checkLabels(currencies.stream().map(Currency::getCurrencyCode).toList(), "currencies");
    }

    /**
     * Refuses values that are not one finite number per currency, or that no conversion has.
     *
     * @param values the values
     * @param currencies the number of currencies
     * @param conversions the conversions whose values they are
     * @param name what they are, for the message
     * @throws IllegalArgumentException if they are
     */
    public static void checkValues(List<Double> values, int currencies, long conversions, String name) {
        check(
                values.size() == currencies,
                name + " must be one per currency, " + currencies + ", but were " + values.size());
        for (double value : values) {
            check(Double.isFinite(value), name + " must be finite, but one was " + value);
            check(conversions > 0 || value == 0, name + " must be 0 where nothing converts, but one was " + value);
        }
    }

    /**
     * Refuses numbers of members that are not in rising order within a range.
     *
     * @param places the numbers
     * @param limit the range's end, exclusive
     * @param name what they are, for the message
     * @throws IllegalArgumentException if one is outside {@code [0, limit)}, or not above the one before
     */
    public static void checkRising(List<Integer> places, int limit, String name) {
        int last = -1;
        for (int place : places) {
            check(
                    place > last && place < limit,
                    name + " must be rising places in [0, " + limit + "), but " + place + " follows " + last);
            last = place;
        }
    }
}
