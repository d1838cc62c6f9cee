package org.attributionj.core.comparison;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.CreditTotals;

/**
 * What several models credit to each label, model by model. In every model and currency
 *
 * <pre>
 *   sum of the rows, with (baseline) and (unattributed) among them = value of all conversions, exactly
 * </pre>
 *
 * <p>{@link #toString} prints it for people. Immutable, thread-safe and serialisable.
 *
 * @param by what the labels are: the name of a dimension
 * @param rows the rows, model by model
 * @param notes what to tell beside the numbers, in sentences; perhaps none
 */
public record ComparisonTable(String by, List<Row> rows, List<String> notes) implements Serializable {

    /**
     * Copies the lists.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the dimension's name is blank
     */
    public ComparisonTable {
        notBlank(by, "by");
        rows = ImmutableList.copyOf(notNull(rows, "rows"));
        notes = ImmutableList.copyOf(notNull(notes, "notes"));
    }

    /**
     * One label's credit under one model.
     *
     * @param model the model as it was asked for
     * @param label the channel, or whatever the rows are grouped by; as {@link
     *     org.attributionj.core.statistic.credit.ReservedLabels#escape} writes it; or {@link CreditTotals#BASELINE} or {@link
     *     CreditTotals#UNATTRIBUTED}
     * @param currency the currency of the value
     * @param conversions the sum of shares
     * @param value the credited value, with 9 more decimals than the input
     * @param share the conversions as a share of all conversions of the model, in [0, 1]; below 0 where a game of coalitions
     *     credits a channel negatively
     */
    public record Row(String model, String label, Currency currency, double conversions, BigDecimal value, double share)
            implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if a component is null
         */
        public Row {
            notNull(model, "model");
            notNull(label, "label");
            notNull(currency, "currency");
            notNull(value, "value");
        }

        /**
         * Whether this is what no label earned: the baseline or the unattributed part.
         *
         * @return whether it is
         */
        public boolean isRest() {
            return label.equals(CreditTotals.BASELINE) || label.equals(CreditTotals.UNATTRIBUTED);
        }
    }

    /**
     * The models.
     *
     * @return their labels, in the order of the rows
     */
    public List<String> models() {
        return rows.stream().map(Row::model).distinct().toList();
    }

    /**
     * The labels, those of rests included.
     *
     * @return the labels, in the order of the rows
     */
    public List<String> labels() {
        return rows.stream().map(Row::label).distinct().toList();
    }

    /**
     * The currencies.
     *
     * @return the currencies, in the order of the rows
     */
    public List<Currency> currencies() {
        return rows.stream().map(Row::currency).distinct().toList();
    }

    /**
     * The row of a label under a model in a currency. O(rows).
     *
     * @param model the model as it was asked for
     * @param label the label, matched whatever its case
     * @param currency the currency
     * @return the row, or nothing
     */
    public Optional<Row> find(String model, String label, Currency currency) {
        return rows.stream()
                .filter(row -> row.model().equals(model)
                        && row.label().equalsIgnoreCase(label)
                        && row.currency().equals(currency))
                .findFirst();
    }

    /**
     * The row of a label under a model, where all values are of one currency. O(rows).
     *
     * @param model the model as it was asked for
     * @param label the label, matched whatever its case
     * @return the row
     * @throws IllegalArgumentException if there is no such model or label, or there are several currencies; the message
     *     names those that there are
     */
    public Row row(String model, String label) {
        if (currencies().size() > 1) {
            throw new IllegalArgumentException(
                    "the currency must be named where there are several, such as " + currencies());
        }
        return currencies().stream()
                .findFirst()
                .flatMap(currency -> find(model, label, currency))
                .orElseThrow(() -> new IllegalArgumentException("model and label must be of " + models() + " and of "
                        + labels() + ", but were " + model + " and " + label));
    }

    /**
     * The total of a model in a currency: the value of all conversions.
     *
     * @param model the model as it was asked for
     * @param currency the currency
     * @return the sum of the model's rows, exactly; zero if it has none
     */
    public Money total(String model, Currency currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : rows) {
            if (row.model().equals(model) && row.currency().equals(currency)) {
                sum = sum.add(row.value());
            }
        }
        return Money.of(sum, currency);
    }

    /**
     * The same rows with more to tell.
     *
     * @param more sentences
     * @return a changed table
     */
    public ComparisonTable withNotes(Collection<String> more) {
        return new ComparisonTable(
                by,
                rows,
                ImmutableList.<String>builder().addAll(notes).addAll(more).build());
    }

    /**
     * The table for people: labels down, models across, rounded so that each column visibly adds up. Models that do not fit
     * the width go to a further block.
     *
     * @param width the characters of a line; wider only if one model alone is
     * @param isColoured whether to add codes of the ANSI terminal: bold headings, the largest credit in green
     * @return text of some lines
     */
    public String toText(int width, boolean isColoured) {
        return new ComparisonText(this, width, isColoured).print();
    }

    /** The table for people, 120 characters wide. */
    @Override
    public String toString() {
        return toText(ComparisonText.WIDTH, false);
    }
}
