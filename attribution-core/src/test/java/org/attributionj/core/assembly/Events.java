package org.attributionj.core.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Durations;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;

/** Events of one customer, Anna, at whole days and a bit, for examples. */
final class Events {
    static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
    static final String ANNA = "anna";

    private Events() {}

    /** A time after the start, such as {@code 30d}. */
    static Instant at(String afterStart) {
        return START.plus(Durations.parse(afterStart));
    }

    static Touchpoint visit(String id, String afterStart) {
        return visit(id, at(afterStart));
    }

    static Touchpoint visit(String id, Instant time) {
        return touch(id, time, TouchpointType.WEBSITE_VISIT);
    }

    static Touchpoint touch(String id, Instant time, TouchpointType type) {
        return Touchpoint.builder(ANNA, time)
                .id(id)
                .channel(Channel.SOCIAL)
                .type(type)
                .build();
    }

    static Conversion purchase(String id, String afterStart) {
        return conversion(id, ConversionType.PURCHASE, at(afterStart), "50.00");
    }

    static Conversion conversion(String id, ConversionType type, Instant time, String euros) {
        return Conversion.builder(ANNA, type, Money.of(euros, "EUR"), time)
                .allowNegative()
                .id(id)
                .build();
    }

    static Conversion refund(String id, String adjusts, String afterStart, String euros) {
        return conversion(id, ConversionType.PURCHASE, at(afterStart), euros).toBuilder()
                .adjusts(adjusts)
                .build();
    }

    static List<String> texts(List<Journey> journeys) {
        return journeys.stream().map(SlowAssembler::text).toList();
    }

    static Duration days(long days) {
        return Duration.ofDays(days);
    }
}
