package org.attributionj.cli;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.eval.bootstrap.ShareIntervals;
import org.jspecify.annotations.Nullable;

/**
 * What {@code compare} prints, before it has a format.
 *
 * @param by the name of the column of labels
 * @param rows the rows, model by model
 * @param intervals the intervals of each model's shares, over all currencies; empty if none were asked for
 */
record Comparison(String by, List<Row> rows, Map<String, ShareIntervals> intervals) {

    Comparison with(Map<String, ShareIntervals> intervals) {
        return new Comparison(by, rows, intervals);
    }

    /** The interval of a row's label over all currencies, or null. */
    ShareIntervals.@Nullable Row interval(Row row) {
        ShareIntervals ofModel = intervals.get(row.model());
        return ofModel == null
                ? null
                : ofModel.rows().stream()
                        .filter(each -> each.label().equals(row.label()))
                        .findFirst()
                        .orElse(null);
    }

    /**
     * One label's credit under one model.
     *
     * @param model the model as it was asked for
     * @param label the channel, or whatever the rows are grouped by; or what nothing earned
     * @param currency the currency of the value
     * @param conversions the sum of shares
     * @param value the credited value
     * @param share the conversions as a share of all conversions
     */
    record Row(String model, String label, Currency currency, double conversions, BigDecimal value, double share) {

        boolean isRest() {
            return label.equals(CreditTotals.BASELINE) || label.equals(CreditTotals.UNATTRIBUTED);
        }
    }

    List<String> models() {
        return rows.stream().map(Row::model).distinct().toList();
    }

    List<Currency> currencies() {
        return rows.stream().map(Row::currency).distinct().toList();
    }
}
