package org.attributionj.core.assembly;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.attributionj.core.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * The assembler's door for events of one kind: makes ids unique and brings money into one currency. One thread at a time.
 *
 * <p>What it decides does not depend on the order in which events arrive.
 *
 * @param <E> the events' type
 */
final class Intake<E extends Event> {
    /** Up to here comparing all pairs of ids is faster than a hash set. */
    private static final int FEW = 12;

    private final EventTraits<E> traits;
    private final boolean dropRepeats;
    private final @Nullable CurrencyConversion currency;
    private final Tally.OfKind tally;
    private final Consumer<AssemblyRejection> rejections;

    Intake(
            EventTraits<E> traits,
            JourneyAssembler assembler,
            Tally.OfKind tally,
            Consumer<AssemblyRejection> rejections) {
        this.traits = traits;
        this.dropRepeats = assembler.dropsRepeats();
        this.currency = assembler.currency();
        this.tally = tally;
        this.rejections = rejections;
    }

    /** The events that are kept, in no particular order; the same list if nothing had to be changed. */
    List<E> admit(List<E> events) {
        tally.read += events.size();
        List<E> unique = hasRepeatedId(events) ? settleIds(events) : events;
        return currency == null ? unique : convert(unique, currency);
    }

    private boolean hasRepeatedId(List<E> events) {
        int n = events.size();
        if (n <= FEW) {
            for (int i = 1; i < n; i++) {
                String id = traits.id(events.get(i));
                for (int j = 0; j < i; j++) {
                    if (id.equals(traits.id(events.get(j)))) {
                        return true;
                    }
                }
            }
            return false;
        }
        Set<String> ids = new HashSet<>(2 * n);
        for (E event : events) {
            if (!ids.add(traits.id(event))) {
                return true;
            }
        }
        return false;
    }

    private List<E> settleIds(List<E> events) {
        // sorted by id, so that rejections and new ids come out the same whatever the order of the events
        TreeMap<String, List<E>> byId = new TreeMap<>();
        for (E event : events) {
            byId.computeIfAbsent(traits.id(event), id -> new ArrayList<>(1)).add(event);
        }
        Set<String> taken = new HashSet<>(byId.keySet());
        List<E> kept = new ArrayList<>(events.size());
        for (List<E> sameId : byId.values()) {
            settle(sameId, taken, kept);
        }
        return kept;
    }

    /**
     * Keeps the first in (time, content); what equals it is a duplicate, the others are rejected. Ids that were made from
     * the content are nobody's claim of identity: all events are kept under ids of their own, less repeats to be dropped.
     */
    private void settle(List<E> sameId, Set<String> taken, List<E> kept) {
        if (sameId.size() > 1) {
            sameId.sort(traits.contentOrder());
        }
        E first = sameId.get(0);
        kept.add(first);
        E previous = first;
        int occurrence = 1;
        for (E event : sameId.subList(1, sameId.size())) {
            // equal events are neighbours
            boolean isRepeat = event.equals(previous);
            previous = event;
            if (!traits.hasGeneratedId(event)) {
                settleGivenId(event, first);
            } else if (isRepeat && dropRepeats) {
                tally.repeatsDropped++;
            } else {
                tally.repeatsKept += isRepeat ? 1 : 0;
                String id;
                do {
                    occurrence++;
                    id = traits.id(first) + "#" + occurrence;
                } while (!taken.add(id));
                kept.add(traits.withId(event, id));
            }
        }
    }

    private void settleGivenId(E event, E first) {
        if (event.equals(first)) {
            tally.duplicates++;
        } else {
            tally.rejected++;
            rejections.accept(conflict(event, first));
        }
    }

    private AssemblyRejection conflict(E rejected, E kept) {
        return reject(
                rejected,
                "another " + traits.kind() + " has the same id and other content; rejected: " + rejected
                        + "; kept, as the first by time and content: " + kept + ". Give one of them another id.");
    }

    private List<E> convert(List<E> events, CurrencyConversion conversion) {
        List<E> converted = new ArrayList<>(events.size());
        for (E event : events) {
            try {
                converted.add(traits.convert(event, conversion));
            } catch (IllegalArgumentException e) {
                tally.rejected++;
                rejections.accept(reject(
                        event,
                        "its amount cannot be converted to " + conversion.target() + ": " + e.getMessage()
                                + ". Add the rate to the RateProvider."));
            }
        }
        return converted;
    }

    private AssemblyRejection reject(E event, String reason) {
        return new AssemblyRejection(traits.kind(), traits.id(event), traits.customer(event), reason, event);
    }
}
