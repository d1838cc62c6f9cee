package org.attributionj.report.segment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attributionj.report.credit.CurrencyView;
import org.attributionj.report.credit.Wilson;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;

/** Segments of customers side by side, and the channels of each. */
public final class SegmentSection {
    private static final String BASELINE = "(baseline)";
    private static final String UNATTRIBUTED = "(unattributed)";

    private final SegmentPart part;
    private final CurrencyView view;
    private final List<Map.Entry<String, SegmentPart.Sums>> segments;

    private SegmentSection(SegmentPart part, CurrencyView view, int currency) {
        this.part = part;
        this.view = view;
        segments = part.sums(currency).entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, SegmentPart.Sums> each) -> -each.getValue().value)
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    /**
     * The section of a currency.
     *
     * @param part what was counted
     * @param view the currency's sums
     * @param currency the currency's number
     * @return the section; nothing if nobody converted
     */
    public static Optional<Section> of(SegmentPart part, CurrencyView view, int currency) {
        SegmentSection section = new SegmentSection(part, view, currency);
        if (section.segments.isEmpty()) {
            return Optional.empty();
        }
        List<Table> tables = new ArrayList<>(List.of(section.figures()));
        for (int model = 0; model < view.models().size(); model++) {
            tables.add(section.channels(model));
        }
        return Optional.of(
                new Section(
                        "segments",
                        "Segments of customers",
                        view.code(),
                        List.of(new Statement(null, section.sentence())),
                        tables,
                        List.of(
                                "A customer's segment is \"" + part.name()
                                        + "\" of the population, or else the first value that it has among the customer's events."
                                        + " Customers are those with a touchpoint or a conversion in the period, whatever the currency.")));
    }

    private String sentence() {
        Map.Entry<String, SegmentPart.Sums> first = segments.get(0);
        long all = segments.stream().mapToLong(each -> each.getValue().value).sum();
        return first.getKey() + " brought most: "
                + view.text()
                        .of(Cell.quotient(
                                Unit.PERCENT, view.decimal(first.getValue().value), view.decimal(all), "no value"))
                + " of the value.";
    }

    private Table figures() {
        List<Row> rows = new ArrayList<>();
        long[] all = new long[4];
        for (Map.Entry<String, SegmentPart.Sums> segment : segments) {
            SegmentPart.Sums sums = segment.getValue();
            long[] figures = {
                part.customers().getOrDefault(segment.getKey(), 0L), sums.converting, sums.conversions, sums.value
            };
            add(all, figures);
            rows.add(new Row(List.of(segment.getKey()), RowKind.GROUP, cells(figures)));
        }
        for (Map.Entry<String, Long> others : part.customers().entrySet()) {
            if (segments.stream().noneMatch(segment -> segment.getKey().equals(others.getKey()))) {
                long[] figures = {others.getValue(), 0, 0, 0};
                add(all, figures);
                rows.add(new Row(List.of(others.getKey()), RowKind.GROUP, cells(figures)));
            }
        }
        rows.add(new Row(List.of("All"), RowKind.TOTAL, cells(all)));
        return new Table(
                "segments",
                "What segments bring",
                null,
                "segment",
                List.of(
                        new Column("customers", "Customers", Unit.COUNT),
                        new Column("converting", "Converting", Unit.COUNT),
                        new Column("rate", "Rate", Unit.PERCENT),
                        new Column("conversions", "Conversions", Unit.COUNT),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("per-customer", "Per customer", Unit.MONEY)),
                rows);
    }

    private static void add(long[] all, long[] figures) {
        for (int i = 0; i < all.length; i++) {
            all[i] = Math.addExact(all[i], figures[i]);
        }
    }

    private List<Cell> cells(long[] figures) {
        return List.of(
                Cell.count(figures[0]),
                Cell.count(figures[1]),
                Cell.quotient(Unit.PERCENT, figures[1], figures[0], "no customers")
                        .with(Wilson.of(figures[1], figures[0])),
                Cell.count(figures[2]),
                view.money(figures[3]),
                Cell.quotient(Unit.MONEY, view.decimal(figures[3]), BigDecimal.valueOf(figures[0]), "no customers"));
    }

    private Table channels(int model) {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, SegmentPart.Sums> segment : segments) {
            SegmentPart.Sums sums = segment.getValue();
            rows.add(new Row(
                    List.of(segment.getKey()),
                    RowKind.GROUP,
                    List.of(
                            Cell.of(Unit.CREDIT, (double) sums.conversions),
                            view.money(sums.value),
                            share(sums.value, sums))));
            sums.byChannel.entrySet().stream()
                    .sorted(Comparator.comparing(
                                    (Map.Entry<String, SegmentPart.Earned> each) -> -each.getValue().value[model])
                            .thenComparing(Map.Entry::getKey))
                    .forEach(channel ->
                            rows.add(row(segment.getKey(), named(channel.getKey()), channel.getValue(), sums, model)));
            rows.add(row(segment.getKey(), BASELINE, sums.baseline, sums, model));
            rows.add(row(segment.getKey(), UNATTRIBUTED, sums.unattributed, sums, model));
        }
        return new Table(
                "segment-channels",
                "Channels by segment",
                view.models().get(model).id(),
                "segment",
                List.of(
                        new Column("conversions", "Conv.", Unit.CREDIT),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("share", "Share", Unit.PERCENT)),
                rows);
    }

    /** A channel's name, in quotes if a row of its own bears it. */
    private static String named(String channel) {
        return channel.equals(BASELINE) || channel.equals(UNATTRIBUTED) ? '"' + channel + '"' : channel;
    }

    private Row row(String segment, String name, SegmentPart.Earned earned, SegmentPart.Sums sums, int model) {
        return new Row(
                List.of(segment, name),
                RowKind.GROUP,
                List.of(
                        Cell.of(Unit.CREDIT, earned.conversions.get(model)),
                        view.money(earned.value[model]),
                        share(earned.value[model], sums)));
    }

    private Cell share(long value, SegmentPart.Sums sums) {
        return Cell.quotient(Unit.PERCENT, view.decimal(value), view.decimal(sums.value), "no value");
    }
}
