package org.attributionj.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.attributionj.core.Serial;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

class TouchpointTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

    private static Touchpoint.Builder full() {
        return Touchpoint.builder("anna", TIME)
                .sequence(3)
                .channel(Channel.EMAIL)
                .type(TouchpointType.EMAIL_CLICK)
                .campaign("spring")
                .creative("newsletter-1")
                .session("s1")
                .milestones(Milestone.LEAD_CREATED)
                .cost(Money.of("0.35", "EUR"))
                .utm(new Utm("news", "email", "spring", "shoes", "top"))
                .device(new Device("mobile", "iOS", "Safari"))
                .place(new Place("DE", "Bavaria", "Munich"))
                .url("https://shop.example/shoes")
                .referrer("https://news.example/")
                .userAgent("Mozilla/5.0")
                .address("192.0.2.1")
                .attributes(Map.of("page", "/home", "agent", "x"));
    }

    @Test
    void threeFactsMakeATouchpoint() {
        Touchpoint touchpoint = Touchpoint.of("anna", Channel.SOCIAL, TIME);
        assertThat(touchpoint.customer()).isEqualTo("anna");
        assertThat(touchpoint.channel()).isEqualTo(Channel.SOCIAL);
        assertThat(touchpoint.time()).isEqualTo(TIME);
        assertThat(touchpoint.type()).isEqualTo(TouchpointType.WEBSITE_VISIT);
        assertThat(touchpoint.sequence()).isZero();
        assertThat(touchpoint.campaign()).isNull();
        assertThat(touchpoint.milestones()).isEmpty();
        assertThat(touchpoint.attributes()).isEmpty();
        assertThat(touchpoint.hasGeneratedId()).isTrue();
    }

    @Test
    void aBuilderKeepsEveryComponent() {
        Touchpoint touchpoint = full().id("t1").build();
        assertThat(touchpoint.hasGeneratedId()).isFalse();
        assertThat(touchpoint.toBuilder().build()).isEqualTo(touchpoint);
        assertThat(touchpoint)
                .isEqualTo(new Touchpoint(
                        "t1",
                        "anna",
                        TIME,
                        3,
                        Channel.EMAIL,
                        TouchpointType.EMAIL_CLICK,
                        "spring",
                        "newsletter-1",
                        "s1",
                        Set.of(Milestone.LEAD_CREATED),
                        Money.of("0.35", "EUR"),
                        new Utm("news", "email", "spring", "shoes", "top"),
                        new Device("mobile", "iOS", "Safari"),
                        new Place("DE", "Bavaria", "Munich"),
                        "https://shop.example/shoes",
                        "https://news.example/",
                        "Mozilla/5.0",
                        "192.0.2.1",
                        Map.of("agent", "x", "page", "/home")));
    }

    @Test
    void anotherCustomerChangesNothingElse() {
        Touchpoint touchpoint = full().build();
        Event moved = touchpoint.withCustomer("ben");
        assertThat(moved.customer()).isEqualTo("ben");
        assertThat(moved.id()).isEqualTo(touchpoint.id());
        assertThat(moved.withCustomer("anna")).isEqualTo(touchpoint);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> touchpoint.withCustomer(""))
                .withMessageContaining("customer must not be blank");
    }

    @Test
    void partsAreBuiltByName() {
        assertThat(Utm.builder()
                        .source("a")
                        .medium("b")
                        .campaign("c")
                        .term("d")
                        .content("e")
                        .build())
                .isEqualTo(new Utm("a", "b", "c", "d", "e"));
        assertThat(Device.builder().type("a").system("b").browser("c").build()).isEqualTo(new Device("a", "b", "c"));
        assertThat(Place.builder().country("a").region("b").city("c").build()).isEqualTo(new Place("a", "b", "c"));
        assertThat(Utm.builder().build()).isEqualTo(new Utm(null, null, null, null, null));
    }

    @Test
    void theChannelIsTheTypesIfNoneIsGiven() {
        Touchpoint.Builder builder = Touchpoint.builder("anna", TIME);
        assertThat(builder.type(TouchpointType.EMAIL_OPEN).build().channel()).isEqualTo(Channel.EMAIL);
        assertThat(builder.channel(Channel.SMS).build().channel()).isEqualTo(Channel.SMS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Touchpoint.builder("anna", TIME)
                        .type(TouchpointType.PAID_AD_CLICK)
                        .build())
                .withMessage("channel is missing and the type \"paid ad click\" has none");
    }

    @Test
    void nullsAndBlanksAndNegativeCostsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> Touchpoint.builder("anna", null))
                .withMessageContaining("time");
        assertThatNullPointerException()
                .isThrownBy(() -> Touchpoint.builder(null, TIME))
                .withMessageContaining("customer");
        assertThatNullPointerException().isThrownBy(() -> full().type(null)).withMessageContaining("type");
        assertThatNullPointerException()
                .isThrownBy(() -> full().milestones((Set<Milestone>) null))
                .withMessageContaining("milestones");
        assertThatNullPointerException()
                .isThrownBy(() -> full().attributes(null))
                .withMessageContaining("attributes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Touchpoint.of(" ", Channel.SMS, TIME))
                .withMessageContaining("customer must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full().id("").build())
                .withMessageContaining("touchpoint id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full().cost(Money.of("-0.01", "EUR")).build())
                .withMessage("cost must be 0 or more, but was -0.01 EUR");
        assertThat(full().cost(Money.of("0.00", "EUR")).build().cost()).isNotNull();
    }

    @Test
    void collectionsAreCopiedAndCannotBeChanged() {
        Set<Milestone> milestones = EnumSet.of(Milestone.CLOSED);
        Map<String, String> attributes = new TreeMap<>(Map.of("a", "1"));
        Touchpoint touchpoint =
                full().milestones(milestones).attributes(attributes).build();
        milestones.clear();
        attributes.clear();
        assertThat(touchpoint.milestones()).containsExactly(Milestone.CLOSED);
        assertThat(touchpoint.attributes()).containsExactly(Map.entry("a", "1"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> touchpoint.attributes().put("b", "2"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> touchpoint.milestones().clear());
        assertThat(full().build().attributes().keySet()).containsExactly("agent", "page");
    }

    @Test
    void equalContentsHaveEqualIds() {
        assertThat(full().build().id()).isEqualTo(full().build().id()).matches("~[0-9a-f]{32}");
        assertThat(full().attributes(new TreeMap<>(Map.of("page", "/home", "agent", "x")))
                        .build()
                        .id())
                .isEqualTo(full().build().id());
        // a channel that is given and one that comes with the type are the same channel
        assertThat(full().channel(null).build().id()).isEqualTo(full().build().id());
    }

    @Test
    void anyOtherComponentGivesAnotherId() {
        List<UnaryOperator<Touchpoint.Builder>> changes = List.of(
                builder -> builder,
                builder -> builder.sequence(4),
                builder -> builder.channel(Channel.SMS),
                builder -> builder.type(TouchpointType.EMAIL_OPEN),
                builder -> builder.type(new TouchpointType("email click", Engagement.VIEW, "email")),
                builder -> builder.type(new TouchpointType("email click", Engagement.CLICK, null)),
                builder -> builder.campaign(null),
                builder -> builder.campaign("null"),
                builder -> builder.url(null),
                builder -> builder.referrer(null),
                builder -> builder.userAgent(null),
                builder -> builder.address(null),
                builder -> builder.url(null).referrer("https://shop.example/shoes"),
                builder -> builder.url(null).referrer(null).userAgent(null).address(null),
                builder -> builder.campaign(""),
                builder -> builder.creative("newsletter-2"),
                builder -> builder.creative(null).campaign("springnewsletter-1"),
                builder -> builder.session("s2"),
                builder -> builder.milestones(),
                builder -> builder.milestones(Milestone.CLOSED),
                builder -> builder.milestones(Milestone.CLOSED, Milestone.LEAD_CREATED),
                builder -> builder.cost(Money.of("0.350", "EUR")),
                builder -> builder.cost(Money.of("0.35", "USD")),
                builder -> builder.cost(null),
                builder -> builder.utm(null),
                builder -> builder.utm(new Utm(null, null, null, null, null)),
                builder -> builder.utm(new Utm("null", null, null, null, null)),
                builder -> builder.utm(new Utm("news", "email", "spring", "shoes", null)),
                builder -> builder.utm(new Utm("news, medium=email", null, "spring", "shoes", "top")),
                builder -> builder.utm(new Utm("news", "email", "spring", null, "shoes")),
                builder -> builder.device(null),
                builder -> builder.device(new Device("mobile", "iOS", null)),
                builder -> builder.device(new Device("mobile", null, "iOS")),
                builder -> builder.place(null),
                builder -> builder.place(new Place("DE", "Bavaria", null)),
                builder -> builder.place(new Place("DE", null, "Bavaria")),
                builder -> builder.attributes(Map.of()),
                builder -> builder.attributes(Map.of("page", "/home")),
                builder -> builder.attributes(Map.of("page", "x", "agent", "/home")));
        List<String> ids = new ArrayList<>();
        changes.forEach(change -> ids.add(change.apply(full()).build().id()));
        ids.add(Touchpoint.builder("ben", TIME).channel(Channel.SMS).build().id());
        ids.add(Touchpoint.builder("anna", TIME).channel(Channel.SMS).build().id());
        ids.add(Touchpoint.builder("anna", TIME.plusNanos(1))
                .channel(Channel.SMS)
                .build()
                .id());
        ids.add(Touchpoint.builder("anna", TIME.plusSeconds(1))
                .channel(Channel.SMS)
                .build()
                .id());
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void orderIsByTimeThenSequenceThenId() {
        List<Touchpoint> ordered = List.of(
                at(TIME.minusNanos(1), 9, "z"),
                at(TIME, -1, "z"),
                at(TIME, 0, "a"),
                at(TIME, 0, "b"),
                at(TIME, 1, "a"),
                at(TIME.plusNanos(1), -5, "a"));
        List<Touchpoint> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(shuffled.stream().sorted(Touchpoint.ORDER)).containsExactlyElementsOf(ordered);
    }

    private static Touchpoint at(Instant time, long sequence, String id) {
        return Touchpoint.builder("anna", time)
                .id(id)
                .sequence(sequence)
                .channel(Channel.SMS)
                .build();
    }

    @Test
    void survivesSerialisation() throws IOException, ClassNotFoundException {
        assertThat(Serial.copy(full().build())).isEqualTo(full().build());
        Touchpoint plain = Touchpoint.of("anna", Channel.of("own"), TIME);
        assertThat(Serial.copy(plain)).isEqualTo(plain);
    }
}
