package org.attributionj.report.credit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
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

/** Channels, their campaigns and their creatives: what they earned, cost, and which parts they played. */
public final class ChannelsSection {
    private static final int DEEPEST = 3;

    private final CurrencyView view;

    private ChannelsSection(CurrencyView view) {
        this.view = view;
    }

    /**
     * The section of a currency.
     *
     * @param view its sums
     * @return the section
     */
    public static Section of(CurrencyView view) {
        ChannelsSection section = new ChannelsSection(view);
        List<Table> tables = new ArrayList<>();
        List<Statement> sentences = new ArrayList<>();
        for (int model = 0; model < view.models().size(); model++) {
            tables.add(section.channels(model));
            tables.add(section.detail(model));
            sentences.add(new Statement(view.models().get(model).id(), section.sentence(model)));
        }
        tables.add(section.roles());
        return new Section(
                "channels",
                "Channels, campaigns, creatives",
                view.code(),
                sentences,
                tables,
                List.of(
                        "Influenced conversions overlap and have no total.",
                        "Cost comes from the spend file; where it has a channel, campaign and day, costs of touchpoints"
                                + " are left out.",
                        "Early is the first quarter of a journey's touchpoints, late the last; a single one is late."));
    }

    private String sentence(int model) {
        CreditSums sums = view.credits(Calendar.NOW, model);
        long total = view.sheet(Calendar.NOW).totals.value;
        List<LabelTree.Node> top = new ArrayList<>(view.labels().top());
        top.sort(Comparator.comparingLong((LabelTree.Node node) -> sums.value[node.id()])
                .reversed());
        if (total <= 0 || top.isEmpty()) {
            return "There is no value to share.";
        }
        int named = Math.min(2, top.size());
        long together = 0;
        List<String> names = new ArrayList<>();
        for (LabelTree.Node node : top.subList(0, named)) {
            together += sums.value[node.id()];
            names.add(NodeRows.key(node).get(0));
        }
        Cell part = Cell.quotient(Unit.PERCENT, together, total, "no value");
        return String.join(" and ", names) + (named == 1 ? " earns " : " earn ")
                + view.text().of(part) + " of the value under "
                + view.models().get(model).title() + ".";
    }

    private Table channels(int model) {
        CreditSums now = view.credits(Calendar.NOW, model);
        List<Row> rows = new ArrayList<>(
                NodeRows.of(view.labels(), DEEPEST, node -> now.value[node.id()], node -> cells(model, node)));
        rows.add(new Row(List.of(NodeRows.BASELINE), RowKind.BASELINE, restCells(model, now.baseline(), true)));
        rows.add(new Row(
                List.of(NodeRows.UNATTRIBUTED), RowKind.UNATTRIBUTED, restCells(model, now.unattributed(), false)));
        rows.add(new Row(List.of(NodeRows.TOTAL), RowKind.TOTAL, totalCells(model)));
        return new Table(
                "channels",
                "Credit by channel, campaign and creative",
                view.models().get(model).id(),
                "channel",
                List.of(
                        new Column("share", "Share", Unit.PERCENT),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("conversions", "Conv.", Unit.CREDIT),
                        new Column("change", "vs before", Unit.PERCENT),
                        new Column("cost", "Cost", Unit.MONEY),
                        new Column("roas", "ROAS", Unit.RATIO),
                        new Column("cpa", "CPA", Unit.MONEY),
                        new Column("new-customers", "New cust.", Unit.CREDIT)),
                rows);
    }

    private List<Cell> cells(int model, LabelTree.Node node) {
        ReplicateIndex index = view.performance().index();
        int place = node.id();
        int now = index.has(node) ? index.of(view.base(Calendar.NOW), model, node) : -1;
        int before = index.has(node) ? index.of(view.base(Calendar.BEFORE), model, node) : -1;
        Long cost = node.level() <= 2 ? view.cost(Calendar.NOW).cost(node) : null;
        String noCost = node.level() <= 2 ? CurrencyView.NO_COST : "no cost by creative";
        return creditCells(model, place, now, before, cost, noCost);
    }

