package org.attributionj.report.credit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.money.Shares;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/** Credit by another dimension of touchpoints: device, country, an attribute, or several together. */
public final class Grouping implements ReportPart {
    private final Dimension dimension;
    private final int models;
    private final Map<Integer, Map<String, Sums>> byCurrency = new TreeMap<>();

    /** The sums of one label by model. */
    private static final class Sums {
        private final long[] value;
        private final ShareSums conversions;
        private long influenced;

        Sums(int models) {
            value = new long[models];
            conversions = new ShareSums(models);
        }
    }

    /**
     * Nothing counted yet.
     *
     * @param dimension what to group by
     * @param models the number of models
     */
    public Grouping(Dimension dimension, int models) {
        this.dimension = dimension;
        this.models = models;
    }

    @Override
    public void add(CustomerHistory history) {
        for (CreditedJourney journey : history.credited()) {
            if (journey.slot() == Calendar.NOW) {
                add(journey, byCurrency.computeIfAbsent(journey.currency(), key -> new TreeMap<>()));
            }
        }
    }

    private void add(CreditedJourney journey, Map<String, Sums> into) {
        int n = journey.length();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String label = dimension.label(journey.journey().touchpoints().get(i));
            Sums sums = into.computeIfAbsent(label, key -> new Sums(models));
            for (int model = 0; model < models; model++) {
                sums.value[model] = Math.addExact(sums.value[model], journey.parts()[model][i]);
                sums.conversions.add(model, journey.shares()[model].units(i));
            }
            if (!seen.contains(label)) {
                seen.add(label);
                sums.influenced++;
            }
        }
        for (int model = 0; model < models; model++) {
            Shares shares = journey.shares()[model];
            addRest(into, NodeRows.BASELINE, model, shares.baselineUnits(), journey.parts()[model][n]);
            addRest(into, NodeRows.UNATTRIBUTED, model, shares.unattributedUnits(), journey.parts()[model][n + 1]);
        }
    }

    /** Blanks come before all names, so that a label cannot be mistaken for these rows. */
    private void addRest(Map<String, Sums> into, String name, int model, long share, long amount) {
        Sums sums = into.computeIfAbsent(" " + name, key -> new Sums(models));
        sums.value[model] = Math.addExact(sums.value[model], amount);
        sums.conversions.add(model, share);
    }

    /**
     * The section of a currency.
     *
     * @param view the currency's sums
     * @param currency the currency's number
     * @return the section; its rows add up to the value under every model
     */
    public Section section(CurrencyView view, int currency) {
        Map<String, Sums> sums = byCurrency.getOrDefault(currency, Map.of());
        List<Table> tables = new ArrayList<>();
        for (int model = 0; model < models; model++) {
            tables.add(table(view, sums, model));
        }
        return new Section(
                "by-" + dimension.name(),
                "By " + dimension.name(),
                view.code(),
                List.of(),
                tables,
                List.of("Labels are those of touchpoints; " + Dimension.NONE + " are touchpoints without one."));
    }

    private Table table(CurrencyView view, Map<String, Sums> sums, int model) {
        List<String> labels = new ArrayList<>(sums.keySet());
        labels.removeIf(label -> label.startsWith(" "));
        labels.sort(Comparator.comparingLong((String label) -> sums.getOrDefault(label, new Sums(models)).value[model])
                .reversed());
        List<Row> rows = new ArrayList<>();
        for (String label : labels) {
            rows.add(row(view, label, RowKind.GROUP, sums, label, model));
        }
        rows.add(row(view, NodeRows.BASELINE, RowKind.BASELINE, sums, " " + NodeRows.BASELINE, model));
        rows.add(row(view, NodeRows.UNATTRIBUTED, RowKind.UNATTRIBUTED, sums, " " + NodeRows.UNATTRIBUTED, model));
        Totals totals = view.sheet(Calendar.NOW).totals;
        rows.add(new Row(
                List.of(NodeRows.TOTAL),
                RowKind.TOTAL,
                List.of(
                        view.share(totals.value, Calendar.NOW, model),
                        view.money(totals.value),
                        Cell.of(Unit.CREDIT, (double) totals.conversions),
                        Cell.missing(Unit.COUNT, "overlaps"))));
        return new Table(
                "by-" + dimension.name(),
                "Credit by " + dimension.name(),
                view.models().get(model).id(),
                dimension.name(),
                List.of(
                        new Column("share", "Share", Unit.PERCENT),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("conversions", "Conv.", Unit.CREDIT),
                        new Column("influenced", "Influenced conversions", Unit.COUNT)),
                rows);
    }

    private Row row(CurrencyView view, String name, RowKind kind, Map<String, Sums> sums, String key, int model) {
        Sums own = sums.getOrDefault(key, new Sums(models));
        return new Row(
                List.of(kind == RowKind.GROUP && name.equals(NodeRows.TOTAL) ? '"' + name + '"' : name),
                kind,
                List.of(
                        view.share(own.value[model], Calendar.NOW, model),
                        view.money(own.value[model]),
                        Cell.of(Unit.CREDIT, own.conversions.get(model)),
                        kind == RowKind.GROUP
                                ? Cell.count(own.influenced)
                                : Cell.missing(Unit.COUNT, "no touchpoint")));
    }
}
