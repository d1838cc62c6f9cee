package org.attributionj.enrich.identity;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who is who, by the edges of an {@link IdentityGraph} at one moment. Not changed by later edges; thread-safe as long as the
 * graph gets none while this is asked.
 */
public final class Identities {
    private final IdTable ids;
    private final int known;
    private final IdentityRules rules;
    private final EdgeTable edges;
    private final BitSet admitted;
    /** For each id, the canonical id of its component. */
    private final int[] canonical;

    private final ImmutableList<String> typesByRank;
    private final ImmutableMap<Refusal, Long> refused;

    private Identities(
            IdTable ids,
            IdentityRules rules,
            EdgeTable edges,
            BitSet admitted,
            int[] canonical,
            Map<Refusal, Long> refused) {
        this.ids = ids;
        this.rules = rules;
        this.edges = edges;
        this.admitted = admitted;
        this.canonical = canonical;
        this.refused = Maps.immutableEnumMap(refused);
        known = canonical.length;
        List<String> types = new ArrayList<>();
        for (int code = 0; code < ids.typeCount(); code++) {
            types.add(ids.typeName(code));
        }
        types.sort((one, other) -> compareTypes(rules, one, other));
        typesByRank = ImmutableList.copyOf(types);
    }

    static Identities of(
            IdTable ids,
            IdentityRules rules,
            Components components,
            EdgeTable edges,
            BitSet admitted,
            Map<Refusal, Long> refused) {
        int[] smallest = new int[ids.size()];
        Arrays.fill(smallest, -1);
        for (int id = 0; id < smallest.length; id++) {
            int root = components.find(id);
            if (smallest[root] < 0 || compare(ids, rules, id, smallest[root]) < 0) {
                smallest[root] = id;
            }
        }
        int[] canonical = new int[ids.size()];
        for (int id = 0; id < canonical.length; id++) {
            canonical[id] = smallest[components.find(id)];
        }
        return new Identities(ids, rules, edges, admitted, canonical, refused);
    }

    /** Strong ids first, then by the rank of their kind, then by value. */
    private static int compare(IdTable ids, IdentityRules rules, int one, int other) {
        int byType = compareTypes(rules, ids.typeName(ids.type(one)), ids.typeName(ids.type(other)));
        return byType != 0 ? byType : ids.compareValues(one, other);
    }

    private static int compareTypes(IdentityRules rules, String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        int byStrength = Boolean.compare(
                rules.typeOf(other).isStrong(), rules.typeOf(one).isStrong());
        int byRank = Integer.compare(rules.rankOf(one), rules.rankOf(other));
        return byStrength != 0 ? byStrength : byRank != 0 ? byRank : one.compareTo(other);
    }

    private int find(String type, String value) {
        int id = ids.find(type, value);
        return id < known ? id : -1;
    }

    /**
     * The canonical id of an id's person: the smallest of the strong ids by the rank of its kind and then by value; of the
     * weak ones if there is no strong one.
     *
     * @param id an id
     * @return the canonical id; the id itself if no edge names it
     */
    public Id canonical(Id id) {
        int found = find(id.type(), id.value());
        return found < 0 ? id : ids.id(canonical[found]);
    }

    /**
     * Under which name events of a customer belong to their person: the value of the canonical id. Where another person has
     * the same value as an id of a better kind, the kind stands before it: {@code cookie:5}.
     *
     * @param customer an event's customer, of whatever kind; kinds are tried in their order
     * @return the name; the customer itself if no edge names it
     */
    public String personOf(String customer) {
        int id = find(customer);
        return id < 0 ? customer : name(canonical[id]);
    }

    private int find(String customer) {
        for (String type : typesByRank) {
            int id = find(type, customer);
            if (id >= 0) {
                return id;
            }
        }
        return -1;
    }

    private String name(int id) {
        String value = ids.value(id);
        int first = find(value);
        return first >= 0 && canonical[first] == id ? value : ids.typeName(ids.type(id)) + ":" + value;
    }

    /**
     * Whether a customer's person is known by a strong id.
     *
     * @param customer an event's customer
     * @return whether an edge names the customer, and its canonical id is strong
     */
    public boolean hasStrongId(String customer) {
        int id = find(customer);
        return id >= 0 && rules.typeOf(ids.typeName(ids.type(canonical[id]))).isStrong();
    }

