package org.attributionj.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.money.Money;
import org.attributionj.models.AttributionModels;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Span;
import org.attributionj.report.document.Table;
import org.junit.jupiter.api.Test;

/** Brands and segments: worked by hand, and what must add up on any events. */
class BrandsAndSegmentsTest {
    private static final Instant DAY = Instant.parse("2026-03-10T08:00:00Z");

    private static Report report(Events events, String brand, String segment, List<Customer> population) {
        return Reports.report(
                events,
                ReportOptions.builder()
                        .model("Linear", new ModelDefinition.Ready(AttributionModels.linear()))
                        .model("Last touch", new ModelDefinition.Ready(AttributionModels.lastTouch()))
                        .period(new Span(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1)))
                        .brand(brand)
                        .segment(segment)
                        .population(population)
                        .resamples(0, 1)
                        .build());
    }

    private static Touchpoint touch(String customer, String channel, int hours, Map<String, String> attributes) {
        return Touchpoint.builder(customer, DAY.plus(Duration.ofHours(hours)))
                .channel(Channel.of(channel))
                .attributes(attributes)
                .build();
    }

    private static Conversion sale(String customer, String value, Map<String, String> attributes) {
        return Conversion.builder(
                        customer, ConversionType.PURCHASE, Money.of(value, "EUR"), DAY.plus(Duration.ofHours(9)))
                .attributes(attributes)
                .build();
    }

    /** Anna buys Nord for 90.00 after touches of Nord, Sud and none; Ben buys Sud for 10.00 after one of Sud. */
    private static Events byHand() {
        return new Events()
                .touch(touch("anna", "email", 0, Map.of("brand", "Nord", "tier", "gold")))
                .touch(touch("anna", "display", 1, Map.of("brand", "Sud", "tier", "silver")))
                .touch(touch("anna", "direct", 2, Map.of()))
                .convert(sale("anna", "90.00", Map.of("brand", "Nord")))
                .touch(touch("ben", "email", 0, Map.of("brand", "Sud")))
                .convert(sale("ben", "10.00", Map.of("brand", "Sud")))
                .touch(touch("cleo", "email", 0, Map.of("tier", "gold")));
    }

    private static double money(Table table, String row, String column) {
        return table.cell(table.row(row).orElseThrow(), column).number();
    }

    @Test
    void creditThatCrossesBrands() {
        Section brands =
                report(byHand(), "brand", "tier", List.of()).section("brands").orElseThrow();
        Table table = brands.table("brands", "linear").orElseThrow();
        assertThat(money(table, "Nord", "value")).isEqualTo(90);
        assertThat(money(table, "Nord", "own")).isEqualTo(30);
        assertThat(money(table, "Nord", "others")).isEqualTo(30);
        assertThat(money(table, "Nord", "none")).isEqualTo(30);
        assertThat(money(table, "Sud", "own")).isEqualTo(10);
        assertThat(money(table, "All brands", "value")).isEqualTo(100);
        Table credit = brands.table("brand-credit", "linear").orElseThrow();
        assertThat(money(credit, "Sud → Nord", "value")).isEqualTo(30);
        Table last = brands.table("brands", "last-touch").orElseThrow();
        assertThat(money(last, "Nord", "none")).isEqualTo(90);
    }

    @Test
    void aSegmentIsTheFirstValueAmongTheEventsOrThatOfThePopulation() {
        Table first = report(byHand(), "brand", "tier", List.of())
                .section("segments")
                .orElseThrow()
                .table("segments", "linear")
                .orElseThrow();
        assertThat(money(first, "gold", "customers")).isEqualTo(2);
        assertThat(money(first, "gold", "converting")).isEqualTo(1);
        assertThat(money(first, "gold", "value")).isEqualTo(90);
        assertThat(money(first, "(no segment)", "value")).isEqualTo(10);

        Customer ben = new Customer("ben", Set.of(), Set.of(), Map.of("tier", "bronze"));
        Section known = report(byHand(), "brand", "tier", List.of(ben))
                .section("segments")
                .orElseThrow();
        assertThat(money(known.table("segments", "linear").orElseThrow(), "bronze", "value"))
                .isEqualTo(10);
        assertThat(money(known.table("segments", "linear").orElseThrow(), "All", "customers"))
                .isEqualTo(3);
    }

    private static BigDecimal sum(Table table, List<Row> rows, String column) {
        return rows.stream()
                .map(row -> table.cell(row, column).value())
                .reduce(BigDecimal.ZERO, (one, other) -> one.add(other));
    }

    @Property(tries = 30)
    void partsAddUpUnderEveryModel(@ForAll @IntRange(max = 10_000) int seed) {
        Events events = Events.random(seed, 40);
        Report report = report(events, "region", "region", List.of());
        Section headline = report.section("headline").orElseThrow();
        report.section("brands")
                .ifPresent(section -> section.tables().stream()
                        .filter(table -> table.id().equals("brands"))
                        .forEach(table -> {
                            List<Row> brands =
                                    table.rows().subList(0, table.rows().size() - 1);
                            Row all = table.rows().get(table.rows().size() - 1);
                            assertThat(sum(table, brands, "value"))
                                    .isEqualByComparingTo(
                                            table.cell(all, "value").value());
                            BigDecimal parts = BigDecimal.ZERO;
                            for (String column : List.of("own", "others", "none", "baseline", "unattributed")) {
                                parts = parts.add(table.cell(all, column).value());
                            }
                            assertThat(parts)
                                    .isEqualByComparingTo(
                                            table.cell(all, "value").value());
                            assertThat(headline.tables().get(0).rows().stream()
                                            .flatMap(row -> row.cells().stream())
                                            .map(cell -> cell.value())
                                            .filter(value -> value != null
                                                    && value.compareTo(table.cell(all, "value")
                                                                    .value())
                                                            == 0)
                                            .count())
                                    .as("the value of all")
                                    .isPositive();
                        }));
        report.section("segments").ifPresent(section -> {
            for (Table table : section.tables()) {
                if (table.id().equals("segment-channels")) {
                    for (Row segment : table.rows()) {
                        if (segment.level() == 1) {
                            List<Row> own = table.rows().stream()
                                    .filter(row ->
                                            row.level() == 2 && row.key().get(0).equals(segment.label()))
                                    .toList();
                            assertThat(sum(table, own, "value"))
                                    .isEqualByComparingTo(
                                            table.cell(segment, "value").value());
                        }
                    }
                }
            }
        });
    }
}
