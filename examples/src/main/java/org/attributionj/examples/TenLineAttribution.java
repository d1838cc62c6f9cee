package org.attributionj.examples;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.models.AttributionModels;

/** Who earned Anna's 50 euros? The sample of the README. */
public final class TenLineAttribution {
    private TenLineAttribution() {}

    /**
     * Prints who earned what, and why.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // tag::sample[]
        Instant order = Instant.parse("2026-03-20T12:00:00Z");
        List<Touchpoint> touchpoints = List.of(
                Touchpoint.of("anna", Channel.PAID_SEARCH, order.minus(Duration.ofDays(9))),
                Touchpoint.of("anna", Channel.SOCIAL, order.minus(Duration.ofDays(6))),
                Touchpoint.of("anna", Channel.EMAIL, order.minus(Duration.ofHours(5))),
                Touchpoint.of("anna", Channel.DISPLAY, order.minus(Duration.ofMinutes(20))));
        Conversion purchase = Conversion.of("anna", ConversionType.PURCHASE, Money.of("50.00", "EUR"), order);
        Journey journey = Journey.converted(touchpoints, purchase);
        AttributionModel model = AttributionModels.timeDecay(Duration.ofDays(7));
        System.out.print(model.attribute(journey).explain());
        // end::sample[]
    }
}
