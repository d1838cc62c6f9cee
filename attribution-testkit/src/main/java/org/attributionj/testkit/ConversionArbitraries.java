package org.attributionj.testkit;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;

/** Conversions of any value. */
final class ConversionArbitraries {
    private ConversionArbitraries() {}

    static Arbitrary<ConversionType> types() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(ConversionType.wellKnown())),
                Tuple.of(1, TouchpointArbitraries.ownNames().map(ConversionType::of)));
    }

    static Arbitrary<Conversion> conversions() {
        return Combinators.combine(
                        contents(),
                        TouchpointArbitraries.customers(),
                        TouchpointArbitraries.times(),
                        Arbitraries.integers().between(0, 1_000_000))
                .as((content, customer, time, number) -> content.at("c" + number, customer, time, null));
    }

    static Arbitrary<Conversion> conversions(String customer, Instant time, String id) {
        return contents().map(content -> content.at(id, customer, time, null));
    }

    /** Everything about a conversion but whose it is, when it happened and its id. */
    static Arbitrary<ConversionContent> contents() {
        return Combinators.combine(
                        MoneyArbitraries.money(),
                        types(),
                        Arbitraries.of(0L, 0L, 0L, 0L, 0L, 0L, 1L, -1L),
                        Arbitraries.of("", "", "order-1", "order-2"),
                        Arbitraries.of(List.of(
                                List.<String>of(), List.<String>of(), List.of("sku-1"), List.of("sku-2", "a, b"))),
                        Arbitraries.of("", "", "shoes", "books"),
                        Arbitraries.of(-1L, -1L, 0L, 1L, 3L, Long.MAX_VALUE),
                        TouchpointPools.attributes())
                .as((value, type, sequence, order, products, category, quantity, attributes) ->
                        new ConversionContent(Conversion.builder(TouchpointContent.CUSTOMER, type, value, Instant.EPOCH)
                                .allowNegative()
                                .id("content")
                                .sequence(sequence)
                                .orderId(order.isEmpty() ? null : order)
                                .productIds(products)
                                .category(category.isEmpty() ? null : category)
                                .page(category.isEmpty() ? null : "https://shop.example/" + category)
                                .session(order.isEmpty() ? null : "session of " + order)
                                .quantity(quantity < 0 ? null : quantity)
                                .attributes(attributes)
                                .build()))
                .withoutEdgeCases();
    }
}
