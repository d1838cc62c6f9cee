package org.attributionj.core.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;

/** Anna's journey, and small models. */
final class Samples {
    static final Instant END = Instant.parse("2026-03-20T12:00:00Z");
    private static final List<Channel> CHANNELS =
            List.of(Channel.PAID_SEARCH, Channel.SOCIAL, Channel.EMAIL, Channel.DISPLAY);

    private Samples() {}

    /** Touchpoints t1, t2, … one per age in days. */
    static List<Touchpoint> touchpoints(int... ages) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int age : ages) {
            int index = touchpoints.size();
            touchpoints.add(Touchpoint.builder("anna", END.minus(Duration.ofDays(age)))
                    .id("t" + (index + 1))
                    .channel(CHANNELS.get(index % CHANNELS.size()))
                    .build());
        }
        return touchpoints;
    }

    static Conversion sale(String amount, String currency) {
        return Conversion.builder("anna", ConversionType.PURCHASE, Money.of(amount, currency), END)
                .allowNegative()
                .id("c1")
                .build();
    }

    static Conversion adjustment(String id, String amount, String currency) {
        return Conversion.builder(
                        "anna", ConversionType.CUSTOM, Money.of(amount, currency), END.plus(Duration.ofDays(1)))
                .allowNegative()
                .id(id)
                .adjusts("c1")
                .build();
    }

    static Journey journey(String amount, String currency, int... ages) {
        return Journey.converted(touchpoints(ages), sale(amount, currency));
    }

    static AttributionModel linear() {
        return fixed("linear", 0, 1, 1, 1, 1, 1, 1, 1);
    }

    /** The given weights, to as many touchpoints as there are. */
    static AttributionModel fixed(String name, double baseline, double... given) {
        return AttributionModel.of(name, (journey, weights) -> {
            System.arraycopy(given, 0, weights, 0, journey.length());
            return baseline;
        });
    }

    /** Credits, baseline, unattributed. */
    static List<String> parts(AttributionResult result) {
        List<String> parts = new ArrayList<>();
        result.credits().forEach(credit -> parts.add(credit.amount().toString()));
        parts.add(result.baseline().toString());
        parts.add(result.unattributed().toString());
        return parts;
    }
}
