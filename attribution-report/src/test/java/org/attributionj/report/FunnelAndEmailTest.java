package org.attributionj.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.money.Money;
import org.attributionj.models.AttributionModels;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Span;
import org.attributionj.report.document.Table;
import org.junit.jupiter.api.Test;

/** Funnels and e-mail: worked by hand, and what must hold on any events. */
class FunnelAndEmailTest {
    private static final Instant DAY = Instant.parse("2026-03-10T08:00:00Z");

    private static Report report(Events events) {
        return Reports.report(
                events,
                ReportOptions.builder()
                        .model("Linear", new ModelDefinition.Ready(AttributionModels.linear()))
                        .period(new Span(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1)))
                        .resamples(0, 1)
                        .build());
    }

    private static Touchpoint mail(String customer, TouchpointType type, int hours) {
        return Touchpoint.builder(customer, DAY.plus(Duration.ofHours(hours)))
                .type(type)
                .campaign("spring")
                .creative("mail-1")
                .build();
    }

    /** Anna does everything; Ben's open comes from a machine; Cleo's mail bounces; Dan clicks without a reported open. */
    private static Events byHand() {
        return new Events()
                .touch(mail("anna", TouchpointType.EMAIL_SENT, 0))
                .touch(mail("anna", TouchpointType.EMAIL_DELIVERED, 1))
                .touch(mail("anna", TouchpointType.EMAIL_OPEN, 2))
                .touch(mail("anna", TouchpointType.EMAIL_CLICK, 3))
                .touch(Touchpoint.builder("anna", DAY.plus(Duration.ofHours(4)))
                        .type(TouchpointType.DIRECT_VISIT)
                        .build())
                .convert(Conversion.of(
                        "anna", ConversionType.PURCHASE, Money.of("30.00", "EUR"), DAY.plus(Duration.ofHours(5))))
                .touch(mail("ben", TouchpointType.EMAIL_SENT, 0))
                .touch(mail("ben", TouchpointType.EMAIL_OPEN, 1).toBuilder()
                        .attributes(Map.of("machine", "true"))
                        .build())
                .touch(mail("cleo", TouchpointType.EMAIL_SENT, 0))
                .touch(mail("cleo", new TouchpointType("email bounce", Engagement.DELIVERED, "email"), 1))
                .touch(mail("dan", TouchpointType.EMAIL_SENT, 0))
                .touch(mail("dan", TouchpointType.EMAIL_CLICK, 2));
    }

    private static double count(Table table, String row) {
        return table.cell(table.row(row).orElseThrow(), "count").number();
    }

    private static double rate(Table table, String row) {
        return table.cell(table.row(row).orElseThrow(), "rate").number();
    }

    @Test
    void everyRateOfEmailDividesByItsOwnDenominator() {
        Section email = report(byHand()).section("email").orElseThrow();
        Table stages = email.table("email-stages", "linear").orElseThrow();
        assertThat(count(stages, "Sent")).isEqualTo(4);
        assertThat(count(stages, "Bounced")).isEqualTo(1);
        assertThat(count(stages, "Delivered")).isEqualTo(3);
        assertThat(rate(stages, "Delivered")).isEqualTo(0.75);
        // Dan's click implies an open; Ben's is unknown and leaves the denominator
        assertThat(count(stages, "Opened by a person")).isEqualTo(2);
        assertThat(rate(stages, "Opened by a person")).isEqualTo(1);
        assertThat(count(stages, "Opened by machines only")).isEqualTo(1);
        assertThat(count(stages, "Clicked")).isEqualTo(2);
        Table messages = email.table("email-messages", "linear").orElseThrow();
        Row message = messages.rows().get(0);
        assertThat(messages.cell(message, "click-to-open").number()).isEqualTo(1);
        // an open, a click and a visit share 30.00: 20.00 to e-mail, over 3 delivered
        assertThat(messages.cell(message, "value").number()).isEqualTo(20);
        assertThat(messages.cell(message, "per-delivered").number()).isCloseTo(20 / 3.0, within(1e-9));
    }

    @Test
    void sixStagesOfEmailByHand() {
        Table funnel = report(byHand()).section("funnel").orElseThrow().tables().stream()
                .filter(table -> table.title().contains("six stages"))
                .findFirst()
                .orElseThrow();
        assertThat(funnel.rows().stream()
                        .map(row -> funnel.cell(row, "customers").number())
                        .toList())
                .containsExactly(4.0, 3.0, 3.0, 2.0, 1.0, 1.0);
    }

    @Property(tries = 40)
    void noStepHasMoreCustomersThanTheOneBefore(@ForAll @IntRange(max = 10_000) int seed) {
        Report report = report(Events.random(seed, 50));
        report.section("funnel")
                .ifPresent(section -> section.tables().forEach(table -> {
                    double before = Double.MAX_VALUE;
                    for (Row row : table.rows()) {
                        double customers = table.cell(row, "customers").number();
                        assertThat(customers).isLessThanOrEqualTo(before);
                        before = customers;
                    }
                }));
    }
}
