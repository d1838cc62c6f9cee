package org.attributionj.report.credit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.LabelTree;
import org.jspecify.annotations.Nullable;

/** Day by day, and what changed by channel. */
public final class TrendSection {
    /** More columns than these make no table for people. */
    private static final int MOST_CHANNELS = 60;

    private final CurrencyView view;

    private TrendSection(CurrencyView view) {
        this.view = view;
    }

    /**
     * The section of a currency.
     *
     * @param view its sums
     * @return the section
     */
    public static Section of(CurrencyView view) {
        TrendSection section = new TrendSection(view);
        List<Table> tables = new ArrayList<>();
        tables.add(section.daily());
        for (int model = 0; model < view.models().size(); model++) {
            if (view.compares()) {
                tables.add(section.change(model));
            }
            if (view.labels().top().size() <= MOST_CHANNELS) {
                tables.add(section.byChannel(model));
            }
        }
        return new Section(
                "trend",
                "Trend",
                view.code(),
                List.of(new Statement(null, section.sentence())),
                tables,
                List.of("Days are those of " + view.performance().calendar().zoneName()
                        + "; a day on which clocks change has 23 or 25 hours."));
    }

    private String sentence() {
        Totals now = view.sheet(Calendar.NOW).totals;
        Totals before = view.sheet(Calendar.BEFORE).totals;
        if (!view.compares() || before.conversions == 0) {
            return view.text().of(Cell.count(now.conversions)) + " conversions brought "
                    + view.text().of(view.money(now.value)) + " in "
                    + view.performance().calendar().period().days() + " days.";
        }
        return moved("Conversions", ReplicateIndex.CONVERSIONS, now.conversions, before.conversions) + " "
                + moved("Value", ReplicateIndex.VALUE, now.value, before.value);
    }

    private String moved(String what, int figure, long now, long before) {
        Cell change = view.change(BigDecimal.valueOf(now), BigDecimal.valueOf(before));
        if (change.value() == null) {
            return what + ": " + change.reason() + ".";
        }
        String size = view.text().of(Unit.PERCENT, change.value().abs());
        if (now == before) {
            return what + " stayed the same.";
        }
        Interval interval = view.changeInterval(
                view.resampled(view.base(Calendar.NOW) + figure),
                view.resampled(view.base(Calendar.BEFORE) + figure),
                (double) view.sheet(Calendar.NOW).totals.conversions,
                (double) view.sheet(Calendar.BEFORE).totals.conversions);
        String verb = now > before ? " rose by " : " fell by ";
        if (interval == null) {
            return what + verb + size + "; there are too few conversions to tell from chance.";
        }
        String range = view.text().of(Unit.PERCENT, interval);
        return interval.excludes(0)
                ? what + verb + size + " (95% " + range + ")."
                : what + verb + size + ", which could still be chance (95% " + range + ").";
    }

    private Table daily() {
        List<Row> rows = new ArrayList<>();
        Performance.Sheet now = view.sheet(Calendar.NOW);
        Performance.Sheet before = view.sheet(Calendar.BEFORE);
        for (int day = 0; day < now.totals.valueByDay.length; day++) {
            boolean hasBefore = view.compares() && day < before.totals.valueByDay.length;
            rows.add(Row.of(
                    view.performance().day(Calendar.NOW, day).toString(),
                    view.money(now.totals.valueByDay[day]),
                    Cell.count(now.totals.conversionsByDay[day]),
                    view.cost(Calendar.NOW).anyKnown
                            ? view.money(view.cost(Calendar.NOW).byDay[day])
                            : Cell.missing(Unit.MONEY, CurrencyView.NO_COST),
                    hasBefore
                            ? view.money(before.totals.valueByDay[day])
                            : Cell.missing(Unit.MONEY, "no day to compare with"),
                    hasBefore
                            ? Cell.count(before.totals.conversionsByDay[day])
                            : Cell.missing(Unit.COUNT, "no day to compare with")));
        }
        return new Table(
                "daily",
                "Value, conversions and cost per day",
                null,
                "day",
                List.of(
                        new Column("value", "Value", Unit.MONEY),
                        new Column("conversions", "Conversions", Unit.COUNT),
                        new Column("cost", "Cost", Unit.MONEY),
                        new Column("value-before", "Value before", Unit.MONEY),
                        new Column("conversions-before", "Conversions before", Unit.COUNT)),
                rows);
    }

