package org.attributionj.bench;

import java.time.Instant;
import java.util.SplittableRandom;
import org.attributionj.enrich.identity.Id;
import org.attributionj.enrich.identity.Identities;
import org.attributionj.enrich.identity.IdentityEdge;
import org.attributionj.enrich.identity.IdentityGraph;
import org.attributionj.enrich.identity.IdentityRules;

/**
 * Many edges in memory: how long they take to add and to resolve, in a heap that the caller sets. {@code java -Xmx1500m -cp
 * benchmarks.jar org.attributionj.bench.IdentityScale 10000000}
 */
public final class IdentityScale {
    private IdentityScale() {}

    /**
     * Adds edges between cookies, users and addresses, and resolves them.
     *
     * @param args the number of edges
     */
    public static void main(String[] args) {
        int edges = Integer.parseInt(args[0]);
        SplittableRandom random = new SplittableRandom(1);
        long start = System.nanoTime();
        IdentityGraph graph = new IdentityGraph(IdentityRules.standard());
        for (int i = 0; i < edges; i++) {
            int user = random.nextInt(edges / 4);
            Id known = new Id("user_id", "user-" + user);
            Id other = i % 4 == 0
                    ? new Id("email", "person" + user + "@mail" + user % 100 + ".example")
                    : new Id("cookie", Long.toString(random.nextLong(1L << 40) + (1L << 40), 36) + "." + i);
            graph.add(IdentityEdge.of(
                    known, other, Instant.ofEpochSecond(1_700_000_000L + random.nextInt(30_000_000)), "login"));
        }
        long added = System.nanoTime();
        Identities who = graph.resolve();
        long resolved = System.nanoTime();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%d edges added in %.1f s, resolved in %.1f s, %d MB used of %d MB; %s%n",
                edges,
                (added - start) / 1e9,
                (resolved - added) / 1e9,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20,
                who.figures());
    }
}
