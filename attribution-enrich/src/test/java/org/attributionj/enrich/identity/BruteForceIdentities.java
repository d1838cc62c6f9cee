package org.attributionj.enrich.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of identity, written down as sets of sets: slow, and plain to see. */
final class BruteForceIdentities {
    private static final Comparator<Id> BY_NAME = Comparator.comparing(Id::type).thenComparing(Id::value);

    private BruteForceIdentities() {}

    static Set<Id> idsOf(List<IdentityEdge> edges) {
        Set<Id> ids = new LinkedHashSet<>();
        edges.forEach(edge -> ids.addAll(List.of(edge.from(), edge.to())));
        return ids;
    }

    static Set<Set<Id>> components(List<IdentityEdge> edges, IdentityRules rules) {
        Map<Id, Instant> seen = new HashMap<>();
        for (IdentityEdge edge : edges) {
            seen.merge(edge.from(), edge.time(), BruteForceIdentities::earlier);
            seen.merge(edge.to(), edge.time(), BruteForceIdentities::earlier);
        }
        Set<Set<Id>> components = new HashSet<>();
        seen.keySet().forEach(id -> components.add(Set.of(id)));
        List<IdentityEdge> usable = new ArrayList<>(edges.stream()
                .filter(edge -> edge.weight() >= rules.leastWeight())
                .toList());
        usable.sort(Comparator.comparing((IdentityEdge edge) -> !isStrong(edge, rules))
                .thenComparing(IdentityEdge::time)
                .thenComparing(edge -> smaller(edge), BY_NAME)
                .thenComparing(edge -> larger(edge), BY_NAME));
        for (IdentityEdge edge : usable) {
            Set<Id> one = of(components, edge.from());
            Set<Id> other = of(components, edge.to());
            Set<Id> both = new HashSet<>(one);
            both.addAll(other);
            if (!one.equals(other) && isAllowed(edge, one, other, both, seen, rules)) {
                components.remove(one);
                components.remove(other);
                components.add(both);
            }
        }
        return components;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Id smaller(IdentityEdge edge) {
        return BY_NAME.compare(edge.from(), edge.to()) <= 0 ? edge.from() : edge.to();
    }

    private static Id larger(IdentityEdge edge) {
        return BY_NAME.compare(edge.from(), edge.to()) <= 0 ? edge.to() : edge.from();
    }

    private static Set<Id> of(Set<Set<Id>> components, Id id) {
        return components.stream().filter(set -> set.contains(id)).findAny().orElseThrow();
    }

    private static boolean isStrong(IdentityEdge edge, IdentityRules rules) {
        return isStrong(edge.from(), rules) && isStrong(edge.to(), rules);
    }

    private static boolean isStrong(Id id, IdentityRules rules) {
        return rules.typeOf(id.type()).isStrong();
    }

    private static boolean isAllowed(
            IdentityEdge edge, Set<Id> one, Set<Id> other, Set<Id> both, Map<Id, Instant> seen, IdentityRules rules) {
        boolean bothStrong = one.stream().anyMatch(id -> isStrong(id, rules))
                && other.stream().anyMatch(id -> isStrong(id, rules));
        if (both.size() > rules.largest() || (bothStrong && !isStrong(edge, rules))) {
            return false;
        }
        for (String name : both.stream().map(Id::type).distinct().toList()) {
            IdType type = rules.typeOf(name);
            List<Instant> times = both.stream()
                    .filter(id -> id.type().equals(name))
                    .map(seen::get)
                    .sorted()
                    .toList();
            boolean inBoth = one.stream().anyMatch(id -> id.type().equals(name))
                    && other.stream().anyMatch(id -> id.type().equals(name));
            if (type.limit() > 0 && inBoth && isOver(times, type)) {
                return false;
            }
        }
        return true;
    }

    /** Whether more than the limit lie within one window, for any that begins at one of the times. */
    private static boolean isOver(List<Instant> times, IdType type) {
        Duration window = type.window();
        if (window == null) {
            return times.size() > type.limit();
        }
        for (Instant start : times) {
            long within = times.stream()
                    .filter(time -> !time.isBefore(start) && time.isBefore(start.plus(window)))
                    .count();
            if (within > type.limit()) {
                return true;
            }
        }
        return false;
    }

    static Id canonical(Set<Id> component, IdentityRules rules) {
        return component.stream()
                .min(Comparator.comparing((Id id) -> !isStrong(id, rules))
                        .thenComparing(id -> rules.rankOf(id.type()))
                        .thenComparing(Id::type)
                        .thenComparing(Id::value))
                .orElseThrow();
    }
}
