package org.attributionj.report.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.attributionj.report.credit.CurrencyView;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.history.LabelTree;
import org.jspecify.annotations.Nullable;

/** Customer value: so far, by segments, and what the models of buying expect. */
public final class ValueSection {
    private static final int WEEKS = 26;
    private static final int FEWEST = 30;

    private final CurrencyView view;
    private final List<ValuePart.Buyer> buyers;
    private final List<LabelTree.Node> channels;
    private @Nullable BgNbd buying;
    private @Nullable GammaGamma amounts;
    private String reason = "";

    private ValueSection(ValuePart part, CurrencyView view, int currency, List<LabelTree.Node> channels) {
        this.view = view;
        this.channels = channels;
        buyers = part.buyers(currency);
        long repeating =
                buyers.stream().filter(each -> each.purchases().repeats() > 0).count();
        if (repeating < FEWEST) {
            reason = "fewer than 30 customers bought twice";
            return;
        }
        List<Purchases> purchases =
                buyers.stream().map(ValuePart.Buyer::purchases).toList();
        try {
            buying = BgNbd.fit(purchases);
            amounts = GammaGamma.fit(purchases);
        } catch (IllegalArgumentException | IllegalStateException e) {
            reason = String.valueOf(e.getMessage());
        }
    }

    /**
     * The section of a currency.
     *
     * @param part what was counted
     * @param view the currency's sums
     * @param currency the currency's number
     * @param channels the channels
     * @return the section; nothing if nobody bought
     */
    public static Optional<Section> of(ValuePart part, CurrencyView view, int currency, List<LabelTree.Node> channels) {
        if (part.buyers(currency).isEmpty()) {
            return Optional.empty();
        }
        ValueSection section = new ValueSection(part, view, currency, channels);
        double[] expected = section.expected();
        List<Table> tables = new ArrayList<>();
        for (int model = 0; model < view.models().size(); model++) {
            tables.add(section.byChannel(model, expected));
        }
        tables.add(section.segments());
        tables.add(section.quantiles());
        tables.add(section.parameters());
        return Optional.of(new Section(
                "value",
                "Customer value",
                view.code(),
                List.of(new Statement(null, section.sentence(expected))),
                tables,
                List.of(
                        "Acquired by: the shares of a customer's first conversion under the chosen model. So far: net of"
                                + " refunds, up to the end of the period.",
                        "Expected: BG/NBD for how often, gamma-gamma for how much, without discount; weeks of seven days,"
                                + " purchases of one day are one, the first purchase is not among the amounts.")));
    }

    /** What each customer is expected to bring in half a year; empty if there is no model. */
    private double[] expected() {
        BgNbd often = buying;
        GammaGamma much = amounts;
        if (often == null || much == null || much.q() <= 1) {
            return new double[0];
        }
        double[] expected = new double[buyers.size()];
        for (int i = 0; i < expected.length; i++) {
            Purchases purchases = buyers.get(i).purchases();
            expected[i] = often.expectedPurchases(purchases, WEEKS) * much.expectedMean(purchases);
        }
        return expected;
    }

    private String sentence(double[] expected) {
        long value = buyers.stream().mapToLong(ValuePart.Buyer::value).sum();
        Cell each = Cell.quotient(Unit.MONEY, view.decimal(value), BigDecimal.valueOf(buyers.size()), "nobody");
        String text = "The " + view.text().of(Cell.count(buyers.size())) + " customers have brought "
                + view.text().of(each) + " each so far";
        return expected.length == 0
                ? text + "; what they will bring cannot be told: " + (reason.isEmpty() ? "q is 1 or less" : reason)
                        + "."
                : text + "; the next " + WEEKS + " weeks should bring another "
                        + view.text()
                                .of(
                                        Unit.MONEY,
                                        Cell.decimal(Arrays.stream(expected).sum() / buyers.size()))
                        + " each.";
    }

    /** Sums of one channel: customers, value, expected value, probability of being alive. */
    private static final class Sums {
        private double customers;
        private double value;
        private double expected;
        private double alive;
    }

    private Table byChannel(int model, double[] expected) {
        Map<Integer, Sums> sums = new TreeMap<>();
        Sums all = new Sums();
        int nodes = view.nodes();
        for (int i = 0; i < buyers.size(); i++) {
            ValuePart.Buyer buyer = buyers.get(i);
            float[] shares = buyer.shares()[model];
            double next = expected.length == 0 ? 0 : expected[i];
            int n = buyer.acquired().length;
            for (int touch = 0; touch < shares.length; touch++) {
                int place = touch < n ? buyer.acquired()[touch] : nodes + touch - n;
                add(sums.computeIfAbsent(place, key -> new Sums()), buyer, shares[touch], next);
            }
            add(all, buyer, 1, next);
        }
        List<Row> rows = new ArrayList<>();
        List<LabelTree.Node> sorted = new ArrayList<>(channels);
        sorted.sort(Comparator.comparingDouble((LabelTree.Node node) -> -of(sums, node.id()).customers));
        for (LabelTree.Node node : sorted) {
            rows.add(row(view.name(node), RowKind.GROUP, of(sums, node.id()), expected));
        }
        rows.add(row("(baseline)", RowKind.BASELINE, of(sums, nodes), expected));
        rows.add(row("(unattributed)", RowKind.UNATTRIBUTED, of(sums, nodes + 1), expected));
        rows.add(row("All customers", RowKind.TOTAL, all, expected));
        return new Table(
                "customer-value",
                "Customer value by acquiring channel",
                view.models().get(model).id(),
                "channel",
                List.of(
                        new Column("customers", "Customers", Unit.CREDIT),
                        new Column("so-far", "Value so far", Unit.MONEY),
                        new Column("next", "Next " + WEEKS + " weeks", Unit.MONEY),
                        new Column("alive", "Still buying", Unit.PERCENT)),
                rows);
    }

