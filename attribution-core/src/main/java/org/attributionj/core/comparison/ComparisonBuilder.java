package org.attributionj.core.comparison;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditTotals;

/**
 * Makes a comparison of the credits of each model: every label of the data, then the baseline and the unattributed part if
 * there is any. One thread at a time.
 */
public final class ComparisonBuilder {
    private final Collection<String> labels;
    private final List<ComparisonTable.Row> rows = new ArrayList<>();

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
        add(model, channels.map(credits -> ChannelLevel.of(credits, complete)).orElse(complete));
        return this;
    }

    private void add(String model, CreditTotals totals) {
        double conversions = totals.totals().stream()
                .mapToDouble(CreditTotals.Row::conversions)
                .sum();
        for (CreditTotals.Row row : totals.settledValues()) {
            double share = conversions == 0 ? 0 : row.conversions() / conversions;
            ComparisonTable.Row added =
                    new ComparisonTable.Row(model, row.label(), row.currency(), row.conversions(), row.value(), share);
            if (!added.isRest() || row.conversions() != 0 || row.value().signum() != 0) {
                rows.add(added);
            }
        }
    }

    /**
     * The table.
     *
     * @param by the name of the dimension of the labels
     * @return the table of what was added so far, without notes
     */
    public ComparisonTable build(String by) {
        return new ComparisonTable(by, rows, ImmutableList.of());
    }
}
