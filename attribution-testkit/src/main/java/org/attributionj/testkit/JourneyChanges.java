package org.attributionj.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;

/** The same journey with one thing changed. */
final class JourneyChanges {
    private JourneyChanges() {}

    static Conversion conversion(Journey journey) {
        return requireNonNull(journey.conversion(), "journey must be converting");
    }

    /** The touchpoints handed over in another order. */
    static Journey reordered(Journey journey, List<Touchpoint> touchpoints) {
        return new Journey(
                journey.customer(),
                touchpoints,
                journey.conversion(),
                journey.adjustments(),
                journey.end(),
                journey.windows());
    }

    /** The conversion's value with the other sign. */
    static Journey negated(Journey journey) {
        Conversion sale = conversion(journey);
        Conversion refund =
                sale.toBuilder().value(sale.value().negated()).allowNegative().build();
        return Journey.converted(journey.touchpoints(), refund);
    }

    /** The same touchpoints without the conversion: a journey that may go on. */
    static Journey opened(Journey journey) {
        return Journey.open(journey.touchpoints());
    }

    /** All times moved by the same duration, forward or back. */
    static Journey shifted(Journey journey, Duration by) {
        List<Touchpoint> touchpoints = journey.touchpoints().stream()
                .map(touchpoint -> new TouchpointContent(touchpoint)
                        .at(
                                touchpoint.id(),
                                touchpoint.customer(),
                                touchpoint.time().plus(by)))
                .toList();
        return Journey.converted(touchpoints, shifted(conversion(journey), by));
    }

    private static Conversion shifted(Conversion conversion, Duration by) {
        return Conversion.builder(
                        conversion.customer(),
                        conversion.type(),
                        conversion.value(),
                        conversion.time().plus(by))
                .allowNegative()
                .id(conversion.id())
                .sequence(conversion.sequence())
                .build();
    }
}
