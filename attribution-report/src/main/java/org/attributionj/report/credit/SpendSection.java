package org.attributionj.report.credit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.LabelTree;
import org.jspecify.annotations.Nullable;

/** What came back for what was spent. */
public final class SpendSection {
    private final CurrencyView view;
    private final BigDecimal margin;

    private SpendSection(CurrencyView view, BigDecimal margin) {
        this.view = view;
        this.margin = margin;
    }

    /**
     * The section of a currency.
     *
     * @param view its sums
     * @param margin which part of the value is margin
     * @return the section; nothing if no cost is known
     */
    public static Optional<Section> of(CurrencyView view, BigDecimal margin) {
        if (!view.cost(Calendar.NOW).anyKnown) {
            return Optional.empty();
        }
        SpendSection section = new SpendSection(view, margin);
        List<Table> tables = new ArrayList<>();
        for (int model = 0; model < view.models().size(); model++) {
            tables.add(section.table(model));
        }
        Cell mer = Cell.quotient(
                Unit.RATIO,
                view.decimal(view.sheet(Calendar.NOW).totals.value),
                view.decimal(view.cost(Calendar.NOW).total),
                CurrencyView.NO_COST);
        String sentence = mer.value() == null
                ? "Nothing was spent."
                : "All value over all cost is " + view.text().of(mer) + ".";
        return Optional.of(new Section(
                "spend",
                "Spend and return",
                view.code(),
                List.of(new Statement(null, sentence)),
                tables,
                List.of(
                        "Margin is " + margin.toPlainString() + " of value: ROI = (value x margin - cost) / cost.",
                        "Attributed is not incremental: what would have come without the spend only an experiment"
                                + " tells.")));
    }

    private Table table(int model) {
        CreditSums sums = view.credits(Calendar.NOW, model);
        List<Row> rows = new ArrayList<>();
        NodeRows.of(view.labels(), 2, this::costOrNothing, node -> List.of())
                .forEach(row -> add(rows, row, sums, model));
        rows.add(total(sums));
        return new Table(
                "spend",
                "Spend and return by campaign",
                view.models().get(model).id(),
                "channel",
                List.of(
                        new Column("cost", "Cost", Unit.MONEY),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("roas", "ROAS", Unit.RATIO),
                        new Column("roi", "ROI", Unit.PERCENT),
                        new Column("profit", "Profit", Unit.MONEY),
                        new Column("cpa", "CPA", Unit.MONEY),
                        new Column("clicks", "Clicks", Unit.COUNT),
                        new Column("cpc", "CPC", Unit.MONEY),
                        new Column("impressions", "Impressions", Unit.COUNT),
                        new Column("cpm", "CPM", Unit.MONEY),
                        new Column("ctr", "CTR", Unit.PERCENT)),
                rows);
    }

    private long costOrNothing(LabelTree.Node node) {
        Long cost = cost(node);
        return cost == null ? 0 : cost;
    }

    private @Nullable Long cost(LabelTree.Node node) {
        return view.cost(Calendar.NOW).cost(node);
    }

    private void add(List<Row> rows, Row row, CreditSums sums, int model) {
        LabelTree.Node node = view.labels().find(row.key());
        Long cost = node == null ? null : cost(node);
        if (node != null && cost != null) {
            rows.add(new Row(row.key(), row.kind(), cells(node, cost, sums, model)));
        }
    }

    private List<Cell> cells(LabelTree.Node node, long cost, CreditSums sums, int model) {
        int id = node.id();
        ReplicateIndex index = view.performance().index();
        Cell roas = Cell.quotient(Unit.RATIO, view.decimal(sums.value[id]), view.decimal(cost), CurrencyView.NO_COST);
        if (index.has(node) && cost > 0) {
            roas = roas.with(view.interval(
                    view.resampled(index.of(view.base(Calendar.NOW), model, node) + 1), 1.0 / cost));
        }
        Long clicks = view.cost(Calendar.NOW).clicks(node);
        Long impressions = view.cost(Calendar.NOW).impressions(node);
        return cells(sums.value[id], cost, sums.conversions.get(id), roas, clicks, impressions);
    }

    private List<Cell> cells(
            long value, long cost, double conversions, Cell roas, @Nullable Long clicks, @Nullable Long impressions) {
        BigDecimal profit = view.decimal(value).multiply(margin).subtract(view.decimal(cost));
        BigDecimal spent = view.decimal(cost);
        return List.of(
                view.money(cost),
                view.money(value),
                roas,
                Cell.quotient(Unit.PERCENT, profit, spent, CurrencyView.NO_COST),
                Cell.of(Unit.MONEY, margin.compareTo(BigDecimal.ONE) == 0 ? view.decimal(value - cost) : profit),
                Cell.quotient(Unit.MONEY, spent, Cell.decimal(conversions), CurrencyView.NO_CONVERSIONS),
                clicks == null ? Cell.missing(Unit.COUNT, "not reported") : Cell.count(clicks),
                clicks == null
                        ? Cell.missing(Unit.MONEY, "no clicks reported")
                        : Cell.quotient(Unit.MONEY, spent, BigDecimal.valueOf(clicks), "no clicks"),
                impressions == null ? Cell.missing(Unit.COUNT, "not reported") : Cell.count(impressions),
                impressions == null
                        ? Cell.missing(Unit.MONEY, "no impressions reported")
                        : Cell.quotient(
                                Unit.MONEY, spent.movePointRight(3), BigDecimal.valueOf(impressions), "no impressions"),
                clicks == null || impressions == null
                        ? Cell.missing(Unit.PERCENT, "not reported")
                        : Cell.quotient(Unit.PERCENT, clicks, impressions, "no impressions"));
    }

    private Row total(CreditSums sums) {
        long cost = view.cost(Calendar.NOW).total;
        Totals totals = view.sheet(Calendar.NOW).totals;
        long value = totals.value - sums.value[sums.baseline()] - sums.value[sums.unattributed()];
        double conversions =
                totals.conversions - sums.conversions.get(sums.baseline()) - sums.conversions.get(sums.unattributed());
        Cell roas = Cell.quotient(Unit.RATIO, view.decimal(value), view.decimal(cost), CurrencyView.NO_COST);
        Long clicks = null;
        Long impressions = null;
        for (LabelTree.Node node : view.labels().top()) {
            Long clicked = view.cost(Calendar.NOW).clicks(node);
            Long shown = view.cost(Calendar.NOW).impressions(node);
            clicks = clicked == null ? clicks : Long.valueOf(clicked + (clicks == null ? 0 : clicks));
            impressions = shown == null ? impressions : Long.valueOf(shown + (impressions == null ? 0 : impressions));
        }
        return new Row(
                List.of("All touchpoints and all cost"),
                RowKind.TOTAL,
                cells(value, cost, conversions, roas, clicks, impressions));
    }
}
