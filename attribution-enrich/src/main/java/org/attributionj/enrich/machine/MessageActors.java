package org.attributionj.enrich.machine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * Labels the clicks on one message by one recipient by how they lie to each other. Scanners of links follow all of them at
 * once, seconds after delivery; people do not. Immutable and thread-safe.
 *
 * <ul>
 *   <li>Three or more different links within the burst (default 5 seconds): these clicks are MACHINE; more so if the link to
 *       unsubscribe is among them.
 *   <li>A click sooner after delivery than a person can read (default 3 seconds) is MACHINE.
 *   <li>A click on a link that people cannot see (a honeypot) is MACHINE, and so is every click in the same burst.
 *   <li>A click from a data centre without an open before it is MACHINE.
 *   <li>Other events are labelled as {@link MachineEnrichment} labels them.
 * </ul>
 *
 * @param burst clicks this close together count as at once
 * @param soonest a click sooner after delivery is no person's
 * @param honeypots parts of links that no person can see
 */
public record MessageActors(Duration burst, Duration soonest, Set<String> honeypots) {
    /** The attribute that says that an address belongs to a data centre. */
    public static final String DATA_CENTRE = "data_centre";

    private static final int LINKS_AT_ONCE = 3;

    /** 5 seconds, 3 seconds, no honeypots. */
    public static final MessageActors STANDARD =
            new MessageActors(Duration.ofSeconds(5), Duration.ofSeconds(3), ImmutableSet.of());

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a duration is negative
     */
    public MessageActors {
        if (burst.isNegative() || soonest.isNegative()) {
            throw new IllegalArgumentException(
                    "burst and soonest must not be negative, but were " + burst + " and " + soonest);
        }
        honeypots = ImmutableSet.copyOf(honeypots);
    }

    /**
     * Labels the events of one message for one recipient; the order of the events does not matter. Takes time in proportion
     * to their number squared at worst, where all clicks lie in one burst.
     *
     * @param events deliveries, opens and clicks of one message for one recipient
     * @return the events in journeys' order, each with its label
     */
    public ImmutableList<Touchpoint> label(Collection<Touchpoint> events) {
        List<Touchpoint> sorted = new ArrayList<>(events);
        sorted.sort(Touchpoint.ORDER);
        List<Touchpoint> clicks = sorted.stream().filter(MessageActors::isClick).toList();
        Instant delivered = firstOf(sorted, Engagement.DELIVERED, Engagement.SENT);
        Instant opened = firstOf(sorted, Engagement.VIEW, Engagement.VIEW);
        ImmutableList.Builder<Touchpoint> labelled = ImmutableList.builder();
        for (Touchpoint event : sorted) {
            labelled.add(
                    isClick(event) ? label(event, clicks, delivered, opened).on(event) : single(event));
        }
        return labelled.build();
    }

    private static Touchpoint single(Touchpoint event) {
        return MachineEnrichment.standard().enrich(event, problem -> {});
    }

    private ActorLabel label(
            Touchpoint click, List<Touchpoint> clicks, @Nullable Instant delivered, @Nullable Instant opened) {
        List<String> reasons = new ArrayList<>(reasonsOfBurst(click, clicks));
        if (delivered != null && click.time().isBefore(delivered.plus(soonest))) {
            reasons.add("clicked within " + soonest.toSeconds() + " s of delivery");
        }
        boolean isUnopened = opened == null || opened.isAfter(click.time());
        if (isUnopened && "true".equalsIgnoreCase(click.attributes().get(DATA_CENTRE))) {
            reasons.add("from a data centre, without an open");
        }
        ActorLabel own = MachineEnrichment.label(click);
        if (own.actor() == Actor.MACHINE) {
            reasons.addAll(own.reasons());
        }
        return reasons.isEmpty() ? own : new ActorLabel(Actor.MACHINE, reasons);
    }

    private List<String> reasonsOfBurst(Touchpoint click, List<Touchpoint> clicks) {
        Set<String> links = new HashSet<>();
        boolean hasHoneypot = false;
        boolean hasUnsubscribe = false;
        for (Touchpoint other : clicks) {
            Duration apart = Duration.between(click.time(), other.time()).abs();
            if (apart.compareTo(burst) <= 0) {
                String link = Objects.requireNonNullElse(other.url(), "");
                links.add(link);
                hasHoneypot |= honeypots.stream().anyMatch(link::contains);
                hasUnsubscribe |= link.toLowerCase(Locale.ROOT).contains("unsubscribe");
            }
        }
        links.remove("");
        List<String> reasons = new ArrayList<>();
        if (links.size() >= LINKS_AT_ONCE) {
            reasons.add(links.size() + " links within " + burst.toSeconds() + " s"
                    + (hasUnsubscribe ? ", the one to unsubscribe among them" : ""));
        }
        if (hasHoneypot) {
            reasons.add("a link that people cannot see");
        }
        return reasons;
    }

    private static boolean isClick(Touchpoint event) {
        return event.type().engagement() == Engagement.CLICK;
    }

    private static @Nullable Instant firstOf(List<Touchpoint> sorted, Engagement one, Engagement other) {
        for (Touchpoint event : sorted) {
            Engagement engagement = event.type().engagement();
            if (engagement == one || engagement == other) {
                return event.time();
            }
        }
        return null;
    }
}
