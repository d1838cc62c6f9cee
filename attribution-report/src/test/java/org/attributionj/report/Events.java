package org.attributionj.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.money.Money;
import org.attributionj.report.history.CustomerSource;

/** Events of tests: written by hand or drawn at random from a seed. */
public final class Events implements CustomerSource {
    static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> CHANNELS = List.of("email", "paid search", "display", "direct");
    private static final List<TouchpointType> TYPES = List.of(
            TouchpointType.WEBSITE_VISIT,
            TouchpointType.PAID_AD_CLICK,
            TouchpointType.AD_IMPRESSION,
            TouchpointType.EMAIL_SENT);

    private final Map<String, List<Touchpoint>> touchpoints = new TreeMap<>();
    private final Map<String, List<Conversion>> conversions = new TreeMap<>();

    /** Some customers with touches and purchases around February and March 2026, with refunds among them. */
    public static Events random(long seed, int customers) {
        Random random = new Random(seed);
        Random regions = new Random(seed + 1);
        Events events = new Events();
        for (int i = 0; i < customers; i++) {
            String customer = "c" + i;
            int touches = random.nextInt(6);
            for (int touch = 0; touch < touches; touch++) {
                String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
                events.touch(Touchpoint.builder(customer, time(random))
                        .channel(Channel.of(channel))
                        .type(TYPES.get(random.nextInt(TYPES.size())))
                        .campaign(random.nextInt(3) == 0 ? null : "campaign " + random.nextInt(3))
                        .cost(random.nextInt(4) == 0 ? Money.of("0." + (10 + random.nextInt(90)), "EUR") : null)
                        .attributes(region(regions))
                        .build());
            }
            int purchases = random.nextInt(3);
            for (int purchase = 0; purchase < purchases; purchase++) {
                String id = "p" + i + "-" + purchase;
                Instant time = time(random);
                String value = random.nextInt(200) + "." + (10 + random.nextInt(90));
                events.convert(Conversion.builder(customer, ConversionType.PURCHASE, Money.of(value, "EUR"), time)
                        .id(id)
                        .attributes(region(regions))
                        .build());
                if (random.nextInt(5) == 0) {
                    events.convert(Conversion.builder(
                                    customer,
                                    ConversionType.PURCHASE,
                                    Money.of("-" + value, "EUR"),
                                    time.plus(Duration.ofDays(2)))
                            .id("r" + id)
                            .adjusts(id)
                            .build());
                }
            }
        }
        return events;
    }

    private static Map<String, String> region(Random random) {
        int region = random.nextInt(4);
        return region == 0 ? Map.of() : Map.of("region", "region " + region);
    }

    private static Instant time(Random random) {
        return MARCH.minus(Duration.ofDays(31)).plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
    }

    public Events touch(Touchpoint touchpoint) {
        touchpoints
                .computeIfAbsent(touchpoint.customer(), key -> new ArrayList<>())
                .add(touchpoint);
        conversions.computeIfAbsent(touchpoint.customer(), key -> new ArrayList<>());
        return this;
    }

    public Events convert(Conversion conversion) {
        conversions
                .computeIfAbsent(conversion.customer(), key -> new ArrayList<>())
                .add(conversion);
        touchpoints.computeIfAbsent(conversion.customer(), key -> new ArrayList<>());
        return this;
    }

    List<Touchpoint> allTouchpoints() {
        return touchpoints.values().stream().flatMap(List::stream).toList();
    }

    List<Conversion> allConversions() {
        return conversions.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public void forEachCustomer(Visitor visitor) {
        touchpoints.forEach((customer, touches) ->
                visitor.accept(customer, touches, conversions.getOrDefault(customer, List.of())));
    }
}
