package org.attributionj.report.credit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.history.Calendar;
import org.jspecify.annotations.Nullable;

/** The headline: key figures of the period against the one before. */
public final class HeadlineSection {
    private static final String NO_BEFORE = "no period before";

    private final CurrencyView view;

    private HeadlineSection(CurrencyView view) {
        this.view = view;
    }

    /**
     * The section of a currency.
     *
     * @param view its sums
     * @return the section
     */
    public static Section of(CurrencyView view) {
        HeadlineSection section = new HeadlineSection(view);
        List<Table> tables = new ArrayList<>();
        for (int model = 0; model < view.models().size(); model++) {
            tables.add(section.table(model));
        }
        return new Section(
                "headline",
                "Headline",
                view.code(),
                List.of(),
                tables,
                List.of(
                        "Intervals: 95 %, from resamples of the customers with fits held fixed. A change has one if both"
                                + " periods have 30 conversions.",
                        "New customers: conversions that are the first of their customer in all data, not in the period."));
    }

    private Table table(int model) {
        List<Row> rows = new ArrayList<>();
        rows.add(sum("Value, net of refunds", Unit.MONEY, ReplicateIndex.VALUE, this::value));
        rows.add(sum("Conversions", Unit.COUNT, ReplicateIndex.CONVERSIONS, totals -> (double) totals.conversions));
        rows.add(perConversion());
        rows.add(
                sum("New customers", Unit.COUNT, ReplicateIndex.NEW_CUSTOMERS, totals -> (double) totals.newCustomers));
        rows.add(row("Cost", cost(Calendar.NOW), cost(Calendar.BEFORE), null));
        rows.add(returnOnSpend(model));
        rows.add(costPer(model));
        rows.add(unearned(model));
        rows.add(row("Net conversions", net(Calendar.NOW), net(Calendar.BEFORE), null));
        rows.add(row("Marketing efficiency ratio", mer(Calendar.NOW), mer(Calendar.BEFORE), null));
        rows.add(row("The same of new customers' value", newMer(Calendar.NOW), newMer(Calendar.BEFORE), null));
        rows.add(row("Cost per new customer", cac(Calendar.NOW), cac(Calendar.BEFORE), null));
        rows.add(row("Time to convert, median", days(0, .5), days(1, .5), null));
        rows.add(row("Time to convert, mean", meanDays(0), meanDays(1), null));
        rows.add(row("Time to convert, 90 % within", days(0, .9), days(1, .9), null));
        rows.add(row("Touchpoints per conversion with any", length(0), length(1), null));
        rows.add(row("Conversions with two touchpoints or more", multi(0), multi(1), null));
        return new Table(
                "kpis",
                "Key figures",
                view.models().get(model).id(),
                "figure",
                List.of(
                        new Column("now", "This period", Unit.NUMBER),
                        new Column("before", "Before", Unit.NUMBER),
                        new Column("change", "Change", Unit.PERCENT)),
                rows);
    }

    private Totals totals(int slot) {
        return view.sheet(slot).totals;
    }

    private double value(Totals totals) {
        return view.decimal(totals.value).doubleValue();
    }

    private Row row(String title, Cell now, Cell before, @Nullable Interval changed) {
        Cell past = view.compares() ? before : Cell.missing(now.unit(), NO_BEFORE);
        return Row.of(title, now, past, change(now, past).with(changed));
    }

    private Cell change(Cell now, Cell before) {
        boolean inPoints = now.unit() == Unit.PERCENT;
        Unit unit = inPoints ? Unit.POINTS : Unit.PERCENT;
        if (now.value() == null || before.value() == null) {
            String reason = now.reason() != null ? now.reason() : before.reason();
            return Cell.missing(unit, reason == null ? NO_BEFORE : reason);
        }
        return inPoints
                ? Cell.of(unit, now.value().subtract(before.value()))
                : view.change(now.value(), before.value());
    }

    private @Nullable Interval changed(double[] now, double[] before) {
        return view.changeInterval(now, before, (double) totals(0).conversions, (double) totals(1).conversions);
    }