    private List<Cell> restCells(int model, int place, boolean isBaseline) {
        ReplicateIndex index = view.performance().index();
        int now = isBaseline
                ? index.ofBaseline(view.base(Calendar.NOW), model)
                : index.ofUnattributed(view.base(Calendar.NOW), model);
        int before = isBaseline
                ? index.ofBaseline(view.base(Calendar.BEFORE), model)
                : index.ofUnattributed(view.base(Calendar.BEFORE), model);
        return creditCells(model, place, now, before, null, "not bought");
    }

    private List<Cell> creditCells(
            int model, int place, int resampledNow, int resampledBefore, @Nullable Long cost, String noCost) {
        CreditSums now = view.credits(Calendar.NOW, model);
        CreditSums before = view.credits(Calendar.BEFORE, model);
        Cell share = view.share(now.value[place], Calendar.NOW, model);
        Cell change = view.change(view.decimal(now.value[place]), view.decimal(before.value[place]));
        Cell roas = roas(now.value[place], cost, noCost);
        if (resampledNow >= 0) {
            double[] values = view.resampled(resampledNow + 1);
            share = share.with(shareInterval(values));
            change = change.with(view.changeInterval(
                    values,
                    view.resampled(resampledBefore + 1),
                    now.conversions.get(place),
                    before.conversions.get(place)));
            if (cost != null && cost > 0) {
                roas = roas.with(view.interval(values, 1.0 / cost));
            }
        }
        return List.of(
                share,
                view.money(now.value[place]),
                Cell.of(Unit.CREDIT, now.conversions.get(place)),
                change,
                view.money(cost, noCost),
                roas,
                perConversion(cost, now.conversions.get(place), noCost, CurrencyView.NO_CONVERSIONS),
                Cell.of(Unit.CREDIT, now.newCustomers.get(place)));
    }

    private @Nullable Interval shareInterval(double[] values) {
        return view.interval(Replicates.combine(
                values, view.resampled(view.base(Calendar.NOW) + ReplicateIndex.VALUE), (part, all) -> part / all));
    }

    private Cell roas(long value, @Nullable Long cost, String noCost) {
        return cost == null
                ? Cell.missing(Unit.RATIO, noCost)
                : Cell.quotient(Unit.RATIO, view.decimal(value), view.decimal(cost), CurrencyView.NO_COST);
    }

    private Cell perConversion(@Nullable Long cost, double conversions, String noCost, String none) {
        return cost == null
                ? Cell.missing(Unit.MONEY, noCost)
                : Cell.quotient(Unit.MONEY, view.decimal(cost), Cell.decimal(conversions), none);
    }

    private List<Cell> totalCells(int model) {
        Totals now = view.sheet(Calendar.NOW).totals;
        Totals before = view.sheet(Calendar.BEFORE).totals;
        CreditSums sums = view.credits(Calendar.NOW, model);
        Long cost = view.cost(Calendar.NOW).anyKnown ? view.cost(Calendar.NOW).total : null;
        long earned = now.value - sums.value[sums.baseline()] - sums.value[sums.unattributed()];
        double conversions =
                now.conversions - sums.conversions.get(sums.baseline()) - sums.conversions.get(sums.unattributed());
        return List.of(
                view.share(now.value, Calendar.NOW, model),
                view.money(now.value),
                Cell.of(Unit.CREDIT, BigDecimal.valueOf(now.conversions)),
                view.change(view.decimal(now.value), view.decimal(before.value)),
                view.money(cost, CurrencyView.NO_COST),
                roas(earned, cost, CurrencyView.NO_COST),
                perConversion(cost, conversions, CurrencyView.NO_COST, CurrencyView.NO_CONVERSIONS),
                Cell.of(Unit.CREDIT, BigDecimal.valueOf(now.newCustomers)));
    }

