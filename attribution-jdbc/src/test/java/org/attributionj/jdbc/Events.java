package org.attributionj.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

/** Made-up events. */
final class Events {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static final Touchpoint FULL_TOUCHPOINT = Touchpoint.builder(
                    "anna", Instant.parse("2026-03-11T12:00:00.123456789Z"))
            .id("t-full")
            .sequence(-7)
            .channel(Channel.of("Außenwerbung"))
            .type(new TouchpointType("kiosk", Engagement.ACTION, "email"))
            .campaign("spring; DROP TABLE x")
            .creative("creative")
            .session("session")
            .milestones(Milestone.LEAD_CREATED, Milestone.CLOSED)
            .cost(Money.of("0.00100", "EUR"))
            .utm(new Utm("source", null, "campaign", "term", "content"))
            .device(new Device("mobile", null, "firefox"))
            .place(new Place("DE", "BE", null))
            .attributes(Map.of("b", "2", "a", "\"'\\"))
            .build();

    static final Conversion FULL_CONVERSION = Conversion.builder(
                    "anna",
                    ConversionType.of("Kauf"),
                    Money.of("50.00", "EUR"),
                    Instant.parse("2026-03-20T12:00:00.000000001Z"))
            .id("c-full")
            .sequence(Long.MAX_VALUE)
            .orderId("order")
            .productIds(List.of("b", "a", "a"))
            .category("category")
            .quantity(3L)
            .session("session")
            .page("https://shop.example/thanks")
            .attributes(Map.of("k", "v"))
            .build();

    private static final List<Channel> CHANNELS =
            List.of(Channel.EMAIL, Channel.PAID_SEARCH, Channel.SOCIAL, Channel.DIRECT, Channel.DISPLAY);

    final List<Touchpoint> touchpoints = new ArrayList<>();
    final List<Conversion> conversions = new ArrayList<>();

    private Events() {}

    /** Customers with a few touchpoints each, some conversions, and a refund of every seventh. */
    static Events random(long seed, int customers) {
        Random random = new Random(seed);
        Events events = new Events();
        for (int i = 0; i < customers; i++) {
            String customer = "customer-" + i;
            for (int j = random.nextInt(6); j > 0; j--) {
                events.touchpoints.add(Touchpoint.builder(customer, time(random))
                        .id("t" + events.touchpoints.size())
                        .channel(CHANNELS.get(random.nextInt(CHANNELS.size())))
                        .campaign("campaign " + random.nextInt(3))
                        .build());
            }
            for (int j = random.nextInt(3); j > 0; j--) {
                String id = "c" + events.conversions.size();
                Conversion conversion = Conversion.builder(
                                customer,
                                ConversionType.PURCHASE,
                                Money.of(random.nextInt(10_000) + "." + (10 + random.nextInt(90)), "EUR"),
                                time(random))
                        .id(id)
                        .build();
                events.conversions.add(conversion);
                if (random.nextInt(7) == 0) {
                    events.conversions.add(conversion.toBuilder()
                            .id("refund of " + id)
                            .adjusts(id)
                            .value(Money.of("-1.00", "EUR"))
                            .build());
                }
            }
        }
        return events;
    }

    private static Instant time(Random random) {
        return START.plus(Duration.ofMinutes(random.nextInt(90 * 24 * 60)));
    }

    static Touchpoint touch(String id, String customer, String time) {
        return Touchpoint.builder(customer, Instant.parse(time))
                .id(id)
                .channel(Channel.EMAIL)
                .type(TouchpointType.WEBSITE_VISIT)
                .milestones(Set.of())
                .build();
    }

    static Conversion buy(String id, String customer, String time, String value) {
        return Conversion.builder(customer, ConversionType.PURCHASE, Money.of(value, "EUR"), Instant.parse(time))
                .allowNegative()
                .id(id)
                .build();
    }
}