    private double[] resampled(int slot, int figure) {
        return view.resampled(view.base(slot) + figure);
    }

    private Row sum(String title, Unit unit, int figure, ToDoubleFunction<Totals> of) {
        double[] now = resampled(Calendar.NOW, figure);
        double[] before = resampled(Calendar.BEFORE, figure);
        double factor = unit == Unit.MONEY ? view.whole(1) : 1;
        return row(
                title,
                sum(unit, Calendar.NOW, of).with(view.interval(now, factor)),
                sum(unit, Calendar.BEFORE, of),
                changed(now, before));
    }

    private Cell sum(Unit unit, int slot, ToDoubleFunction<Totals> of) {
        return unit == Unit.MONEY
                ? view.money(totals(slot).value)
                : Cell.count(Math.round(of.applyAsDouble(totals(slot))));
    }

    private Row perConversion() {
        double[] now = perConversion(Calendar.NOW);
        return row(
                "Value per conversion",
                aov(Calendar.NOW).with(view.interval(now)),
                aov(Calendar.BEFORE),
                changed(now, perConversion(Calendar.BEFORE)));
    }

    private double[] perConversion(int slot) {
        return Replicates.combine(
                resampled(slot, ReplicateIndex.VALUE),
                resampled(slot, ReplicateIndex.CONVERSIONS),
                (value, count) -> view.whole(value) / count);
    }

    private Cell aov(int slot) {
        return Cell.quotient(
                Unit.MONEY,
                view.decimal(totals(slot).value),
                BigDecimal.valueOf(totals(slot).conversions),
                CurrencyView.NO_CONVERSIONS);
    }

    private Cell cost(int slot) {
        CostSums cost = view.cost(slot);
        return cost.anyKnown ? view.money(cost.total) : Cell.missing(Unit.MONEY, CurrencyView.NO_COST);
    }

    /** What touchpoints earned, in units. */
    private long earned(int slot, int model) {
        CreditSums sums = view.credits(slot, model);
        return totals(slot).value - sums.value[sums.baseline()] - sums.value[sums.unattributed()];
    }

    private double[] earnedResampled(int slot, int model, int offset) {
        double[] all = resampled(slot, offset == 1 ? ReplicateIndex.VALUE : ReplicateIndex.CONVERSIONS);
        double[] base = view.resampled(view.performance().index().ofBaseline(view.base(slot), model) + offset);
        double[] rest = view.resampled(view.performance().index().ofUnattributed(view.base(slot), model) + offset);
        return Replicates.combine(all, Replicates.combine(base, rest, Double::sum), (x, y) -> x - y);
    }

    private Row returnOnSpend(int model) {
        double[] now = earnedResampled(Calendar.NOW, model, 1);
        double[] before = earnedResampled(Calendar.BEFORE, model, 1);
        Cell cell = roas(Calendar.NOW, model);
        double cost = (double) view.cost(Calendar.NOW).total;
        double costBefore = (double) view.cost(Calendar.BEFORE).total;
        boolean hasCost = cell.value() != null && cost > 0;
        return row(
                "Return on ad spend",
                hasCost ? cell.with(view.interval(now, 1 / cost)) : cell,
                roas(Calendar.BEFORE, model),
                hasCost && costBefore > 0 ? changed(scaled(now, 1 / cost), scaled(before, 1 / costBefore)) : null);
    }

    private static double[] scaled(double[] numbers, double factor) {
        return Replicates.combine(numbers, numbers, (x, y) -> x * factor);
    }

    private Cell roas(int slot, int model) {
        CostSums cost = view.cost(slot);
        return cost.anyKnown
                ? Cell.quotient(
                        Unit.RATIO, view.decimal(earned(slot, model)), view.decimal(cost.total), CurrencyView.NO_COST)
                : Cell.missing(Unit.RATIO, CurrencyView.NO_COST);
    }

