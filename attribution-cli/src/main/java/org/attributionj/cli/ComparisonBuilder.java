package org.attributionj.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditTotals;

/** Rows from the credits of each model: every label of the data, then the baseline and the unattributed part if there is any. */
final class ComparisonBuilder {
    private final Collection<String> labels;
    private final List<Comparison.Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    ComparisonBuilder(Collection<String> labels) {
        this.labels = labels;
    }

    /** Adds the rows of one model, which the user knows under the given label. */
    void add(String model, CreditTotals totals, Optional<ChannelCredits> channels) {
        CreditTotals complete = totals.withLabels(labels);
        if (channels.isEmpty()) {
            add(model, complete);
            return;
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
    }

    /** A game may say that a channel does harm: no number of conversions that anybody could count. */
    private static String negative(String model, CreditTotals.Row row) {
        return String.format(
                Locale.ROOT,
                "%s credits channels negatively, and others with more than there is in turn: %s with %.2f conversions."
                        + " Paths with such a channel convert less often than those without it, which need not be its"
                        + " doing. --level journey prints shares of journeys, which are never negative",
                model,
                row.label(),
                row.conversions());
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

    /** What to say about the rows. */
    List<String> notes() {
        return notes;
    }

    Comparison build(String by) {
        return new Comparison(by, rows, Map.of());
    }
}