    private Table change(int model) {
        CreditSums now = view.credits(Calendar.NOW, model);
        CreditSums before = view.credits(Calendar.BEFORE, model);
        List<Row> rows = new ArrayList<>(NodeRows.of(
                view.labels(),
                1,
                node -> Math.max(now.value[node.id()], before.value[node.id()]),
                node -> changed(node.id(), now, before, index(model, node))));
        int base = now.baseline();
        int rest = now.unattributed();
        ReplicateIndex index = view.performance().index();
        rows.add(new Row(
                List.of(NodeRows.BASELINE),
                RowKind.BASELINE,
                changed(base, now, before, slot -> index.ofBaseline(view.base(slot), model))));
        rows.add(new Row(
                List.of(NodeRows.UNATTRIBUTED),
                RowKind.UNATTRIBUTED,
                changed(rest, now, before, slot -> index.ofUnattributed(view.base(slot), model))));
        long total = view.sheet(Calendar.NOW).totals.value;
        long past = view.sheet(Calendar.BEFORE).totals.value;
        rows.add(new Row(
                List.of(NodeRows.TOTAL),
                RowKind.TOTAL,
                List.of(view.money(total), view.money(past), view.money(total - past))));
        return new Table(
                "change",
                "Change of value by channel",
                view.models().get(model).id(),
                "channel",
                List.of(
                        new Column("now", "This period", Unit.MONEY),
                        new Column("before", "Before", Unit.MONEY),
                        new Column("change", "Change", Unit.MONEY)),
                rows);
    }

    @FunctionalInterface
    private interface Resampled {
        int in(int slot);
    }

    private @Nullable Resampled index(int model, LabelTree.Node node) {
        ReplicateIndex index = view.performance().index();
        return index.has(node) ? slot -> index.of(view.base(slot), model, node) : null;
    }

    private List<Cell> changed(int place, CreditSums now, CreditSums before, @Nullable Resampled resampled) {
        boolean enough = Math.min(now.conversions.get(place), before.conversions.get(place)) >= CurrencyView.FEWEST;
        Interval interval = resampled == null || !enough
                ? null
                : view.interval(Replicates.combine(
                        view.resampled(resampled.in(Calendar.NOW) + 1),
                        view.resampled(resampled.in(Calendar.BEFORE) + 1),
                        (x, y) -> view.whole(x - y)));
        return List.of(
                view.money(now.value[place]),
                view.money(before.value[place]),
                view.money(now.value[place] - before.value[place]).with(interval));
    }

    private Table byChannel(int model) {
        long[][] daily = view.sheet(Calendar.NOW).daily[model];
        List<Column> columns = new ArrayList<>();
        for (LabelTree.Node node : view.labels().top()) {
            columns.add(
                    new Column("channel-" + columns.size(), NodeRows.key(node).get(0), Unit.MONEY));
        }
        columns.add(new Column("baseline", NodeRows.BASELINE, Unit.MONEY));
        columns.add(new Column("unattributed", NodeRows.UNATTRIBUTED, Unit.MONEY));
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < daily[0].length; day++) {
            List<Cell> cells = new ArrayList<>();
            for (long[] channel : daily) {
                cells.add(view.money(channel[day]));
            }
            rows.add(new Row(List.of(view.performance().day(Calendar.NOW, day).toString()), RowKind.GROUP, cells));
        }
        return new Table(
                "daily-by-channel",
                "Value per day and channel",
                view.models().get(model).id(),
                "day",
                columns,
                rows);
    }
}
