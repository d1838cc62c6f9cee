package org.attributionj.report.brand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attributionj.report.credit.CurrencyView;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;

/** Brands side by side, and the credit that crosses from one to another. */
public final class BrandSection {
    private final CurrencyView view;
    private final List<Map.Entry<String, BrandPart.Sold>> brands;

    private BrandSection(CurrencyView view, Map<String, BrandPart.Sold> sold) {
        this.view = view;
        brands = sold.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, BrandPart.Sold> brand) -> -brand.getValue().value)
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    /**
     * The section of a currency.
     *
     * @param part what was counted
     * @param view the currency's sums
     * @param currency the currency's number
     * @return the section; nothing if nothing was sold
     */
    public static Optional<Section> of(BrandPart part, CurrencyView view, int currency) {
        BrandSection section = new BrandSection(view, part.sold(currency));
        if (section.brands.isEmpty()) {
            return Optional.empty();
        }
        List<Table> tables = new ArrayList<>();
        for (int model = 0; model < view.models().size(); model++) {
            tables.add(section.brands(model));
            tables.add(section.flows(model));
        }
        return Optional.of(new Section(
                "brands",
                "Brands",
                view.code(),
                section.sentences(),
                tables,
                List.of("The attribute \"" + part.attribute()
                        + "\" names the brand of a conversion and of a touchpoint."
                        + " The brands' values add up to the value of all, and what each sold to what was earned by"
                        + " its own touchpoints, by others', by those of no brand, by nobody (baseline), and what is"
                        + " unattributed.")));
    }

    private List<Statement> sentences() {
        List<Statement> sentences = new ArrayList<>();
        for (int model = 0; model < view.models().size(); model++) {
            long crossing = 0;
            long all = 0;
            for (Map.Entry<String, BrandPart.Sold> brand : brands) {
                crossing += ofOthers(brand, model);
                all += brand.getValue().value;
            }
            sentences.add(new Statement(
                    view.models().get(model).id(),
                    view.text()
                                    .of(Cell.quotient(
                                            Unit.PERCENT,
                                            view.decimal(crossing),
                                            view.decimal(all),
                                            "nothing was sold"))
                            + " of the value was earned by touchpoints of another brand than the one that sold."));
        }
        return sentences;
    }

    private static long own(Map.Entry<String, BrandPart.Sold> brand, int model) {
        BrandPart.Earned earned = brand.getValue().byToucher.get(brand.getKey());
        return earned == null ? 0 : earned.value[model];
    }

    private static long ofNone(Map.Entry<String, BrandPart.Sold> brand, int model) {
        BrandPart.Earned earned = brand.getValue().byToucher.get(BrandPart.NONE);
        return earned == null || brand.getKey().equals(BrandPart.NONE) ? 0 : earned.value[model];
    }

    private static long ofOthers(Map.Entry<String, BrandPart.Sold> brand, int model) {
        long all = brand.getValue().byToucher.values().stream()
                .mapToLong(earned -> earned.value[model])
                .sum();
        return all - own(brand, model) - ofNone(brand, model);
    }

    private Table brands(int model) {
        List<Row> rows = new ArrayList<>();
        long[] all = new long[7];
        for (Map.Entry<String, BrandPart.Sold> brand : brands) {
            long[] figures = {
                brand.getValue().conversions,
                brand.getValue().value,
                own(brand, model),
                ofOthers(brand, model),
                ofNone(brand, model),
                brand.getValue().baseline[model],
                brand.getValue().unattributed[model]
            };
            for (int i = 0; i < all.length; i++) {
                all[i] = Math.addExact(all[i], figures[i]);
            }
            rows.add(new Row(List.of(brand.getKey()), RowKind.GROUP, cells(figures)));
        }
        rows.add(new Row(List.of("All brands"), RowKind.TOTAL, cells(all)));
        return new Table(
                "brands",
                "What brands sold, and who earned it",
                view.models().get(model).id(),
                "brand",
                List.of(
                        new Column("conversions", "Conversions", Unit.COUNT),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("own", "Own touchpoints", Unit.MONEY),
                        new Column("others", "Other brands'", Unit.MONEY),
                        new Column("none", "Of no brand", Unit.MONEY),
                        new Column("baseline", "Baseline", Unit.MONEY),
                        new Column("unattributed", "Unattributed", Unit.MONEY)),
                rows);
    }

    private List<Cell> cells(long[] figures) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.count(figures[0]));
        for (int i = 1; i < figures.length; i++) {
            cells.add(view.money(figures[i]));
        }
        return cells;
    }

    private Table flows(int model) {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, BrandPart.Sold> brand : brands) {
            brand.getValue().byToucher.entrySet().stream()
                    .sorted(Comparator.comparing(
                                    (Map.Entry<String, BrandPart.Earned> from) -> -from.getValue().value[model])
                            .thenComparing(Map.Entry::getKey))
                    .forEach(from -> rows.add(Row.of(
                            from.getKey() + " → " + brand.getKey(),
                            Cell.of(Unit.CREDIT, from.getValue().conversions.get(model)),
                            view.money(from.getValue().value[model]),
                            Cell.quotient(
                                    Unit.PERCENT,
                                    view.decimal(from.getValue().value[model]),
                                    view.decimal(brand.getValue().value),
                                    "no value"))));
        }
        return new Table(
                "brand-credit",
                "Credit from brand to brand",
                view.models().get(model).id(),
                "touchpoint's brand → conversion's brand",
                List.of(
                        new Column("conversions", "Conv.", Unit.CREDIT),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("share", "Of what was sold", Unit.PERCENT)),
                rows);
    }
}
