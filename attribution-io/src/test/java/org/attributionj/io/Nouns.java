package org.attributionj.io;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import net.jqwik.time.api.DateTimes;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.money.Money;

/** Random events and journeys with all components, odd texts included. */
public class Nouns extends DomainContextBase {
    private static final String CUSTOMER = "anna";

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab X_-|\"\\,;>é{}")
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(text -> text.isBlank() ? "x" : text);
    }

    private static Arbitrary<Instant> times() {
        return DateTimes.instants()
                .between(Instant.parse("1950-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
    }

    private static Arbitrary<Map<String, String>> attributes() {
        Arbitrary<String> keys = texts().map(key -> "k" + key);
        return Arbitraries.maps(keys, texts()).ofMaxSize(2);
    }

    @Provide
    public Arbitrary<Money> money() {
        Arbitrary<BigDecimal> amounts = Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(0, 12))
                .as(BigDecimal::new);
        return Combinators.combine(amounts, Arbitraries.of("EUR", "JPY", "XXX", "KWD"))
                .as((amount, code) -> Money.of(amount, Currency.getInstance(code)));
    }

    @Provide
    public Arbitrary<TouchpointType> types() {
        Arbitrary<TouchpointType> own = Combinators.combine(
                        texts(), Arbitraries.of(Engagement.class), texts().injectNull(0.5))
                .as(TouchpointType::new);
        return Arbitraries.oneOf(Arbitraries.of(TouchpointType.wellKnown()), own);
    }

    private static Arbitrary<ConversionType> conversionTypes() {
        return Arbitraries.oneOf(Arbitraries.of(ConversionType.wellKnown()), texts().map(ConversionType::of));
    }

    @Provide
    public Arbitrary<Touchpoint> touchpoints() {
        Arbitrary<String> maybe = texts().injectNull(0.5);
        Arbitrary<Utm> utms =
                Combinators.combine(texts(), maybe, maybe, maybe, maybe).as(Utm::new);
        Arbitrary<Device> devices = Combinators.combine(maybe, texts(), maybe).as(Device::new);
        Arbitrary<Place> places = Combinators.combine(maybe, maybe, texts()).as(Place::new);
        Arbitrary<Money> costs = money().map(money -> money.signum() < 0 ? money.negated() : money);
        Arbitrary<Touchpoint.Builder> builders = Combinators.combine(
                        times(), texts(), types(), Arbitraries.longs(), maybe, maybe, maybe, attributes())
                .as((time, channel, type, sequence, campaign, creative, session, attributes) -> Touchpoint.builder(
                                CUSTOMER, time)
                        .channel(Channel.of(channel))
                        .type(type)
                        .sequence(sequence % 3)
                        .campaign(campaign)
                        .creative(creative)
                        .session(session)
                        .attributes(attributes));
        return Combinators.combine(
                        builders,
                        texts().injectNull(0.5),
                        costs.injectNull(0.5),
                        utms.injectNull(0.5),
                        devices.injectNull(0.5),
                        places.injectNull(0.5),
                        Arbitraries.of(Milestone.class).set().ofMaxSize(2),
                        texts().injectNull(0.5))
                .as((builder, id, cost, utm, device, place, milestones, url) -> builder.id(id)
                        .url(url)
                        .referrer(url == null ? null : "from " + url)
                        .userAgent(cost == null ? url : null)
                        .address(utm == null ? url : null)
                        .cost(cost)
                        .utm(utm)
                        .device(device)
                        .place(place)
                        .milestones(milestones)
                        .build());
    }

    @Provide
    public Arbitrary<Conversion> conversions() {
        Arbitrary<String> maybe = texts().injectNull(0.5);
        Arbitrary<Conversion.Builder> builders = Combinators.combine(
                        times(),
                        conversionTypes(),
                        money(),
                        Arbitraries.longs(),
                        maybe,
                        texts().list().ofMaxSize(3),
                        maybe,
                        attributes())
                .as((time, type, value, sequence, order, products, category, attributes) -> Conversion.builder(
                                CUSTOMER, type, value, time)
                        .allowNegative()
                        .sequence(sequence % 3)
                        .orderId(order)
                        .productIds(products)
                        .category(category)
                        .attributes(attributes));
        return Combinators.combine(
                        builders,
                        texts().injectNull(0.5),
                        Arbitraries.longs().greaterOrEqual(0).injectNull(0.5),
                        texts().map(id -> "target " + id).injectNull(0.7),
                        maybe,
                        maybe)
                .as((builder, id, quantity, adjusts, session, page) -> builder.id(id)
                        .quantity(quantity)
                        .adjusts(adjusts)
                        .session(session)
                        .page(page)
                        .build());
    }

    @Provide
    public Arbitrary<Journey> journeys() {
        return Combinators.combine(
                        touchpoints().list().ofMaxSize(4),
                        conversions().injectNull(0.3),
                        money().list().ofMaxSize(2),
                        windows())
                .as(Nouns::journey);
    }

    private static Journey journey(
            List<Touchpoint> touchpoints, Conversion event, List<Money> adjustments, LookbackWindows windows) {
        if (event == null && !touchpoints.isEmpty()) {
            Journey open = Journey.open(touchpoints);
            return new Journey(
                    CUSTOMER,
                    touchpoints,
                    null,
                    List.of(),
                    open.end().plusSeconds(windows.hashCode() % 2 == 0 ? 0 : 9),
                    windows);
        }
        Conversion conversion = (event == null
                        ? Conversion.builder(
                                        CUSTOMER, ConversionType.CUSTOM, Money.zero(Money.NO_CURRENCY), Instant.EPOCH)
                                .allowNegative()
                        : event.toBuilder())
                .id("sale")
                .adjusts(null)
                .build();
        List<Touchpoint> eligible = touchpoints.stream()
                .filter(touchpoint -> !touchpoint.time().isAfter(conversion.time()))
                .toList();
        List<Conversion> corrections = new ArrayList<>();
        for (Money value : adjustments) {
            corrections.add(Conversion.builder(
                            CUSTOMER,
                            ConversionType.CUSTOM,
                            Money.of(value.amount(), conversion.value().currency()),
                            conversion.time().plusSeconds(1))
                    .allowNegative()
                    .adjusts("sale")
                    .build());
        }
        return new Journey(CUSTOMER, eligible, conversion, corrections, conversion.time(), windows);
    }

    @Provide
    public Arbitrary<LookbackWindows> windows() {
        Arbitrary<Duration> lengths =
                Arbitraries.longs().between(0, 1_000_000_000_000L).map(Duration::ofNanos);
        Arbitrary<LookbackWindows> changed = Combinators.combine(
                        lengths,
                        conversionTypes(),
                        texts(),
                        lengths.injectNull(0.5),
                        Arbitraries.of(Engagement.class).set().ofMaxSize(2))
                .as((length, type, name, view, ineligible) -> LookbackWindows.standard()
                        .withConversion(type, length)
                        .withChannel(Channel.of(name), length)
                        .withTouchpointType(name, length)
                        .withViewThrough(view)
                        .withEmail(view)
                        .withIneligible(ineligible));
        return Arbitraries.oneOf(Arbitraries.of(LookbackWindows.none(), LookbackWindows.standard()), changed);
    }

    @Provide
    public Arbitrary<Customer> customers() {
        Arbitrary<Set<Channel>> channels = texts().map(Channel::of).set().ofMaxSize(3);
        return Combinators.combine(texts(), channels, channels, attributes()).as(Customer::new);
    }

    @Provide
    public Arbitrary<Goal> goals() {
        return conversionTypes().set().ofMaxSize(3).map(Goal::new);
    }
}
