package org.attributionj.core.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.jspecify.annotations.Nullable;

/** Conversions, adjustments included, as events. */
final class ConversionTraits implements EventTraits<Conversion> {

    @Override
    public EventKind kind() {
        return EventKind.CONVERSION;
    }

    @Override
    public String id(Conversion conversion) {
        return conversion.id();
    }

    @Override
    public String customer(Conversion conversion) {
        return conversion.customer();
    }

    @Override
    public Instant time(Conversion conversion) {
        return conversion.time();
    }

    @Override
    public long sequence(Conversion conversion) {
        return conversion.sequence();
    }

    @Override
    public boolean hasGeneratedId(Conversion conversion) {
        return conversion.hasGeneratedId();
    }

    @Override
    public Conversion withId(Conversion conversion, String id) {
        return conversion.toBuilder().id(id).build();
    }

    @Override
    public Conversion convert(Conversion conversion, CurrencyConversion currency) {
        return currency.convert(conversion);
    }

    @Override
    public List<@Nullable String> content(Conversion conversion) {
        Long quantity = conversion.quantity();
        List<@Nullable String> content = new ArrayList<>(Arrays.asList(
                conversion.customer(),
                conversion.type().name(),
                conversion.value().toString(),
                conversion.orderId(),
                conversion.category(),
                quantity == null ? null : quantity.toString(),
                conversion.adjusts(),
                conversion.session(),
                conversion.page(),
                Integer.toString(conversion.productIds().size())));
        content.addAll(conversion.productIds());
        conversion.attributes().forEach((key, value) -> content.addAll(Arrays.asList(key, value)));
        return content;
    }
}
