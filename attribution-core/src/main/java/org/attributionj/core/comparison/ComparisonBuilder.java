package org.attributionj.core.comparison;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.credit.ReservedLabels;

/**
 * Makes a comparison of the credits of each model: every label of the data, then the baseline and the unattributed part if
 * there is any. One thread at a time.
 */
public final class ComparisonBuilder {
    private final Collection<String> labels;
    private final List<ComparisonTable.Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * A table without rows.
     *
     * @param labels the labels of the data: each has a row under every model, of zeros if nothing is credited to it
     */
    public ComparisonBuilder(Collection<String> labels) {
        this.labels = ImmutableList.copyOf(notNull(labels, "labels"));
    }

    /**
     * Adds the rows of one model.
     *
     * @param model the model as it was asked for
     * @param totals the sums of its journeys
     * @param channels what it credits to channels over the data of its fit, to be shown in place of these sums: a channel's
     *     part stays, and all parts are brought to the conversions and the net value that are credited
     * @return this builder
     */
    public ComparisonBuilder add(String model, CreditTotals totals, Optional<ChannelCredits> channels) {
        CreditTotals complete = totals.withLabels(labels);
        if (channels.isEmpty()) {
            add(model, complete);
            return this;
        }
        ChannelLevel level = ChannelLevel.of(channels.get(), complete);
        if (!level.fallbacks().isEmpty()) {
            notes.add(model + ": its fit credits no " + String.join(" and no ", level.fallbacks())
                    + " to channels; the sums of its journeys stand in");
        }
        level.totals().rows().stream()
                .filter(row -> row.conversions() < 0)
                .min(Comparator.comparing(CreditTotals.Row::conversions))
                .ifPresent(row -> notes.add(negative(model, row)));
        add(model, level.totals());
        return this;
    }

    /** A game may say that a channel does harm: no number of conversions that anybody could count. */
    private static String negative(String model, CreditTotals.Row row) {
        return String.format(
                Locale.ROOT,
                "%s credits channels negatively, and others with more than there is in turn: %s with %.2f conversions."
                        + " Paths with such a channel convert less often than those without it, which need not be its"
                        + " doing. Sums of journeys (level journey) are never negative",
                model,
                row.label(),
                row.conversions());
    }

    private void add(String model, CreditTotals totals) {
        double conversions = totals.totals().stream()
                .mapToDouble(CreditTotals.Row::conversions)
                .sum();
        List<CreditTotals.Row> settled = totals.settledValues();
        for (int i = 0; i < settled.size(); i++) {
            CreditTotals.Row row = settled.get(i);
            boolean isLabel = i < totals.rows().size();
            if (isLabel || row.conversions() != 0 || row.value().signum() != 0) {
                rows.add(new ComparisonTable.Row(
                        model,
                        isLabel ? ReservedLabels.escape(row.label()) : row.label(),
                        row.currency(),
                        row.conversions(),
                        row.value(),
                        conversions == 0 ? 0 : row.conversions() / conversions));
            }
        }
    }

    /**
     * The table.
     *
     * @param by the name of the dimension of the labels
     * @return the table of what was added so far, with notes on channel-level credits that need a word
     */
    public ComparisonTable build(String by) {
        return new ComparisonTable(by, rows, notes);
    }
}
