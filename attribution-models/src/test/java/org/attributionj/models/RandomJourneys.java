package org.attributionj.models;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Journey;

/** Short journeys with ties, repeats, milestones, types and devices. */
public final class RandomJourneys extends DomainContextBase {

    record Touch(String channel, Duration age, Set<Milestone> milestones, TouchpointType type, String device) {}

    @Provide
    public Arbitrary<Journey> journeys() {
        Arbitrary<Duration> ages = Arbitraries.oneOf(
                Arbitraries.of(Duration.ZERO, Duration.ofDays(3)),
                Arbitraries.longs().between(0, Duration.ofDays(90).toMillis()).map(Duration::ofMillis));
        Arbitrary<Set<Milestone>> milestones = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(EnumSet.noneOf(Milestone.class))),
                Tuple.of(1, Arbitraries.of(Milestone.class).set().ofMinSize(1).ofMaxSize(3)));
        return Combinators.combine(
                        Arbitraries.of("email", "direct", "social", "display", "Direct"),
                        ages,
                        milestones,
                        Arbitraries.of(TouchpointType.EMAIL_OPEN, TouchpointType.PAGE_VIEW),
                        Arbitraries.of("mobile", "desktop"))
                .as(Touch::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(RandomJourneys::journey)
                .withoutEdgeCases();
    }

    private static Journey journey(List<Touch> touches) {
        List<Touch> sorted = new ArrayList<>(touches);
        sorted.sort(Comparator.comparing(Touch::age).reversed());
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Touch touch = sorted.get(i);
            touchpoints.add(TestJourneys.touchBuilder(i, touch.channel, touch.age)
                    .milestones(touch.milestones)
                    .type(touch.type)
                    .device(new Device(touch.device, null, null))
                    .build());
        }
        return TestJourneys.journey(touchpoints);
    }
}
