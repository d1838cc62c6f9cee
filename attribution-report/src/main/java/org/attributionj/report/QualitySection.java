package org.attributionj.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.ConversionCounts;
import org.attributionj.core.assembly.JourneyCounts;
import org.attributionj.core.assembly.TouchpointCounts;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.format.FigureText;
import org.attributionj.report.history.Facts;
import org.attributionj.report.spend.CurrencyBook;
import org.attributionj.report.spend.SpendSums;

/** Where every event went, and what to know about the data. */
final class QualitySection {
    private final List<Row> rows = new ArrayList<>();

    private QualitySection() {}

    static Section of(
            AssemblyAccount account,
            Facts facts,
            SpendSums spend,
            CurrencyBook book,
            List<String> currencies,
            FigureText text) {
        QualitySection section = new QualitySection();
        section.addTouchpoints(account.touchpoints());
        section.addConversions(account.conversions());
        section.total("Customers", account.customers());
        section.addJourneys(account.journeys());
        long refused = account.touchpoints().rejected() + account.conversions().rejected();
        return new Section(
                "quality",
                "Data quality",
                null,
                List.of(new Statement(
                        null,
                        refused == 0
                                ? "Every event is accounted for; none was refused."
                                : text.of(Cell.count(refused)) + " events were refused; every other one is"
                                        + " accounted for.")),
                List.of(
                        new Table(
                                "account",
                                "The account",
                                null,
                                "what",
                                List.of(new Column("events", "Events", Unit.COUNT)),
                                section.rows),
                        known(facts, spend, book, currencies, text)),
                List.of());
    }

    private void total(String name, long count) {
        rows.add(new Row(List.of(name), RowKind.TOTAL, List.of(Cell.count(count))));
    }

    private void part(String of, String name, long count) {
        if (count != 0) {
            rows.add(new Row(List.of(of, name), RowKind.GROUP, List.of(Cell.count(count))));
        }
    }

    private void addTouchpoints(TouchpointCounts counts) {
        String of = "Touchpoints";
        total(of, counts.read());
        part(of, "in converting journeys", counts.inConvertingJourneys());
        part(of, "in open journeys", counts.inOpenJourneys());
        part(of, "duplicates", counts.duplicates());
        part(of, "repeats dropped", counts.repeatsDropped());
        part(of, "refused", counts.rejected());
        counts.notEligible()
                .forEach((engagement, count) ->
                        part(of, "not eligible: " + engagement.name().toLowerCase(Locale.ROOT), count));
        counts.outsideWindow().forEach((window, count) -> part(of, "outside window: " + window, count));
    }

    private void addConversions(ConversionCounts counts) {
        String of = "Conversions";
        total(of, counts.read());
        part(of, "credited, with touchpoints", counts.withTouchpoints());
        part(of, "credited, without touchpoints", counts.withoutTouchpoints());
        counts.notOfGoal().forEach((type, count) -> part(of, "not of the goal: " + type, count));
        part(of, "duplicates", counts.duplicates());
        part(of, "repeats dropped", counts.repeatsDropped());
        part(of, "refused", counts.rejected());
        part(of, "refunds and other adjustments applied", counts.adjustmentsApplied());
        part(of, "adjustments not of the goal", counts.adjustmentsNotOfGoal());
        part(of, "adjustments whose conversion is missing", counts.adjustmentsPending());
    }

    private void addJourneys(JourneyCounts counts) {
        String of = "Journeys";
        total(of, counts.credited() + counts.open());
        part(of, "converting", counts.credited());
        part(of, "open", counts.open());
        part(of, "open, too young to tell", counts.immature().count());
    }

    private static Table known(
            Facts facts, SpendSums spend, CurrencyBook book, List<String> currencies, FigureText text) {
        List<Row> rows = new ArrayList<>();
        Map<String, Long> unmatched = new TreeMap<>();
        for (SpendSums.Line line : spend.lines()) {
            var node = facts.labels().find(List.of(line.channel(), line.campaign()));
            if (node != null && !node.isTouched()) {
                unmatched.merge(line.currency(), line.cost(), Math::addExact);
            }
        }
        unmatched.forEach((code, units) -> rows.add(Row.of(
                money(facts, code, units, text) + " of cost match no touchpoint: a row of their own each",
                Cell.text("name campaigns in the spend file as touchpoints name them"))));
        new TreeMap<>(spend.ignored())
                .forEach((code, units) -> rows.add(Row.of(
                        money(facts, code, units, text) + " of touchpoints' own cost are left out",
                        Cell.text("the spend file has their campaign and day"))));
        new TreeMap<>(book.unconverted())
                .forEach((code, count) -> rows.add(Row.of(
                        text.of(Cell.count(count)) + " amounts in " + code + " have no rate",
                        Cell.text("they stand in sections of their own; add rates of these days"))));
        if (currencies.size() > 1) {
            rows.add(Row.of(
                    "Amounts are in " + currencies.size() + " currencies: " + String.join(", ", currencies),
                    Cell.text("each has its own sections; give rates to bring them into one")));
        }
        return new Table(
                "to-know", "To know", null, "what", List.of(new Column("remedy", "What to do", Unit.TEXT)), rows);
    }

    private static String money(Facts facts, String code, long units, FigureText text) {
        Currency currency = Currency.getInstance(code);
        return text.in(code).of(Cell.of(Unit.MONEY, BigDecimal.valueOf(units, facts.scale(currency))));
    }
}
