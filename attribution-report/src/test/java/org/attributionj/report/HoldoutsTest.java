package org.attributionj.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Span;
import org.attributionj.report.document.Table;
import org.junit.jupiter.api.Test;

/** What hold-outs measured, against the textbook's formula on lists of values. */
class HoldoutsTest {
    private static final double ROUNDING = 1e-6;
    private static final Channel DISPLAY = Channel.DISPLAY;

    private static Report report(Events events, List<Customer> population) {
        return Reports.report(
                events,
                ReportOptions.builder()
                        .model("Linear", new ModelDefinition.Ready(AttributionModels.linear()))
                        .period(new Span(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1)))
                        .population(population)
                        .resamples(0, 1)
                        .build());
    }

    private static double variance(List<Double> values) {
        double mean = values.stream().mapToDouble(x -> x).average().orElseThrow();
        return values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / (values.size() - 1);
    }

    @Property(tries = 30)
    void effectsAreThoseOfTheTextbook(@ForAll @IntRange(max = 10_000) int seed) {
        Random random = new Random(seed);
        List<Double> served = new ArrayList<>();
        List<Double> heldOut = new ArrayList<>();
        List<Customer> population = new ArrayList<>();
        Events events = new Events()
                .touch(Touchpoint.builder("somebody", Events.MARCH)
                        .channel(DISPLAY)
                        .cost(Money.of("50.00", "EUR"))
                        .build());
        for (int i = 0; i < 100; i++) {
            boolean isHeldOut = random.nextInt(3) == 0;
            boolean wouldBe = random.nextInt(4) > 0;
            population.add(new Customer(
                    "c" + i, isHeldOut ? Set.of(DISPLAY) : Set.of(), wouldBe ? Set.of(DISPLAY) : Set.of(), Map.of()));
            int cents = random.nextBoolean() ? 0 : random.nextInt(10_000);
            if (cents > 0) {
                events.convert(Conversion.of(
                        "c" + i,
                        ConversionType.PURCHASE,
                        Money.of(String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100), "EUR"),
                        Events.MARCH.plus(Duration.ofDays(3))));
            }
            if (wouldBe) {
                (isHeldOut ? heldOut : served).add(cents / 100.0);
            }
        }
        Table table = report(events, population)
                .section("incremental")
                .orElseThrow()
                .tables()
                .get(0);
        Row row = table.row("display").orElseThrow();
        assertThat(table.cell(row, "served").number()).isEqualTo(served.size());
        assertThat(table.cell(row, "held-out").number()).isEqualTo(heldOut.size());
        Cell value = table.cell(row, "value");
        if (Math.min(served.size(), heldOut.size()) < 30) {
            assertThat(value.reason()).isEqualTo("fewer than 30 in an arm");
            return;
        }
        double effect = served.size()
                * (served.stream().mapToDouble(x -> x).average().orElseThrow()
                        - heldOut.stream().mapToDouble(x -> x).average().orElseThrow());
        double error = served.size() * Math.sqrt(variance(served) / served.size() + variance(heldOut) / heldOut.size());
        assertThat(value.number()).isCloseTo(effect, within(ROUNDING));
        assertThat(value.interval().low()).isCloseTo(effect - 1.959964 * error, within(1e-3));
        assertThat(table.cell(row, "return").number()).isCloseTo(effect / 50, within(ROUNDING));
    }

    @Test
    void withoutHoldOutsThereIsNoSuchSection() {
        assertThat(report(Events.random(1, 30), List.of()).section("incremental"))
                .isEmpty();
    }
}
