package org.attributionj.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.attributionj.core.Serial;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

class ConversionTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
    private static final Money VALUE = Money.of("50.00", "EUR");

    private static Conversion.Builder full() {
        return Conversion.builder("anna", ConversionType.PURCHASE, VALUE, TIME)
                .sequence(2)
                .orderId("o1")
                .productIds(List.of("p1", "p2"))
                .category("shoes")
                .quantity(3L)
                .adjusts("c0")
                .session("s1")
                .page("https://shop.example/thanks")
                .attributes(Map.of("coupon", "X", "agent", "y"));
    }

    @Test
    void fourFactsMakeAConversion() {
        Conversion conversion = Conversion.of("anna", ConversionType.PURCHASE, VALUE, TIME);
        assertThat(conversion.value()).isEqualTo(VALUE);
        assertThat(conversion.type()).isEqualTo(ConversionType.PURCHASE);
        assertThat(conversion.isAdjustment()).isFalse();
        assertThat(conversion.adjusted()).isEmpty();
        assertThat(conversion.productIds()).isEmpty();
        assertThat(conversion.hasGeneratedId()).isTrue();
    }

    @Test
    void aNegativeValueCorrectsAConversionOrIsAllowed() {
        Money loss = Money.of("-5.00", "EUR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conversion.of("anna", ConversionType.PURCHASE, loss, TIME))
                .withMessageContaining("value of a conversion must be 0 or more, but was -5.00 EUR")
                .withMessageContaining("allowNegative");
        Conversion.Builder builder = Conversion.builder("anna", ConversionType.PURCHASE, loss, TIME);
        assertThat(builder.adjusts("c1").build().value()).isEqualTo(loss);
        Conversion allowed = builder.adjusts(null).allowNegative().build();
        assertThat(allowed.value()).isEqualTo(loss);
        // what was allowed once, or came from a file, can be copied
        assertThat(allowed.toBuilder().build()).isEqualTo(allowed);
    }

    @Test
    void anotherCustomerChangesNothingElse() {
        Conversion conversion = full().build();
        Event moved = conversion.withCustomer("ben");
        assertThat(moved.customer()).isEqualTo("ben");
        assertThat(moved.id()).isEqualTo(conversion.id());
        assertThat(moved.withCustomer("anna")).isEqualTo(conversion);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conversion.withCustomer(" "))
                .withMessageContaining("customer must not be blank");
    }

    @Test
    void aBuilderKeepsEveryComponent() {
        Conversion conversion = full().id("c1").build();
        assertThat(conversion.toBuilder().build()).isEqualTo(conversion);
        assertThat(conversion)
                .isEqualTo(new Conversion(
                        "c1",
                        "anna",
                        ConversionType.PURCHASE,
                        VALUE,
                        TIME,
                        2,
                        "o1",
                        List.of("p1", "p2"),
                        "shoes",
                        3L,
                        "c0",
                        "s1",
                        "https://shop.example/thanks",
                        Map.of("agent", "y", "coupon", "X")));
        assertThat(conversion.isAdjustment()).isTrue();
        assertThat(conversion.adjusted()).contains("c0");
        assertThat(conversion.hasGeneratedId()).isFalse();
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(
                        () -> Conversion.builder("anna", ConversionType.CUSTOM, Money.zero(Money.NO_CURRENCY), null))
                .withMessageContaining("time");
        assertThatNullPointerException()
                .isThrownBy(() -> Conversion.builder(null, ConversionType.CUSTOM, Money.zero(Money.NO_CURRENCY), TIME))
                .withMessageContaining("customer");
        assertThatNullPointerException().isThrownBy(() -> full().type(null)).withMessageContaining("type");
        assertThatNullPointerException().isThrownBy(() -> full().value(null)).withMessageContaining("value");
        assertThatNullPointerException()
                .isThrownBy(() -> full().productIds(null))
                .withMessageContaining("productIds");
        assertThatNullPointerException()
                .isThrownBy(() -> full().attributes(null))
                .withMessageContaining("attributes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full().quantity(-1L).build())
                .withMessage("quantity must be 0 or more, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full().adjusts(" ").build())
                .withMessageContaining("adjusts must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full().id("c0").build())
                .withMessage("conversion c0 must not adjust itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full().id("\t").build())
                .withMessageContaining("conversion id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conversion.builder("", ConversionType.CUSTOM, Money.zero(Money.NO_CURRENCY), TIME)
                        .build())
                .withMessageContaining("customer must not be blank");
    }

    @Test
    void collectionsAreCopiedAndCannotBeChanged() {
        List<String> products = new ArrayList<>(List.of("p1"));
        Conversion conversion = full().productIds(products).build();
        products.clear();
        assertThat(conversion.productIds()).containsExactly("p1");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> conversion.productIds().add("p2"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> conversion.attributes().clear());
    }

    @Test
    void equalContentsHaveEqualIds() {
        assertThat(full().build().id()).isEqualTo(full().build().id()).matches("~[0-9a-f]{32}");
    }

    @Test
    void anyOtherComponentGivesAnotherId() {
        List<UnaryOperator<Conversion.Builder>> changes = List.of(
                builder -> builder,
                builder -> builder.type(ConversionType.SIGNUP),
                builder -> builder.value(Money.of("50.0", "EUR")),
                builder -> builder.value(Money.of("50.00", "USD")),
                builder -> builder.value(VALUE.negated()),
                builder -> builder.sequence(0),
                builder -> builder.orderId(null),
                builder -> builder.orderId("null"),
                builder -> builder.productIds(List.of()),
                builder -> builder.productIds(List.of("p1, p2")),
                builder -> builder.productIds(List.of("p2", "p1")),
                builder -> builder.productIds(List.of("p1", "p2", "shoes")).category(null),
                builder -> builder.category(null),
                builder -> builder.category("books"),
                builder -> builder.quantity(null),
                builder -> builder.quantity(4L),
                builder -> builder.adjusts(null).allowNegative(),
                builder -> builder.adjusts("c9"),
                builder -> builder.session(null),
                builder -> builder.page(null),
                builder -> builder.session(null).page(null),
                builder -> builder.session("https://shop.example/thanks").page("s1"),
                builder -> builder.attributes(Map.of()),
                builder -> builder.attributes(Map.of("coupon", "y", "agent", "X")));
        List<String> ids = new ArrayList<>();
        changes.forEach(change -> ids.add(change.apply(full()).build().id()));
        ids.add(Conversion.of("anna", ConversionType.PURCHASE, VALUE, TIME).id());
        ids.add(Conversion.of("ben", ConversionType.PURCHASE, VALUE, TIME).id());
        ids.add(Conversion.of("anna", ConversionType.PURCHASE, VALUE, TIME.plusNanos(1))
                .id());
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void orderIsByTimeThenSequenceThenId() {
        Conversion first = full().id("b").sequence(1).build();
        assertThat(Conversion.ORDER.compare(first, first.toBuilder().id("c").build()))
                .isNegative();
        assertThat(Conversion.ORDER.compare(
                        first, first.toBuilder().id("a").sequence(2).build()))
                .isNegative();
        Conversion later = Conversion.builder(
                        "anna", ConversionType.CUSTOM, Money.zero(Money.NO_CURRENCY), TIME.plusNanos(1))
                .id("a")
                .sequence(-9)
                .build();
        assertThat(Conversion.ORDER.compare(first, later)).isNegative();
    }

    @Test
    void survivesSerialisation() throws IOException, ClassNotFoundException {
        assertThat(Serial.copy(full().build())).isEqualTo(full().build());
    }
}
