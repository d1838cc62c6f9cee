package org.attributionj.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Span;
import org.attributionj.report.document.Table;
import org.attributionj.report.format.ReportJson;

/** Every figure of the performance sections against plain loops over the assembled journeys. */
class PerformanceOracleTest {
    private static final Span MARCH = new Span(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));
    /** Sums of doubles in another order. */
    private static final double ROUNDING = 1e-9;

    private static Report report(Events events) {
        return Reports.report(
                events,
                ReportOptions.builder()
                        .model("Linear", new ModelDefinition.Ready(AttributionModels.linear()))
                        .model("Last touch", new ModelDefinition.Ready(AttributionModels.lastTouch()))
                        .period(MARCH)
                        .resamples(40, 7)
                        .build());
    }

    private static boolean isInMarch(Journey journey) {
        LocalDate day = journey.end().atZone(ZoneOffset.UTC).toLocalDate();
        return !day.isBefore(MARCH.first()) && day.isBefore(MARCH.end());
    }

    private static List<Journey> credited(Events events) {
        return JourneyAssembler.standard()
                .assemble(events.allTouchpoints(), events.allConversions())
                .credited()
                .stream()
                .filter(PerformanceOracleTest::isInMarch)
                .toList();
    }

    @Property(tries = 60)
    void rowsOfEveryModelAddUpToTheValueToTheCent(@ForAll @IntRange(max = 10_000) int seed) {
        Events events = Events.random(seed, 60);
        Report report = report(events);
        BigDecimal value = BigDecimal.ZERO;
        for (Journey journey : credited(events)) {
            value = value.add(journey.netValue().orElseThrow().amount());
        }
        Section channels = report.section("channels").orElseThrow();
        for (Table table : channels.tables()) {
            if (!table.id().equals("channels")) {
                continue;
            }
            BigDecimal sum = BigDecimal.ZERO;
            Map<String, BigDecimal> ofChildren = new TreeMap<>();
            for (Row row : table.rows()) {
                BigDecimal cell = table.cell(row, "value").value();
                if (row.level() == 1 && row.kind() != RowKind.TOTAL) {
                    sum = sum.add(cell);
                }
                if (row.level() == 2) {
                    ofChildren.merge(row.key().get(0), cell, BigDecimal::add);
                }
            }
            assertThat(sum).isEqualByComparingTo(value);
            assertThat(table.cell(table.row("Total").orElseThrow(), "value").value())
                    .isEqualByComparingTo(value);
            ofChildren.forEach((channel, children) -> assertThat(
                            table.cell(table.row(channel).orElseThrow(), "value")
                                    .value())
                    .isEqualByComparingTo(children));
        }
    }

    @Property(tries = 60)
    void creditsByChannelAreThoseOfPlainLoops(@ForAll @IntRange(max = 10_000) int seed) {
        Events events = Events.random(seed, 60);
        Report report = report(events);
        compare(report, events, AttributionModels.linear(), "linear");
        compare(report, events, AttributionModels.lastTouch(), "last-touch");
    }

    private static void compare(Report report, Events events, AttributionModel model, String id) {
        Map<String, Double> conversions = new TreeMap<>();
        Map<String, Long> influenced = new TreeMap<>();
        Map<String, Long> last = new TreeMap<>();
        for (Journey journey : credited(events)) {
            var result = model.attribute(journey);
            result.credits()
                    .forEach(credit ->
                            conversions.merge(credit.touchpoint().channel().name(), credit.share(), Double::sum));
            journey.channels().forEach(channel -> influenced.merge(channel.name(), 1L, Long::sum));
            journey.last()
                    .ifPresent(touchpoint -> last.merge(touchpoint.channel().name(), 1L, Long::sum));
        }
        Section section = report.section("channels").orElseThrow();
        Table table = section.table("channels", id).orElseThrow();
        Table roles = section.table("roles").orElseThrow();
        for (Row row : table.rows()) {
            if (row.level() == 1 && row.kind() == RowKind.GROUP) {
                assertThat(table.cell(row, "conversions").number())
                        .isCloseTo(conversions.getOrDefault(row.label(), 0.0), within(ROUNDING));
                Row role = roles.row(row.label()).orElseThrow();
                assertThat(roles.cell(role, "influenced").number())
                        .isEqualTo((double) influenced.getOrDefault(row.label(), 0L));
                assertThat(roles.cell(role, "last").number()).isEqualTo((double) last.getOrDefault(row.label(), 0L));
            }
        }
    }

    @Property(tries = 30)
    void costIsTheSumOfTouchpoints(@ForAll @IntRange(max = 10_000) int seed) {
        Events events = Events.random(seed, 60);
        BigDecimal cost = BigDecimal.ZERO;
        for (Touchpoint touchpoint : events.allTouchpoints()) {
            LocalDate day = touchpoint.time().atZone(ZoneOffset.UTC).toLocalDate();
            if (touchpoint.cost() != null && !day.isBefore(MARCH.first()) && day.isBefore(MARCH.end())) {
                cost = cost.add(touchpoint.cost().amount());
            }
        }
        Table kpis = report(events).section("headline").orElseThrow().tables().get(0);
        BigDecimal reported = kpis.cell(kpis.row("Cost").orElseThrow(), "now").value();
        assertThat(reported == null ? BigDecimal.ZERO : reported).isEqualByComparingTo(cost);
    }

    @Property(tries = 20)
    void jsonHoldsEveryFigure(@ForAll @IntRange(max = 10_000) int seed) {
        Report report = report(Events.random(seed, 40));
        String json = ReportJson.write(report);
        assertThat(ReportJson.read(json)).isEqualTo(report);
        assertThat(ReportJson.write(ReportJson.read(json))).isEqualTo(json);
    }
}
