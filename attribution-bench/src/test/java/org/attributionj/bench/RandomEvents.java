package org.attributionj.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.money.Money;

/** Events of some hundred customers: ties, repeats, milestones, engagements; some convert, some more than once. */
final class RandomEvents {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CUSTOMERS = 400;
    private static final List<String> CHANNELS = List.of("search", "email", "direct", "social", "e-mail \u00fc", "tv");
    private static final List<TouchpointType> TYPES =
            List.of(TouchpointType.PAGE_VIEW, TouchpointType.EMAIL_OPEN, TouchpointType.EMAIL_CLICK);

    final List<Touchpoint> touchpoints = new ArrayList<>();
    final List<Conversion> conversions = new ArrayList<>();

    RandomEvents(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CUSTOMERS; i++) {
            addCustomer("u" + i, random);
        }
    }

    private void addCustomer(String customer, Random random) {
        Instant time = START.plus(Duration.ofHours(random.nextInt(1000)));
        for (int left = 1 + random.nextInt(8); left > 0; left--) {
            touchpoints.add(Touchpoint.builder(customer, time)
                    .sequence(touchpoints.size())
                    .channel(Channel.of(CHANNELS.get(random.nextInt(CHANNELS.size()))))
                    .type(TYPES.get(random.nextInt(TYPES.size())))
                    .milestones(milestones(random))
                    .build());
            if (random.nextInt(8) == 0) {
                convert(customer, time, random);
            }
            // now and then two at the same time
            time = time.plus(Duration.ofMinutes((long) random.nextInt(4) * random.nextInt(2000)));
        }
        if (random.nextInt(3) == 0) {
            convert(customer, time, random);
        }
    }

    private static EnumSet<Milestone> milestones(Random random) {
        EnumSet<Milestone> milestones = EnumSet.noneOf(Milestone.class);
        for (Milestone milestone : Milestone.values()) {
            if (random.nextInt(6) == 0) {
                milestones.add(milestone);
            }
        }
        return milestones;
    }

    private void convert(String customer, Instant time, Random random) {
        Money value = Money.of(random.nextInt(500) + "." + (10 + random.nextInt(90)), "EUR");
        conversions.add(Conversion.builder(customer, ConversionType.PURCHASE, value, time.plusSeconds(1))
                .sequence(conversions.size())
                .build());
    }
}
