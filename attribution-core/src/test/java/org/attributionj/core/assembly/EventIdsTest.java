package org.attributionj.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.core.assembly.Events.ANNA;
import static org.attributionj.core.assembly.Events.at;
import static org.attributionj.core.assembly.Events.purchase;
import static org.attributionj.core.assembly.Events.texts;
import static org.attributionj.core.assembly.Events.touch;
import static org.attributionj.core.assembly.Events.visit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventIdsTest {
    private static final JourneyAssembler STANDARD = JourneyAssembler.standard();

    @Test
    void sameIdAndContentIsADuplicate() {
        Assembly assembly = STANDARD.assemble(
                List.of(visit("t", "1d"), visit("t", "1d"), visit("t", "1d")),
                List.of(purchase("c", "2d"), purchase("c", "2d")));

        assertThat(texts(assembly.journeys())).containsExactly("anna: t -> c");
        assertThat(assembly.account().touchpoints().duplicates()).isEqualTo(2);
        assertThat(assembly.account().conversions().duplicates()).isEqualTo(1);
        assertThat(assembly.rejections()).isEmpty();
    }

    @Test
    void sameIdAndOtherContentKeepsTheFirstAndNamesBoth() {
        Assembly assembly = STANDARD.assemble(List.of(visit("t", "2d"), visit("t", "1d")), List.of());

        assertThat(assembly.open().get(0).touchpoints()).containsExactly(visit("t", "1d"));
        assertThat(assembly.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.kind()).isEqualTo(EventKind.TOUCHPOINT);
            assertThat(rejection.id()).isEqualTo("t");
            assertThat(rejection.customer()).isEqualTo(ANNA);
            assertThat(rejection.reason()).contains(at("1d").toString(), at("2d").toString());
            assertThat(rejection).hasToString("touchpoint t of customer anna: " + rejection.reason());
        });
    }

    @Test
    void idsAreUniqueAcrossCustomersAndPerKind() {
        Touchpoint ofBert = Touchpoint.builder("bert", at("2d"))
                .id("x")
                .channel(Channel.EMAIL)
                .build();

        Assembly assembly = STANDARD.assemble(List.of(ofBert, visit("x", "1d")), List.of(purchase("x", "3d")));

        assertThat(texts(assembly.journeys())).containsExactly("anna: x -> x");
        assertThat(assembly.rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.customer()).isEqualTo("bert"));
        assertThat(assembly.account().customers()).isEqualTo(2);
    }

    @Test
    void repeatsWithoutAnIdAreKeptUnderNumbersOrDropped() {
        Touchpoint touch = Touchpoint.of(ANNA, Channel.EMAIL, at("1d"));
        Conversion sale = Conversion.of(ANNA, ConversionType.PURCHASE, Money.of("5", "EUR"), at("2d"));
        List<Touchpoint> touches = List.of(touch, touch, touch);
        List<Conversion> sales = List.of(sale, sale);

        Assembly kept = STANDARD.assemble(touches, sales);
        Assembly dropped = STANDARD.withRepeatsDropped(true).assemble(touches, sales);

        String three = touch.id() + " " + touch.id() + "#2 " + touch.id() + "#3";
        assertThat(texts(kept.credited()))
                .containsExactly("anna: " + three + " -> " + sale.id(), "anna: " + three + " -> " + sale.id() + "#2");
        assertThat(kept.account().touchpoints().repeatsKept()).isEqualTo(2);
        assertThat(kept.account().conversions().repeatsKept()).isEqualTo(1);
        assertThat(texts(dropped.credited())).containsExactly("anna: " + touch.id() + " -> " + sale.id());
        assertThat(dropped.account().touchpoints().repeatsDropped()).isEqualTo(2);
        assertThat(dropped.account().conversions().repeatsDropped()).isEqualTo(1);
        assertThat(dropped.account().isComplete()).isTrue();
    }

    @Test
    void numbersOfRepeatsPassOverIdsThatAreTaken() {
        Touchpoint touch = Touchpoint.of(ANNA, Channel.EMAIL, at("1d"));
        Touchpoint second = touch.toBuilder().id(touch.id() + "#2").build();

        Assembly assembly = STANDARD.assemble(List.of(touch, second, touch), List.of());

        assertThat(assembly.open().get(0).touchpoints())
                .extracting(Touchpoint::id)
                .containsExactly(touch.id(), touch.id() + "#2", touch.id() + "#3");
    }

    @Test
    void idsMadeFromContentAreNoClaimOfIdentity() {
        Touchpoint seen = typed(TouchpointType.of("banner", Engagement.VIEW));
        Touchpoint clicked = typed(TouchpointType.of("banner", Engagement.CLICK)).toBuilder()
                .id(seen.id())
                .build();

        Assembly assembly =
                STANDARD.withRepeatsDropped(true).assemble(List.of(seen, clicked, seen, clicked), List.of());

        assertThat(assembly.open().get(0).touchpoints())
                .extracting(touch -> touch.type().engagement())
                .containsExactlyInAnyOrder(Engagement.VIEW, Engagement.CLICK);
        assertThat(assembly.account().touchpoints().repeatsDropped()).isEqualTo(2);
        assertThat(assembly.rejections()).isEmpty();
    }

    private static Touchpoint typed(TouchpointType type) {
        return Touchpoint.builder(ANNA, at("1d"))
                .channel(Channel.DISPLAY)
                .type(type)
                .build();
    }

    static Stream<UnaryOperator<Touchpoint.Builder>> touchpointChanges() {
        return Stream.of(
                builder -> builder.sequence(7),
                builder -> builder.channel(Channel.EMAIL),
                builder -> builder.type(TouchpointType.of("website visit", Engagement.ACTION)),
                builder -> builder.type(new TouchpointType("website visit", Engagement.VISIT, "web")),
                builder -> builder.campaign("spring"),
                builder -> builder.creative("spring"),
                builder -> builder.session("spring"),
                builder -> builder.milestones(Milestone.LEAD_CREATED),
                builder -> builder.cost(Money.of("1.0", "EUR")),
                builder -> builder.cost(Money.of("1.00", "EUR")),
                builder -> builder.utm(new Utm(null, null, null, null, null)),
                builder -> builder.utm(new Utm("a", null, null, null, null)),
                builder -> builder.utm(new Utm(null, "a", null, null, null)),
                builder -> builder.utm(new Utm(null, null, "a", null, null)),
                builder -> builder.utm(new Utm(null, null, null, "a", null)),
                builder -> builder.utm(new Utm(null, null, null, null, "a")),
                builder -> builder.device(new Device(null, null, null)),
                builder -> builder.device(new Device("a", null, null)),
                builder -> builder.device(new Device(null, "a", null)),
                builder -> builder.device(new Device(null, null, "a")),
                builder -> builder.place(new Place(null, null, null)),
                builder -> builder.place(new Place("a", null, null)),
                builder -> builder.place(new Place(null, "a", null)),
                builder -> builder.place(new Place(null, null, "a")),
                builder -> builder.url("a"),
                builder -> builder.referrer("a"),
                builder -> builder.userAgent("a"),
                builder -> builder.address("a"),
                builder -> builder.attributes(Map.of("a", "b")),
                builder -> builder.attributes(Map.of("a", "c")));
    }

    @ParameterizedTest
    @MethodSource("touchpointChanges")
    void everyComponentOfATouchpointIsContent(UnaryOperator<Touchpoint.Builder> change) {
        Touchpoint plain = visit("t", "1d");
        Touchpoint changed = change.apply(plain.toBuilder()).build();
        List<Touchpoint> all = new ArrayList<>(touchpointChanges()
                .map(other -> other.apply(plain.toBuilder()).build())
                .toList());
        all.add(plain);

        assertThat(new TouchpointTraits().contentOrder().compare(plain, changed))
                .isNotZero();
        assertThat(all.stream()
                        .filter(other -> new TouchpointTraits().contentOrder().compare(other, changed) == 0))
                .containsExactly(changed);
        assertThat(survivors(all)).isEqualTo(survivors(reversed(all)));
    }

    private static List<Touchpoint> survivors(List<Touchpoint> all) {
        Assembly assembly = STANDARD.assemble(all, List.of());
        assertThat(assembly.rejections()).hasSize(all.size() - 1);
        return assembly.open().get(0).touchpoints();
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    static Stream<UnaryOperator<Conversion.Builder>> conversionChanges() {
        return Stream.of(
                builder -> builder.sequence(7),
                builder -> builder.type(ConversionType.SIGNUP),
                builder -> builder.value(Money.of("50.0", "EUR")),
                builder -> builder.value(Money.of("50.00", "USD")),
                builder -> builder.orderId("a"),
                builder -> builder.category("a"),
                builder -> builder.quantity(1L),
                builder -> builder.adjusts("a"),
                builder -> builder.session("a"),
                builder -> builder.page("a"),
                builder -> builder.productIds(List.of("a")),
                builder -> builder.productIds(List.of("a", "b")),
                builder -> builder.attributes(Map.of("a", "b")));
    }

    @ParameterizedTest
    @MethodSource("conversionChanges")
    void everyComponentOfAConversionIsContent(UnaryOperator<Conversion.Builder> change) {
        Conversion plain = purchase("c", "1d");
        Conversion changed = change.apply(plain.toBuilder()).build();
        List<Conversion> all = new ArrayList<>(conversionChanges()
                .map(other -> other.apply(plain.toBuilder()).build())
                .toList());
        all.add(plain);

        assertThat(all.stream()
                        .filter(other -> new ConversionTraits().contentOrder().compare(other, changed) == 0))
                .containsExactly(changed);
        assertThat(STANDARD.assemble(List.of(), all).rejections())
                .hasSize(all.size() - 1)
                .isEqualTo(STANDARD.assemble(List.of(), reversed(all)).rejections());
    }

    @Test
    void manyEventsAreToldApartLikeFew() {
        List<Touchpoint> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(visit("t" + i, at("1d").plusSeconds(i)));
        }
        many.add(visit("t500", at("1d").plusSeconds(500)));

        Assembly assembly = STANDARD.assemble(many, List.of());

        assertThat(assembly.open().get(0).length()).isEqualTo(1000);
        assertThat(assembly.account().touchpoints().duplicates()).isEqualTo(1);
        assertThat(Set.copyOf(assembly.open().get(0).touchpoints())).hasSize(1000);
    }

    @Test
    void typesAreOrderedByTheirEngagementToo() {
        Touchpoint visit = visit("t", "1d");
        Touchpoint other = touch("t", at("1d"), TouchpointType.of("website visit", Engagement.ACTION));

        assertThat(STANDARD.assemble(List.of(visit, other), List.of()))
                .isEqualTo(STANDARD.assemble(List.of(other, visit), List.of()));
    }
}