    private static Sums of(Map<Integer, Sums> sums, int place) {
        return sums.getOrDefault(place, new Sums());
    }

    private void add(Sums into, ValuePart.Buyer buyer, double share, double next) {
        into.customers += share;
        into.value += share * buyer.value();
        into.expected += share * next;
        BgNbd often = buying;
        into.alive += often == null ? 0 : share * often.alive(buyer.purchases());
    }

    private Row row(String name, RowKind kind, Sums sums, double[] expected) {
        boolean isNobody = sums.customers < 1e-9;
        boolean hasModel = expected.length > 0;
        String none = isNobody ? "no customers" : reason.isEmpty() ? "q is 1 or less" : reason;
        return new Row(
                List.of(name),
                kind,
                List.of(
                        Cell.of(Unit.CREDIT, round(sums.customers)),
                        isNobody
                                ? Cell.missing(Unit.MONEY, none)
                                : quotient(view.wholeUnits(sums.value), sums.customers, Unit.MONEY),
                        isNobody || !hasModel
                                ? Cell.missing(Unit.MONEY, none)
                                : quotient(sums.expected, sums.customers, Unit.MONEY),
                        isNobody || buying == null
                                ? Cell.missing(Unit.PERCENT, none)
                                : quotient(sums.alive, sums.customers, Unit.PERCENT)));
    }

    private static Cell quotient(double numerator, double denominator, Unit unit) {
        return Cell.quotient(unit, Cell.decimal(round(numerator)), Cell.decimal(round(denominator)), "nobody");
    }

    /** Shares are kept in single precision: more digits would not be theirs. */
    private static double round(double number) {
        return Math.round(number * 1e4) / 1e4;
    }

    private Table segments() {
        double mean =
                buyers.stream().mapToLong(ValuePart.Buyer::value).average().orElse(0);
        List<Row> rows = new ArrayList<>();
        rows.add(segment("High: at least twice the mean", each -> each.value() >= 2 * mean));
        rows.add(
                segment("Medium: half to twice the mean", each -> each.value() >= mean / 2 && each.value() < 2 * mean));
        rows.add(segment("Low: below half the mean", each -> each.value() < mean / 2));
        return segments("value-segments", "Segments by the mean", rows);
    }

    private Table quantiles() {
        long[] values =
                buyers.stream().mapToLong(ValuePart.Buyer::value).sorted().toArray();
        long low = values[(values.length - 1) / 3];
        long high = values[2 * (values.length - 1) / 3];
        List<Row> rows = new ArrayList<>();
        rows.add(segment("Upper third", each -> each.value() > high));
        rows.add(segment("Middle third", each -> each.value() > low && each.value() <= high));
        rows.add(segment("Lower third", each -> each.value() <= low));
        return segments("value-thirds", "Segments by thirds", rows);
    }

    private Row segment(String name, Predicate<ValuePart.Buyer> belongs) {
        long count = 0;
        long value = 0;
        for (ValuePart.Buyer buyer : buyers) {
            if (belongs.test(buyer)) {
                count++;
                value = Math.addExact(value, buyer.value());
            }
        }
        return Row.of(
                name,
                Cell.count(count),
                Cell.quotient(Unit.PERCENT, count, buyers.size(), "nobody"),
                view.money(value),
                Cell.quotient(Unit.MONEY, view.decimal(value), BigDecimal.valueOf(count), "nobody"));
    }

    private static Table segments(String id, String title, List<Row> rows) {
        return new Table(
                id,
                title,
                null,
                "segment",
                List.of(
                        new Column("customers", "Customers", Unit.COUNT),
                        new Column("share", "Share", Unit.PERCENT),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("per-customer", "Per customer", Unit.MONEY)),
                rows);
    }

    private Table parameters() {
        List<Row> rows = new ArrayList<>();
        BgNbd often = buying;
        GammaGamma much = amounts;
        if (often != null) {
            rows.add(Row.of("BG/NBD r", Cell.of(Unit.NUMBER, often.r())));
            rows.add(Row.of("BG/NBD alpha, weeks", Cell.of(Unit.NUMBER, often.alpha())));
            rows.add(Row.of("BG/NBD a", Cell.of(Unit.NUMBER, often.a())));
            rows.add(Row.of("BG/NBD b", Cell.of(Unit.NUMBER, often.b())));
            rows.add(Row.of("BG/NBD log-likelihood", Cell.of(Unit.NUMBER, often.logLikelihood())));
        }
        if (much != null) {
            rows.add(Row.of("Gamma-gamma p", Cell.of(Unit.NUMBER, much.p())));
            rows.add(Row.of("Gamma-gamma q", Cell.of(Unit.NUMBER, much.q())));
            rows.add(Row.of("Gamma-gamma v", Cell.of(Unit.NUMBER, much.v())));
        }
        if (rows.isEmpty()) {
            rows.add(Row.of("none", Cell.missing(Unit.NUMBER, reason)));
        }
        return new Table(
                "value-model",
                "Parameters of the models of buying",
                null,
                "parameter",
                List.of(new Column("value", "Value", Unit.NUMBER)),
                rows);
    }
}
