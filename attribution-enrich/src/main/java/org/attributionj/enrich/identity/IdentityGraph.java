package org.attributionj.enrich.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Ids and the edges between them. Edges are only ever added and taken back; {@link #resolve} tells who is who by all of them.
 * So the result depends on the edges alone, not on their order or on how they were divided among graphs, and what was joined
 * by mistake comes apart again, or under stricter rules.
 *
 * <p>Edges and ids are kept in arrays of primitives. Adding an edge takes constant time; resolving n edges takes O(n log n).
 * Single thread.
 *
 * <pre>{@code
 * IdentityGraph graph = new IdentityGraph(IdentityRules.standard());
 * graph.add(IdentityEdge.of(new Id("cookie", "c1"), new Id("user_id", "anna"), time, "login"));
 * Identities who = graph.resolve();
 * who.personOf("c1");   // anna
 * }</pre>
 */
public final class IdentityGraph {
    private final IdentityRules rules;
    private final IdTable ids = new IdTable();
    private final EdgeTable edges = new EdgeTable();
    private long[] firstSeen = new long[1024];
    private long blocked;

    /**
     * A graph without edges.
     *
     * @param rules which edges join people
     */
    public IdentityGraph(IdentityRules rules) {
        this.rules = Objects.requireNonNull(rules, "rules must not be null");
    }

    /**
     * Adds an edge.
     *
     * @param edge the edge
     * @return false if one of its values is nobody's id, or longer than 512 bytes; it is counted and left out then
     */
    public boolean add(IdentityEdge edge) {
        return add(edge.from(), edge.to(), edge.time().toEpochMilli(), edge.source(), edge.weight());
    }

    private boolean add(Id one, Id two, long millis, String source, double weight) {
        byte[] first = one.value().getBytes(StandardCharsets.UTF_8);
        byte[] second = two.value().getBytes(StandardCharsets.UTF_8);
        boolean isUnfit = rules.isBlocked(one.value())
                || rules.isBlocked(two.value())
                || first.length > IdTable.LONGEST
                || second.length > IdTable.LONGEST;
        if (isUnfit) {
            blocked++;
            return false;
        }
        edges.add(seen(one.type(), first, millis), seen(two.type(), second, millis), millis, source, weight);
        return true;
    }

    /** The number of an id that is seen now, or was so before. */
    private int seen(String type, byte[] value, long millis) {
        int before = ids.size();
        int id = ids.add(type, value);
        if (id == firstSeen.length) {
            firstSeen = Arrays.copyOf(firstSeen, id + (id >> 1));
        }
        firstSeen[id] = id == before ? millis : Math.min(firstSeen[id], millis);
        return id;
    }

    /**
     * Adds the edges of another graph, those that were taken back as well.
     *
     * @param other the other graph; it stays as it is
     */
    public void addAll(IdentityGraph other) {
        for (int edge = 0; edge < other.edges.size(); edge++) {
            Id one = other.ids.id(other.edges.from(edge));
            Id two = other.ids.id(other.edges.to(edge));
            boolean isAdded =
                    add(one, two, other.edges.millis(edge), other.edges.source(edge), other.edges.weight(edge));
            if (isAdded && other.edges.isRetracted(edge)) {
                edges.retractLast();
            }
        }
        blocked += other.blocked;
    }

    /**
     * Takes back the edges between two ids that one source gave. It takes time in proportion to the number of all edges.
     *
     * @param one one id
     * @param other the other id
     * @param source who said that they belong together
     * @return how many edges were taken back
     */
    public int retract(Id one, Id other, String source) {
        int a = ids.find(one.type(), one.value());
        int b = ids.find(other.type(), other.value());
        return a < 0 || b < 0 ? 0 : edges.retract(a, b, source);
    }

    /**
     * Passes on all edges that were not taken back, in the order in which they came.
     *
     * @param consumer takes the edges
     */
    public void forEach(Consumer<? super IdentityEdge> consumer) {
        for (int edge = 0; edge < edges.size(); edge++) {
            if (!edges.isRetracted(edge)) {
                consumer.accept(edge(edges, ids, edge));
            }
        }
    }

    static IdentityEdge edge(EdgeTable edges, IdTable ids, int edge) {
        return new IdentityEdge(
                ids.id(edges.from(edge)),
                ids.id(edges.to(edge)),
                Instant.ofEpochMilli(edges.millis(edge)),
                edges.source(edge),
                edges.weight(edge));
    }

    /**
     * The same edges under other rules; values that these rules block, others no longer, do not come back.
     *
     * @param newRules the rules
     * @return a new graph
     */
    public IdentityGraph withRules(IdentityRules newRules) {
        IdentityGraph graph = new IdentityGraph(newRules);
        graph.addAll(this);
        return graph;
    }

    /**
     * How many edges there are, without those of blocked values.
     *
     * @return the number
     */
    public int size() {
        return edges.size();
    }

    /**
     * Who is who. Edges between two strong ids are admitted first, then those with a weak one; each in the order of their
     * times, and of their ids where times are equal. An edge that the rules forbid at its turn joins nobody, and is counted.
     *
     * @return the identities by all edges so far; later edges do not change it
     */
    public Identities resolve() {
        Components components = new Components(ids, rules, firstSeen);
        Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
        if (blocked > 0) {
            refused.put(Refusal.BLOCKED_VALUE, blocked);
        }
        BitSet admitted = new BitSet(edges.size());
        int[] order = EdgeOrder.of(edges, ids);
        for (int edge : order) {
            boolean isUsable = !edges.isRetracted(edge) && edges.weight(edge) >= (float) rules.leastWeight();
            if (!isUsable) {
                refused.merge(edges.isRetracted(edge) ? Refusal.RETRACTED : Refusal.WEIGHT, 1L, Long::sum);
            } else if (isStrong(components, edge)) {
                admit(components, edge, admitted, refused);
            }
        }
        for (int edge : order) {
            boolean isUsable = !edges.isRetracted(edge) && edges.weight(edge) >= (float) rules.leastWeight();
            if (isUsable && !isStrong(components, edge)) {
                admit(components, edge, admitted, refused);
            }
        }
        return Identities.of(ids, rules, components, edges, admitted, refused);
    }

    private boolean isStrong(Components components, int edge) {
        return components.isStrong(edges.from(edge)) && components.isStrong(edges.to(edge));
    }

    private void admit(Components components, int edge, BitSet admitted, Map<Refusal, Long> refused) {
        Refusal refusal = components.join(edges.from(edge), edges.to(edge));
        if (refusal == null) {
            admitted.set(edge);
        } else {
            refused.merge(refusal, 1L, Long::sum);
        }
    }
}
