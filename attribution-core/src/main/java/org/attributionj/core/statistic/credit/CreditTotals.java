package org.attributionj.core.statistic.credit;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.attributionj.core.columnar.Dimension;

/**
 * What one model credits to each label of a dimension, summed over journeys, currency by currency.
 *
 * <pre>
 *   sum of rows + baseline + unattributed = total, in every currency: values exactly, conversions up to rounding
 * </pre>
 *
 * <p>Values are value x share, not rounded; {@link #settledValues} rounds them such that they still add up. Immutable and
 * thread-safe.
 *
 * @param model the model's name with its options
 * @param by what the labels are
 * @param rows the credit of each label in each currency, zeros included; sorted by label, then currency code
 * @param baseline what would have happened anyway, one row per currency
 * @param unattributed what nothing earned, one row per currency
 * @param totals all conversions and their value, one row per currency; the value's scale is the finest of the input
 */
public record CreditTotals(
        String model, Dimension by, List<Row> rows, List<Row> baseline, List<Row> unattributed, List<Row> totals)
        implements Serializable {

    /** The label of baseline rows. */
    public static final String BASELINE = "(baseline)";

    /** The label of unattributed rows. */
    public static final String UNATTRIBUTED = "(unattributed)";

    /** The label of totals. */
    public static final String TOTAL = "(total)";

    private static final int EXTRA_DIGITS = 9;
    private static final int DIGITS_OF_SHARES = 16;

    /** Each row is rounded to a double of its own: relative to all rows, no table of any size comes near. */
    private static final double ROUNDING = 1e-9;

    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::label).thenComparing(row -> row.currency().getCurrencyCode());

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the rows of a currency do not add up to its total: values exactly, conversions up to
     *     the rounding of doubles
     */
    public CreditTotals {
        notBlank(model, "model");
        notNull(by, "by");
        rows = ImmutableList.sortedCopyOf(ORDER, notNull(rows, "rows"));
        baseline = ImmutableList.copyOf(notNull(baseline, "baseline"));
        unattributed = ImmutableList.copyOf(notNull(unattributed, "unattributed"));
        totals = ImmutableList.copyOf(notNull(totals, "totals"));
        for (Row total : totals) {
            BigDecimal sum = sum(rows, total.currency())
                    .add(sum(baseline, total.currency()))
                    .add(sum(unattributed, total.currency()));
            check(
                    sum.compareTo(total.value()) == 0,
                    () -> "rows, baseline and unattributed of " + model + " must add up to " + total.value() + " "
                            + total.currency() + ", but add up to " + sum);
            checkConversions(model, total, rows, baseline, unattributed);
        }
    }

    @SafeVarargs
    private static void checkConversions(String model, Row total, List<Row>... parts) {
        double sum = 0;
        double magnitude = Math.abs(total.conversions());
        for (List<Row> part : parts) {
            for (Row row : part) {
                if (row.currency().equals(total.currency())) {
                    sum += row.conversions();
                    magnitude += Math.abs(row.conversions());
                }
            }
        }
        double added = sum;
        check(
                Math.abs(added - total.conversions()) <= ROUNDING * magnitude,
                () -> "conversions of rows, baseline and unattributed of " + model + " must add up to "
                        + total.conversions() + " in " + total.currency() + ", but add up to " + added);
    }

    private static BigDecimal sum(List<Row> rows, Currency currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : rows) {
            if (row.currency().equals(currency)) {
                sum = sum.add(row.value());
            }
        }
        return sum;
    }

    /**
     * The credit of one label in one currency.
     *
     * @param label the label, or {@link #BASELINE}, {@link #UNATTRIBUTED}, {@link #TOTAL}
     * @param currency the currency
     * @param conversions the sum of the label's shares in conversions of this currency, correctly rounded
     * @param value the sum of value x share, in whole currency units
     */
    public record Row(String label, Currency currency, double conversions, BigDecimal value) implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if a component is null
         */
        public Row {
            notNull(label, "label");
            notNull(currency, "currency");
            notNull(value, "value");
        }
    }

    /**
     * The row of a label in a currency.
     *
     * @param label the label
     * @param currency the currency
     * @return the row; one of zeros if there is none
     */
    public Row row(String label, Currency currency) {
        Row wanted = zero(label, currency);
        int found = Collections.binarySearch(rows, wanted, ORDER);
        return found < 0 ? wanted : rows.get(found);
    }

    private static Row zero(String label, Currency currency) {
        return new Row(label, currency, 0, BigDecimal.ZERO);
    }

    /**
     * The same totals with a row for every given label.
     *
     * @param labels the labels of the data; those without a row get rows of zeros
     * @return the totals with all rows, sorted
     */
    public CreditTotals withLabels(Collection<String> labels) {
        TreeSet<String> all = new TreeSet<>(labels);
        rows.forEach(row -> all.add(row.label()));
        ImmutableList.Builder<Row> withAll = ImmutableList.builder();
        for (String label : all) {
            for (Row total : totals) {
                withAll.add(row(label, total.currency()));
            }
        }
        return new CreditTotals(model, by, withAll.build(), baseline, unattributed, totals);
    }

    /**
     * All rows with their values rounded to 9 more decimals than the total, so that they add up to it exactly. Shares are doubles,
     * good to some 16 digits: where the largest value of a currency leaves fewer than 9 of them, decimals that would say nothing
     * are not given, down to those of the total.
     *
     * @return the rows, then the baseline rows, then the unattributed rows
     */
    public ImmutableList<Row> settledValues() {
        return settled(total -> Math.min(EXTRA_DIGITS, Math.max(0, trueDecimals(total.currency()) - scale(total))));
    }

    /** The decimals up to which values in a currency are known. */
    private int trueDecimals(Currency currency) {
        int whole = 0;
        for (List<Row> part : List.of(rows, baseline, unattributed, totals)) {
            for (Row row : part) {
                if (row.currency().equals(currency)) {
                    whole = Math.max(
                            whole, row.value().precision() - row.value().scale());
                }
            }
        }
        return DIGITS_OF_SHARES - whole;
    }

    private static int scale(Row total) {
        return total.value().scale();
    }

    /**
     * All rows with their values rounded so that those of a currency add up to its total exactly: by largest remainder, once
     * for all rows of the currency, ties to the earlier row.
     *
     * @param extraDigits how many decimals to give beyond those of the total; 0 or more
     * @return the rows, then the baseline rows, then the unattributed rows
     * @throws IllegalArgumentException if the number is negative
     */
    public ImmutableList<Row> settledValues(int extraDigits) {
        check(extraDigits >= 0, () -> "extraDigits must be 0 or more, but was " + extraDigits);
        return settled(total -> extraDigits);
    }

    private ImmutableList<Row> settled(ToIntFunction<Row> extraDigits) {
        List<Row> settled = new ArrayList<>(rows);
        settled.addAll(baseline);
        settled.addAll(unattributed);
        for (Row total : totals) {
            RowSettlement.settle(settled, total, scale(total) + extraDigits.applyAsInt(total));
        }
        return ImmutableList.copyOf(settled);
    }

    /** One line per row. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(model).append(" by ").append(by.name());
        List<Row> settled = settledValues();
        for (int i = 0; i < settled.size(); i++) {
            Row row = settled.get(i);
            if (i < rows.size()) {
                append(text, ReservedLabels.escape(row.label()), row);
            } else if (row.conversions() != 0 || row.value().signum() != 0) {
                append(text, row.label(), row);
            }
        }
        totals.forEach(total -> append(text, total.label(), total));
        return text.toString();
    }

    private static void append(StringBuilder text, String label, Row row) {
        text.append(String.format(
                Locale.ROOT,
                "%n  %s  %.6f conversions  %s %s",
                label,
                row.conversions(),
                row.value().toPlainString(),
                row.currency()));
    }
}