    /**
     * Why two ids are one person's: a shortest path of edges between them. It takes time in proportion to the number of all
     * edges.
     *
     * @param one one id
     * @param other the other id
     * @return the edges from the one to the other; empty if they are not one person's, or one and the same id
     */
    public ImmutableList<IdentityEdge> explain(Id one, Id other) {
        int start = find(one.type(), one.value());
        int end = find(other.type(), other.value());
        if (start < 0 || end < 0 || start == end || canonical[start] != canonical[end]) {
            return ImmutableList.of();
        }
        Map<Integer, List<Integer>> adjacent = adjacency(canonical[start]);
        Map<Integer, Integer> cameBy = new HashMap<>();
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty() && !cameBy.containsKey(end)) {
            int id = queue.remove();
            for (int edge : Objects.requireNonNull(adjacent.get(id))) {
                int next = edges.from(edge) == id ? edges.to(edge) : edges.from(edge);
                if (next != start && cameBy.putIfAbsent(next, edge) == null) {
                    queue.add(next);
                }
            }
        }
        return path(start, end, cameBy);
    }

    private Map<Integer, List<Integer>> adjacency(int component) {
        Map<Integer, List<Integer>> adjacent = new HashMap<>();
        for (int edge = admitted.nextSetBit(0); edge >= 0; edge = admitted.nextSetBit(edge + 1)) {
            if (canonical[edges.from(edge)] == component) {
                adjacent.computeIfAbsent(edges.from(edge), id -> new ArrayList<>())
                        .add(edge);
                adjacent.computeIfAbsent(edges.to(edge), id -> new ArrayList<>())
                        .add(edge);
            }
        }
        return adjacent;
    }

    private ImmutableList<IdentityEdge> path(int start, int end, Map<Integer, Integer> cameBy) {
        List<IdentityEdge> path = new ArrayList<>();
        for (int id = end; id != start; ) {
            int edge = Objects.requireNonNull(cameBy.get(id));
            path.add(IdentityGraph.edge(edges, ids, edge));
            id = edges.from(edge) == id ? edges.to(edge) : edges.from(edge);
        }
        Collections.reverse(path);
        return ImmutableList.copyOf(path);
    }

    /**
     * The customers who have another name than before: whose conversions are to be attributed again after a merge or an
     * unmerge. Ids that only one of both knows count as their own persons in the other.
     *
     * @param before who was who
     * @return the former names by the ids that have another one now
     */
    public ImmutableMap<Id, String> changesSince(Identities before) {
        ImmutableMap.Builder<Id, String> changes = ImmutableMap.builder();
        for (int id = 0; id < known; id++) {
            Id one = ids.id(id);
            String now = name(canonical[id]);
            int earlier = before.find(one.type(), one.value());
            String then = earlier < 0 ? one.value() : before.name(before.canonical[earlier]);
            if (!now.equals(then)) {
                changes.put(one, then);
            }
        }
        return changes.buildOrThrow();
    }

    /**
     * How many ids, persons and edges there are.
     *
     * @return the figures
     */
    public IdentityFigures figures() {
        int persons = 0;
        int[] sizes = new int[known];
        int largest = 0;
        for (int id = 0; id < known; id++) {
            persons += canonical[id] == id ? 1 : 0;
            largest = Math.max(largest, ++sizes[canonical[id]]);
        }
        return new IdentityFigures(known, persons, admitted.cardinality(), largest, refused);
    }

    /**
     * All ids of a customer's person.
     *
     * @param customer an event's customer
     * @return the ids, the canonical one first; empty if no edge names the customer. It takes time in proportion to the
     *     number of all ids
     */
    public ImmutableList<Id> idsOf(String customer) {
        int found = find(customer);
        List<Integer> members = new ArrayList<>();
        for (int id = 0; found >= 0 && id < known; id++) {
            if (canonical[id] == canonical[found]) {
                members.add(id);
            }
        }
        members.sort((one, other) -> compare(ids, rules, one, other));
        return members.stream().map(ids::id).collect(ImmutableList.toImmutableList());
    }

    @Override
    public String toString() {
        return figures().toString();
    }
}
