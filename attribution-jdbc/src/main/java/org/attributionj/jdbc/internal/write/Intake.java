package org.attributionj.jdbc.internal.write;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.write.Refusal;

/** The events of one kind in a batch: which are new, known, or refused. One thread at a time. */
final class Intake<E> {
    private final EventTraits<E> traits;
    private final List<Refusal> refusedBefore = new ArrayList<>();
    private final List<Refusal> refusedHere = new ArrayList<>();
    private final List<Refusal> erased = new ArrayList<>();
    private final List<String> duplicatesInBatch = new ArrayList<>();
    private final List<String> duplicatesInStore = new ArrayList<>();

    /** By id, so that transactions insert in one order and cannot wait for each other in a circle. */
    private final Map<String, E> byId = new TreeMap<>();

    private List<E> fresh = List.of();

    Intake(EventTraits<E> traits) {
        this.traits = traits;
    }

    /** Sorts out what needs no database: what cannot be stored, and repeats within the batch. */
    void admit(Collection<E> events, Function<E, Optional<String>> check) {
        for (E event : events) {
            Objects.requireNonNull(event, () -> traits.kind() + " must not be null");
            Optional<String> problem = check.apply(event);
            if (problem.isPresent()) {
                refusedBefore.add(refusal(event, problem.get()));
                continue;
            }
            E first = byId.putIfAbsent(traits.id().apply(event), event);
            if (first != null) {
                if (first.equals(event)) {
                    duplicatesInBatch.add(traits.id().apply(event));
                } else {
                    refusedBefore.add(refusal(event, conflict("an earlier one of the same batch")));
                }
            }
        }
    }

    void addCustomers(SortedSet<Integer> stripes, Function<String, Integer> stripe) {
        byId.values()
                .forEach(event -> stripes.add(stripe.apply(traits.customer().apply(event))));
    }

    /** Sorts out what the store has; called again if the transaction is run again. */
    void compare(Session session) throws SQLException {
        refusedHere.clear();
        erased.clear();
        duplicatesInStore.clear();
        List<String> known = session.listIn(
                list -> "SELECT id FROM {" + traits.table() + "} WHERE id IN (" + list + ")",
                byId.keySet(),
                row -> row.getString(1));
        if (known.isEmpty()) {
            fresh = List.copyOf(byId.values());
            return;
        }
        Map<String, E> rest = new TreeMap<>(byId);
        List<E> stored = session.listIn(
                list -> "SELECT " + traits.columns() + " FROM {" + traits.table() + "} WHERE id IN (" + list + ")",
                known,
                traits.reader());
        for (E old : stored) {
            E event = Objects.requireNonNull(rest.remove(traits.id().apply(old)), "id");
            if (event.equals(old)) {
                duplicatesInStore.add(traits.id().apply(event));
            } else {
                refusedHere.add(refusal(event, conflict("one that is stored")));
            }
        }
        fresh = List.copyOf(rest.values());
    }

    /** Sorts out what is new to the store only because it was erased. */
    void refuse(Session session, ErasedEvents events) throws SQLException {
        List<String> ids = fresh.stream().map(traits.id()).toList();
        Set<String> gone = events.among(session, traits.kind(), ids);
        if (gone.isEmpty()) {
            return;
        }
        List<E> left = new ArrayList<>();
        for (E event : fresh) {
            if (gone.contains(traits.id().apply(event))) {
                erased.add(
                        refusal(
                                event,
                                "it was erased at the person's request, and does not come back; what happened since has another id"));
            } else {
                left.add(event);
            }
        }
        fresh = left;
    }

    private String conflict(String first) {
        return "another " + traits.kind() + " has the same id and other content: " + first
                + ", which stays. Give one of them another id.";
    }

    private Refusal refusal(E event, String reason) {
        return new Refusal(
                traits.kind(), traits.id().apply(event), traits.customer().apply(event), reason);
    }

    /** The events that are new to the store. */
    List<E> fresh() {
        return fresh;
    }

    List<String> duplicates() {
        List<String> all = new ArrayList<>(duplicatesInBatch);
        all.addAll(duplicatesInStore);
        return all;
    }

    /** The events that were erased before: nothing may be kept of them, not even that they were refused. */
    List<Refusal> erased() {
        return erased;
    }

    List<Refusal> refusals() {
        List<Refusal> all = new ArrayList<>(refusedBefore);
        all.addAll(refusedHere);
        return all;
    }
}