    private Row costPer(int model) {
        double[] now = earnedResampled(Calendar.NOW, model, 0);
        double[] before = earnedResampled(Calendar.BEFORE, model, 0);
        Cell cell = cpa(Calendar.NOW, model);
        double cost = view.whole((double) view.cost(Calendar.NOW).total);
        double costBefore = view.whole((double) view.cost(Calendar.BEFORE).total);
        double[] perNow = Replicates.combine(now, now, (x, y) -> cost / x);
        boolean hasCost = cell.value() != null && cost > 0;
        return row(
                "Cost per conversion",
                hasCost ? cell.with(view.interval(perNow)) : cell,
                cpa(Calendar.BEFORE, model),
                hasCost && costBefore > 0
                        ? changed(perNow, Replicates.combine(before, before, (x, y) -> costBefore / x))
                        : null);
    }

    private Cell cpa(int slot, int model) {
        CostSums cost = view.cost(slot);
        CreditSums sums = view.credits(slot, model);
        double conversions = totals(slot).conversions
                - sums.conversions.get(sums.baseline())
                - sums.conversions.get(sums.unattributed());
        return cost.anyKnown
                ? Cell.quotient(
                        Unit.MONEY, view.decimal(cost.total), Cell.decimal(conversions), CurrencyView.NO_CONVERSIONS)
                : Cell.missing(Unit.MONEY, CurrencyView.NO_COST);
    }

    private Row unearned(int model) {
        double[] now = unearnedResampled(Calendar.NOW, model);
        double[] before = unearnedResampled(Calendar.BEFORE, model);
        boolean enough = Math.min(totals(0).conversions, totals(1).conversions) >= CurrencyView.FEWEST;
        Cell cell = unearned(Calendar.NOW, model);
        return row(
                "Baseline and unattributed",
                cell.with(view.interval(now)),
                unearned(Calendar.BEFORE, model),
                enough ? view.interval(Replicates.combine(now, before, (x, y) -> x - y)) : null);
    }

    private double[] unearnedResampled(int slot, int model) {
        return Replicates.combine(
                earnedResampled(slot, model, 1), resampled(slot, ReplicateIndex.VALUE), (x, y) -> 1 - x / y);
    }

    private Cell unearned(int slot, int model) {
        return view.share(totals(slot).value - earned(slot, model), slot, model);
    }

    private Cell net(int slot) {
        return Cell.count(totals(slot).conversions - totals(slot).refunded);
    }

    private Cell mer(int slot) {
        return overCost(slot, totals(slot).value);
    }

    private Cell newMer(int slot) {
        return overCost(slot, totals(slot).newCustomerValue);
    }

    private Cell overCost(int slot, long value) {
        CostSums cost = view.cost(slot);
        return cost.anyKnown
                ? Cell.quotient(Unit.RATIO, view.decimal(value), view.decimal(cost.total), CurrencyView.NO_COST)
                : Cell.missing(Unit.RATIO, CurrencyView.NO_COST);
    }

    private Cell cac(int slot) {
        CostSums cost = view.cost(slot);
        return cost.anyKnown
                ? Cell.quotient(
                        Unit.MONEY,
                        view.decimal(cost.total),
                        BigDecimal.valueOf(totals(slot).newCustomers),
                        "no new customers")
                : Cell.missing(Unit.MONEY, CurrencyView.NO_COST);
    }

    private Cell days(int slot, double part) {
        return timed(slot, totals(slot).daysToConvert(part));
    }

    private Cell meanDays(int slot) {
        return timed(slot, totals(slot).meanDaysToConvert());
    }

    private Cell timed(int slot, double days) {
        return totals(slot).withTouchpoints == 0 ? Cell.missing(Unit.DAYS, "no touchpoints") : Cell.of(Unit.DAYS, days);
    }

    private Cell length(int slot) {
        return Cell.quotient(Unit.NUMBER, totals(slot).touchpoints, totals(slot).withTouchpoints, "no touchpoints");
    }

    private Cell multi(int slot) {
        return Cell.quotient(Unit.PERCENT, totals(slot).withTwo, totals(slot).withTouchpoints, "no touchpoints");
    }
}
