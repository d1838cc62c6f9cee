package org.attributionj.core.statistic.credit;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Credits of channels (or of the labels of another dimension) over a whole data set that are no sums of journeys: Markov's
 * removal effects, coalition games. They may be negative. Credits that <i>are</i> sums of journeys are {@link
 * CreditTotals}.
 *
 * <p>Immutable and thread-safe; equal if all numbers are.
 *
 * @param model the model's name with its options
 * @param byLabel the credit of each label, sorted by label
 * @param baseline what would have happened anyway
 * @param unattributed what nothing earned, such as conversions without a touchpoint
 */
public record ChannelCredits(String model, Map<String, Part> byLabel, Part baseline, Part unattributed)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the model is blank
     */
    public ChannelCredits {
        notBlank(model, "model");
        byLabel = ImmutableSortedMap.copyOf(notNull(byLabel, "byLabel"));
        notNull(baseline, "baseline");
        notNull(unattributed, "unattributed");
    }

    /**
     * A part of all conversions and of their value.
     *
     * @param conversions a number of conversions, finite; negative if the model finds harm
     * @param values the value per currency, in whole currency units, finite; sorted by currency code
     */
    public record Part(double conversions, Map<Currency, Double> values) implements Serializable {

        /** Nothing. */
        public static final Part ZERO = new Part(0, ImmutableMap.of());

        /**
         * Validates the components.
         *
         * @throws NullPointerException if the map or an entry is null
         * @throws IllegalArgumentException if a number is not finite
         */
        public Part {
            check(Double.isFinite(conversions), "conversions must be finite, but were " + conversions);
            // adding 0 removes negative zero, which would print as -0 and be unequal to 0
            conversions = conversions + 0.0;
            ImmutableMap.Builder<Currency, Double> sorted = ImmutableMap.builder();
            notNull(values, "values").entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getKey().getCurrencyCode()))
                    .forEach(entry -> {
                        check(
                                Double.isFinite(entry.getValue()),
                                () -> "value in " + entry.getKey() + " must be finite, but was " + entry.getValue());
                        sorted.put(entry.getKey(), entry.getValue() + 0.0);
                    });
            values = sorted.buildOrThrow();
        }

        /**
         * A part with a value in one currency.
         *
         * @param conversions the number of conversions
         * @param value the value
         * @param currency the value's currency
         * @return the part
         */
        public static Part of(double conversions, double value, Currency currency) {
            return new Part(conversions, ImmutableMap.of(currency, value));
        }

        /**
         * The value in a currency.
         *
         * @param currency the currency
         * @return the value, 0 if there is none
         */
        public double value(Currency currency) {
            Double value = values.get(currency);
            return value == null ? 0 : value;
        }

        /**
         * The sum of two parts.
         *
         * @param other another part
         * @return the sum, currency by currency
         */
        public Part plus(Part other) {
            Map<Currency, Double> sums = new HashMap<>(values);
            other.values.forEach((currency, value) -> sums.merge(currency, value, Double::sum));
            return new Part(conversions + other.conversions, sums);
        }
    }

    /**
     * Credits without a baseline and with nothing unattributed.
     *
     * @param model the model's name with its options
     * @param byLabel the credit of each label
     * @return the credits
     */
    public static ChannelCredits of(String model, Map<String, Part> byLabel) {
        return new ChannelCredits(model, byLabel, Part.ZERO, Part.ZERO);
    }

    /**
     * The credit of a label.
     *
     * @param label the label
     * @return its part, {@link Part#ZERO} if it has none
     */
    public Part credit(String label) {
        return byLabel.getOrDefault(label, Part.ZERO);
    }

    /**
     * The sum of all labels, the baseline and the unattributed part, added up in this order.
     *
     * @return all conversions and their value
     */
    public Part total() {
        Part sum = Part.ZERO;
        for (Part part : byLabel.values()) {
            sum = sum.plus(part);
        }
        return sum.plus(baseline).plus(unattributed);
    }

    /** One line per label, then the baseline and the unattributed part where they are not zero. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(model);
        byLabel.forEach((label, part) -> append(text, label, part));
        if (!baseline.equals(Part.ZERO)) {
            append(text, CreditTotals.BASELINE, baseline);
        }
        if (!unattributed.equals(Part.ZERO)) {
            append(text, CreditTotals.UNATTRIBUTED, unattributed);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String label, Part part) {
        text.append(String.format(Locale.ROOT, "%n  %s  %.6f conversions", label, part.conversions));
        part.values.forEach((currency, value) -> text.append(String.format(Locale.ROOT, "  %.6f %s", value, currency)));
    }
}