    private Table detail(int model) {
        CreditSums sums = view.credits(Calendar.NOW, model);
        List<Row> rows = NodeRows.of(view.labels(), 1, node -> sums.value[node.id()], node -> detail(sums, node));
        return new Table(
                "credit-detail",
                "What the credit is made of",
                view.models().get(model).id(),
                "channel",
                List.of(
                        new Column("early", "Early", Unit.PERCENT),
                        new Column("mid", "Mid", Unit.PERCENT),
                        new Column("late", "Late", Unit.PERCENT),
                        new Column("mean-weight", "Mean weight", Unit.PERCENT),
                        new Column("view-through", "View-through value", Unit.MONEY),
                        new Column("click-through", "Click-through value", Unit.MONEY),
                        new Column("cac", "Cost per new customer", Unit.MONEY),
                        new Column("value-per-customer", "Value per customer reached", Unit.MONEY)),
                rows);
    }

    private List<Cell> detail(CreditSums sums, LabelTree.Node node) {
        int id = node.id();
        double all = sums.conversions.get(id);
        double late = all - sums.early.get(id) - sums.mid.get(id);
        long influenced = view.sheet(Calendar.NOW).roles.influenced[id];
        Long cost = view.cost(Calendar.NOW).cost(node);
        return List.of(
                part(sums.early.get(id), all),
                part(sums.mid.get(id), all),
                part(Math.max(0, late), all),
                Cell.quotient(
                        Unit.PERCENT, Cell.decimal(all), BigDecimal.valueOf(influenced), CurrencyView.NO_CONVERSIONS),
                view.money(sums.viewed[id]),
                view.money(sums.clicked[id]),
                perConversion(cost, sums.newCustomers.get(id), CurrencyView.NO_COST, "no new customers"),
                Cell.quotient(
                        Unit.MONEY,
                        view.decimal(sums.value[id]),
                        BigDecimal.valueOf(view.performance().reach(node)),
                        "nobody reached"));
    }

    private static Cell part(double some, double all) {
        return Cell.quotient(Unit.PERCENT, Cell.decimal(some), Cell.decimal(all), CurrencyView.NO_CONVERSIONS);
    }

    private Table roles() {
        RoleSums roles = view.sheet(Calendar.NOW).roles;
        List<Row> rows = NodeRows.of(view.labels(), 2, node -> roles.influenced[node.id()], node -> roles(roles, node));
        return new Table(
                "roles",
                "Roles in journeys, whatever the model",
                null,
                "channel",
                List.of(
                        new Column("influenced", "Influenced conversions", Unit.COUNT),
                        new Column("influenced-value", "Influenced value", Unit.MONEY),
                        new Column("first", "First", Unit.COUNT),
                        new Column("last", "Last", Unit.COUNT),
                        new Column("only", "Only", Unit.COUNT),
                        new Column("assisted", "Assisted", Unit.COUNT),
                        new Column("assist-ratio", "Assisted per last", Unit.RATIO),
                        new Column("reach", "Customers reached", Unit.COUNT),
                        new Column("frequency", "Touchpoints per customer", Unit.NUMBER),
                        new Column("rate", "Journeys that convert", Unit.PERCENT)),
                rows);
    }

    private List<Cell> roles(RoleSums roles, LabelTree.Node node) {
        int id = node.id();
        long converted = roles.influenced[id];
        long journeys = converted + view.performance().open(node);
        return List.of(
                Cell.count(converted),
                view.money(roles.influencedValue[id]),
                Cell.count(roles.first[id]),
                Cell.count(roles.last[id]),
                Cell.count(roles.only[id]),
                Cell.count(roles.assisted[id]),
                Cell.quotient(Unit.RATIO, roles.assisted[id], roles.last[id], "never last"),
                Cell.count(view.performance().reach(node)),
                Cell.quotient(
                        Unit.NUMBER,
                        view.performance().touches(node),
                        view.performance().reach(node),
                        "nobody reached"),
                Cell.quotient(Unit.PERCENT, converted, journeys, "no journeys").with(Wilson.of(converted, journeys)));
    }
}
