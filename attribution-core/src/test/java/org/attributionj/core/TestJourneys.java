package org.attributionj.core;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;

/** Journeys for tests, and a round trip through Java serialisation. */
public final class TestJourneys {
    public static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    private static final List<String> AMOUNTS =
            List.of("0", "0.00", "1", "12.50", "-3.25", "7.125", "99999999999999999999.99", "92233720368547758.07");

    private TestJourneys() {}

    /** A touchpoint with every column set. */
    public record Touch(
            String channel, String campaign, int minutesBefore, TouchpointType type, Set<Milestone> stages) {
        Touchpoint of(String customer, Instant end) {
            return Touchpoint.builder(customer, end.minusSeconds(60L * minutesBefore))
                    .channel(Channel.of(channel))
                    .campaign(campaign)
                    .type(type)
                    .milestones(stages)
                    .cost(campaign == null ? null : Money.of("0." + minutesBefore, "EUR"))
                    .build();
        }
    }

    public static Arbitrary<Touch> touches() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d", "a(2)"),
                        Arbitraries.of("spring", "summer").injectNull(0.3),
                        Arbitraries.integers().between(0, 5000),
                        Arbitraries.of(TouchpointType.EMAIL_OPEN, TouchpointType.WEBSITE_VISIT),
                        Arbitraries.of(Milestone.class).set().ofMaxSize(2))
                .as(Touch::new);
    }

    public static Arbitrary<Money> values() {
        return Combinators.combine(Arbitraries.of(AMOUNTS), Arbitraries.of("EUR", "USD", "JPY"))
                .as(Money::of);
    }

    /** Converting and open journeys; the former may have no touchpoint. */
    public static Arbitrary<Journey> journeys() {
        Arbitrary<List<Touch>> touches = touches().list().ofMaxSize(6);
        return Combinators.combine(
                        Arbitraries.of("ann", "bob", "cy", "dee"),
                        touches,
                        values(),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3))
                .as((customer, list, value, converts, day) ->
                        journey(customer, list, value, converts || list.isEmpty(), END.plusSeconds(86_400L * day)))
                .withoutEdgeCases();
    }

    /** Whether a journey ends in a sale of negative value, which is no conversion and in no fit. */
    public static boolean isNegativeSale(Journey journey) {
        return journey.conversion() != null && journey.conversion().value().signum() < 0;
    }

    private static Journey journey(String customer, List<Touch> touches, Money value, boolean converts, Instant end) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < touches.size(); i++) {
            touchpoints.add(
                    touches.get(i).of(customer, end).toBuilder().id("t" + i).build());
        }
        return converts
                ? Journey.converted(
                        touchpoints,
                        Conversion.builder(customer, ConversionType.PURCHASE, value, end)
                                .allowNegative()
                                .build())
                : Journey.open(touchpoints);
    }

    /** A journey over channels, one minute apart, that converted with a value. */
    public static Journey converted(String value, String currency, String... channels) {
        return Journey.converted(
                touchpoints(channels),
                Conversion.builder("ann", ConversionType.PURCHASE, Money.of(value, currency), END)
                        .allowNegative()
                        .build());
    }

    /** A journey over channels, one minute apart, that did not convert. */
    public static Journey open(String... channels) {
        return Journey.open(touchpoints(channels));
    }

    private static List<Touchpoint> touchpoints(String... channels) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < channels.length; i++) {
            touchpoints.add(
                    Touchpoint.of("ann", Channel.of(channels[i]), END.minusSeconds(60L * (channels.length - 1 - i))));
        }
        return touchpoints;
    }

    public static byte[] bytes(Serializable object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static <T extends Serializable> T shipped(T object, Class<T> type) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(object)))) {
            return type.cast(in.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
