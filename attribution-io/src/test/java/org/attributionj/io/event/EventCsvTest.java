package org.attributionj.io.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;
import org.attributionj.io.Reading;
import org.attributionj.io.internal.Labels;
import org.attributionj.testkit.EventSet;
import org.junit.jupiter.api.Test;

class EventCsvTest {
    private static final Instant TIME = Instant.parse("2026-02-10T09:56:25.123Z");

    private static String csv(List<Touchpoint> touchpoints, List<Conversion> conversions) {
        StringWriter text = new StringWriter();
        try (EventCsv csv = new EventCsv(text, EventColumns.of(touchpoints, conversions))) {
            csv.writeAll(touchpoints, conversions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Test
    void everyFieldComesBack() {
        Touchpoint touchpoint = Touchpoint.builder("anna", TIME)
                .id("t1")
                .sequence(3)
                .channel(Channel.PAID_SOCIAL)
                .type(TouchpointType.of("story seen", Engagement.VIEW))
                .campaign("spring, \"best\"")
                .creative("c7")
                .session("s9")
                .milestones(Milestone.LEAD_CREATED, Milestone.CLOSED)
                .cost(Money.of("0.25", "EUR"))
                .utm(new Utm("news", "cpc", "spring", "shoes", "red"))
                .device(new Device("mobile", "android", "firefox"))
                .place(new Place("DE", "BY", "Munich"))
                .url("https://shop.example/shoes?utm_source=news")
                .referrer("https://news.example/")
                .userAgent("Mozilla/5.0 (Android 16; Mobile)")
                .address("192.0.2.1")
                .attributes(Map.of("plan", "gold"))
                .build();
        Conversion sale = Conversion.builder(
                        "anna", ConversionType.PURCHASE, Money.of("12.50", "EUR"), TIME.plusSeconds(60))
                .id("c1")
                .sequence(4)
                .orderId("o1")
                .productIds(List.of("p1", "p2"))
                .category("shoes")
                .quantity(2L)
                .session("s9")
                .page("https://shop.example/thanks")
                .attributes(Map.of("coupon", "x"))
                .build();
        Conversion refund = Conversion.builder(
                        "anna", ConversionType.PURCHASE, Money.of("-12.50", "EUR"), TIME.plusSeconds(90))
                .id("r1")
                .adjusts("c1")
                .build();
        Reading<EventRow> reading = Reading.events(csv(List.of(touchpoint), List.of(sale, refund)));
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.rows()).extracting(EventRow::touchpoint).containsExactly(touchpoint, null, null);
        assertThat(reading.rows()).extracting(EventRow::conversion).containsExactly(null, sale, refund);
    }

    @Test
    void onlyUsedColumnsAreWrittenAndContentIdsAreNot() {
        Touchpoint touchpoint = Touchpoint.of("anna", Channel.EMAIL, TIME);
        assertThat(csv(List.of(touchpoint), List.of())).isEqualTo("""
                        customer,time,channel,type,conversion
                        anna,2026-02-10T09:56:25.123Z,email,website visit,0
                        """);
        assertThat(Reading.events(csv(List.of(touchpoint), List.of())).only().touchpoint())
                .isEqualTo(touchpoint);
    }

    @Test
    void rowsFollowTheClockAsFarAsEachListDoes() {
        Touchpoint late = Touchpoint.of("anna", Channel.EMAIL, TIME.minusSeconds(500));
        Touchpoint first = Touchpoint.of("anna", Channel.SMS, TIME);
        Conversion sale = Conversion.of("anna", ConversionType.PURCHASE, Money.of("1", "EUR"), TIME);
        Conversion next = Conversion.of("anna", ConversionType.PURCHASE, Money.of("2", "EUR"), TIME.plusSeconds(9));
        Touchpoint last = Touchpoint.of("anna", Channel.VIDEO, TIME.plusSeconds(5));
        List<EventRow> rows = Reading.events(csv(List.of(first, last, late), List.of(sale, next)))
                .rows();
        assertThat(rows).extracting(EventRow::touchpoint).containsExactly(first, null, last, late, null);
        assertThat(rows).extracting(EventRow::conversion).containsExactly(null, sale, null, null, next);
    }

    @Test
    void neededColumnsCannotBeLeftOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventColumns(List.of(EventField.TIME), List.of()))
                .withMessageContaining("CUSTOMER");
    }

    /** Events of every make are read back. A file has no empty text and no blanks around it; what is left comes back whole. */
    @Property(tries = 200)
    void eventsSurviveTheFile(@ForAll EventSet events) {
        Reading<EventRow> reading = Reading.literally(csv(events.touchpoints(), events.conversions()));
        assertThat(reading.rejects()).isEmpty();
        List<Touchpoint> touchpoints =
                reading.rows().stream().flatMap(row -> row.touch().stream()).toList();
        List<Conversion> conversions =
                reading.rows().stream().flatMap(row -> row.converted().stream()).toList();
        assertThat(touchpoints)
                .usingElementComparator(EventCsvTest::compareFacts)
                .containsExactlyElementsOf(events.touchpoints());
        assertThat(conversions)
                .extracting(Conversion::time, Conversion::value, Conversion::adjusts)
                .isEqualTo(events.conversions().stream()
                        .map(one -> tuple(one.time(), one.value(), one.adjusts()))
                        .toList());

        Reading<EventRow> again = Reading.literally(csv(touchpoints, conversions));
        assertThat(again.rows().stream().flatMap(row -> row.touch().stream()).toList())
                .isEqualTo(touchpoints);
        assertThat(again.rows().stream()
                        .flatMap(row -> row.converted().stream())
                        .toList())
                .isEqualTo(conversions);
    }

    private static int compareFacts(Touchpoint one, Touchpoint other) {
        boolean isSame = one.time().equals(other.time())
                && one.type().name().equals(other.type().name())
                && one.type().engagement() == other.type().engagement()
                && one.channel()
                        .equals(Channel.named(Labels.clean(other.channel().name())))
                && one.milestones().equals(other.milestones())
                && one.sequence() == other.sequence()
                && Objects.equals(one.cost(), other.cost());
        return isSame ? 0 : 1;
    }
}
