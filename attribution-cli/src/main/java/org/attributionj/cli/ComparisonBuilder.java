package org.attributionj.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditTotals;

/** Rows from the credits of each model: every label of the data, then the baseline and the unattributed part if there is any. */
final class ComparisonBuilder {
    private final Collection<String> labels;
    private final List<Comparison.Row> rows = new ArrayList<>();

    ComparisonBuilder(Collection<String> labels) {
        this.labels = labels;
    }

    /** Adds the rows of one model, which the user knows under the given label. */
    void add(String model, CreditTotals totals, Optional<ChannelCredits> channels) {
        CreditTotals complete = totals.withLabels(labels);
        add(model, channels.map(credits -> ChannelLevel.of(credits, complete)).orElse(complete));
    }

    private void add(String model, CreditTotals totals) {
        double conversions = totals.totals().stream()
                .mapToDouble(CreditTotals.Row::conversions)
                .sum();
        for (CreditTotals.Row row : totals.settledValues()) {
            boolean isRest =
                    row.label().equals(CreditTotals.BASELINE) || row.label().equals(CreditTotals.UNATTRIBUTED);
            if (isRest && row.conversions() == 0 && row.value().signum() == 0) {
                continue;
            }
            double share = conversions == 0 ? 0 : row.conversions() / conversions;
            rows.add(new Comparison.Row(model, row.label(), row.currency(), row.conversions(), row.value(), share));
        }
    }

    Comparison build(String by) {
        return new Comparison(by, rows, Map.of());
    }
}
