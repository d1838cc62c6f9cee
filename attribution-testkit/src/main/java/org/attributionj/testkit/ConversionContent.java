package org.attributionj.testkit;

import java.time.Instant;
import org.attributionj.core.event.Conversion;
import org.jspecify.annotations.Nullable;

/** Everything about a conversion but whose it is, when it happened, its id and what it adjusts. */
record ConversionContent(Conversion template) {

    Conversion at(String id, String customer, Instant time, @Nullable String adjusts) {
        return new Conversion(
                id,
                customer,
                template.type(),
                template.value(),
                time,
                template.sequence(),
                template.orderId(),
                template.productIds(),
                template.category(),
                template.quantity(),
                adjusts,
                template.session(),
                template.page(),
                template.attributes());
    }
}
