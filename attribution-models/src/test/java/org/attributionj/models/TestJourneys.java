package org.attributionj.models;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.model.Credit;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;

/** Journeys of a few words, and what models make of them. */
public final class TestJourneys {
    public static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    /** Shares are integers in units of 2^-60; weights are doubles. */
    public static final double SHARE_TOLERANCE = 1e-14;

    private TestJourneys() {}

    /** A touchpoint whose id keeps ties in the order of the numbers. */
    public static Touchpoint touch(int number, String channel, Duration age, Milestone... milestones) {
        return touchBuilder(number, channel, age).milestones(milestones).build();
    }

    public static Touchpoint.Builder touchBuilder(int number, String channel, Duration age) {
        return Touchpoint.builder("anna", END.minus(age))
                .id(String.format(Locale.ROOT, "t%06d", number))
                .channel(Channel.of(channel));
    }

    /** A journey of channels, a day apart, the last at the conversion. */
    public static Journey path(String... channels) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < channels.length; i++) {
            touchpoints.add(touch(i, channels[i], Duration.ofDays(channels.length - 1L - i)));
        }
        return journey(touchpoints);
    }

    /** A journey of ages, oldest first, on distinct channels. */
    public static Journey aged(Duration... ages) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < ages.length; i++) {
            touchpoints.add(touch(i, "c" + i, ages[i]));
        }
        return journey(touchpoints);
    }

    public static Journey journey(List<Touchpoint> touchpoints) {
        return journey(touchpoints, "50.00");
    }

    public static Journey journey(List<Touchpoint> touchpoints, String euros) {
        Conversion conversion = Conversion.builder("anna", ConversionType.PURCHASE, Money.of(euros, "EUR"), END)
                .allowNegative()
                .id("order")
                .build();
        return Journey.converted(touchpoints, conversion);
    }

    public static Shares settled(AttributionModel model, Journey journey) {
        return new Attributor(model).shares(journey);
    }

    public static double[] shares(AttributionModel model, Journey journey) {
        Shares shares = settled(model, journey);
        double[] result = new double[shares.size()];
        Arrays.setAll(result, shares::share);
        return result;
    }

    /** Shares of a model over a path of channels. */
    public static double[] shares(AttributionModel model, String... channels) {
        return shares(model, path(channels));
    }

    public static List<String> reasons(AttributionModel model, Journey journey) {
        AttributionResult result = model.attribute(journey);
        return result.credits().stream().map(Credit::reason).toList();
    }
}
