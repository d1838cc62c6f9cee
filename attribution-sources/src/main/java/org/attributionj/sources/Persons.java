package org.attributionj.sources;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose an id is, by the aliases of an export: ids that aliases connect are one person, who has the smallest of the ids that
 * stand for one. An alias that would join two persons who both have such an id (a browser that two people use) joins nobody
 * and is counted. The order of aliases makes no difference. Single thread.
 */
final class Persons {
    private final Map<String, Set<String>> idsByAlias = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    void add(Alias alias) {
        if (!alias.id().equals(alias.alias())) {
            ids.add(alias.id());
            idsByAlias.computeIfAbsent(alias.alias(), key -> new TreeSet<>()).add(alias.id());
        }
    }

    /** The id that stands for the person of some id. */
    String of(String id) {
        String current = id;
        Set<String> seen = new HashSet<>();
        // an alias may stand for another one: a device for a browser, that for a user
        while (seen.add(current)) {
            Set<String> candidates = idsByAlias.getOrDefault(current, Set.of());
            if (candidates.size() != 1) {
                return current;
            }
            current = candidates.iterator().next();
        }
        return new TreeSet<>(seen).first();
    }

    /** Ids that several people use. */
    long shared() {
        return idsByAlias.values().stream().filter(people -> people.size() > 1).count();
    }

    /** Ids that stand for another one. */
    long joined() {
        return idsByAlias.size() - shared();
    }
}
