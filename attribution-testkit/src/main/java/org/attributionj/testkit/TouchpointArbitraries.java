package org.attributionj.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;

/** Touchpoints with any of their optional components, and what they are made of. */
final class TouchpointArbitraries {
    private TouchpointArbitraries() {}

    static Arbitrary<String> ownNames() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(TouchpointPools.AWKWARD_NAMES)),
                Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withCharRange('a', 'e')
                                .withChars(' ', '-')
                                .ofMinLength(1)
                                .ofMaxLength(6)
                                .filter(name -> !name.isBlank())));
    }

    static Arbitrary<String> customers() {
        return Arbitraries.of("anna", "ben", "carla", "dao", "ella");
    }

    static Arbitrary<Channel> channels() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(TouchpointPools.CHANNELS)),
                Tuple.of(1, ownNames().map(Channel::of)));
    }

    static Arbitrary<TouchpointType> types() {
        Arbitrary<TouchpointType> own = Combinators.combine(
                        ownNames(), Arbitraries.of(Engagement.class), channels().optional(0.5))
                .as((name, engagement, channel) -> new TouchpointType(
                        name, engagement, channel.map(Channel::name).orElse(null)));
        return Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.of(TouchpointType.wellKnown())), Tuple.of(1, own));
    }

    /** From 1990 to 2050, to the nanosecond now and then. */
    static Arbitrary<Instant> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(631_152_000L, 2_524_608_000L),
                        Arbitraries.of(0, 0, 0, 1, 1_000_000, 123_456_789, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    static Arbitrary<Touchpoint> touchpoints() {
        return Combinators.combine(contents(), Arbitraries.integers().between(0, 1_000_000), customers(), times())
                .as((content, number, customer, time) -> content.at("t" + number, customer, time));
    }

    /** Everything about a touchpoint but whose it is, when it happened and its id. */
    static Arbitrary<TouchpointContent> contents() {
        return Combinators.combine(
                        TouchpointPools.channels(),
                        TouchpointPools.types(),
                        TouchpointPools.campaigns(),
                        TouchpointPools.creatives(),
                        TouchpointPools.sessions(),
                        TouchpointPools.sequences(),
                        TouchpointPools.milestones(),
                        details())
                .as((channel, type, campaign, creative, session, sequence, milestones, details) ->
                        new TouchpointContent(
                                details.addTo(Touchpoint.builder(TouchpointContent.CUSTOMER, Instant.EPOCH)
                                        .id("content")
                                        .channel(channel)
                                        .type(type)
                                        .campaign(campaign.orElse(null))
                                        .creative(creative.orElse(null))
                                        .session(session.orElse(null))
                                        .sequence(sequence)
                                        .milestones(milestones))))
                // jqwik's own edge cases, combined over a dozen components, would crowd out the rest
                .withoutEdgeCases();
    }

    private static Arbitrary<Details> details() {
        return Combinators.combine(
                        TouchpointPools.costs(),
                        TouchpointPools.utms(),
                        TouchpointPools.devices(),
                        TouchpointPools.places(),
                        TouchpointPools.pages(),
                        TouchpointPools.userAgents(),
                        TouchpointPools.addresses(),
                        TouchpointPools.attributes())
                .as(Details::new);
    }

    private record Details(
            Optional<Money> cost,
            Optional<Utm> utm,
            Optional<Device> device,
            Optional<Place> place,
            Optional<String> page,
            Optional<String> userAgent,
            Optional<String> address,
            Map<String, String> attributes) {

        Touchpoint addTo(Touchpoint.Builder builder) {
            return builder.cost(cost.orElse(null))
                    .utm(utm.orElse(null))
                    .device(device.orElse(null))
                    .place(place.orElse(null))
                    .url(page.orElse(null))
                    .referrer(page.map(url -> "https://www.example/?to=" + url).orElse(null))
                    .userAgent(userAgent.orElse(null))
                    .address(address.orElse(null))
                    .attributes(attributes)
                    .build();
        }
    }
}
