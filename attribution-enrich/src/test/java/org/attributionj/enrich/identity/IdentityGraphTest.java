package org.attributionj.enrich.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IdentityGraphTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
    private static final IdentityRules RULES = IdentityRules.standard()
            .withTypes(List.of(IdType.strong("user_id", 1), IdType.strong("email", 2)))
            .withOtherType(IdType.weak("other", 3, Duration.ofHours(4)))
            .withLargest(6);

    private static Id user(String value) {
        return new Id("user_id", value);
    }

    private static Id email(String value) {
        return new Id("email", value);
    }

    private static Id cookie(String value) {
        return new Id("cookie", value);
    }

    private static IdentityEdge edge(Id from, Id to, int hour) {
        return IdentityEdge.of(from, to, TIME.plus(Duration.ofHours(hour)), "login");
    }

    private static Identities resolve(IdentityRules rules, IdentityEdge... edges) {
        IdentityGraph graph = new IdentityGraph(rules);
        List.of(edges).forEach(graph::add);
        return graph.resolve();
    }

    @Test
    void aCookieBelongsToWhoLoggedIn() {
        Identities who = resolve(
                IdentityRules.standard(),
                edge(cookie("c1"), user("anna"), 0),
                edge(cookie("c2"), user("anna"), 1),
                edge(email("a@example.org"), user("anna"), 2));
        assertThat(who.personOf("c1")).isEqualTo("anna");
        assertThat(who.personOf("a@example.org")).isEqualTo("anna");
        assertThat(who.personOf("stranger")).isEqualTo("stranger");
        assertThat(who.hasStrongId("c2")).isTrue();
        assertThat(who.hasStrongId("stranger")).isFalse();
        assertThat(who.idsOf("c1")).containsExactly(user("anna"), email("a@example.org"), cookie("c1"), cookie("c2"));
        assertThat(who.figures().toString()).isEqualTo("4 ids of 1 persons by 3 edges");
    }

    @Test
    void aSharedDeviceJoinsNobody() {
        Identities who = resolve(
                IdentityRules.standard(), edge(cookie("c1"), user("bert"), 1), edge(cookie("c1"), user("anna"), 0));
        assertThat(who.personOf("c1")).isEqualTo("anna");
        assertThat(who.personOf("bert")).isEqualTo("bert");
        assertThat(who.figures().refused()).containsEntry(Refusal.WEAK_BETWEEN_STRONG, 1L);
    }

    @Test
    void nobodyHasTwoUserIds() {
        Identities who = resolve(
                IdentityRules.standard(),
                edge(email("x@example.org"), user("anna"), 0),
                edge(email("x@example.org"), user("bert"), 1));
        assertThat(who.personOf("bert")).isEqualTo("bert");
        assertThat(who.personOf("x@example.org")).isEqualTo("anna");
        assertThat(who.figures().refused()).containsEntry(Refusal.LIMIT, 1L);
    }

    @Test
    void valuesOfNobodyJoinNobody() {
        IdentityGraph graph = new IdentityGraph(IdentityRules.standard());
        for (String nobody : List.of("", "0000-0000", "-1", "NULL", "anonymous", "(not set)", "x".repeat(600))) {
            assertThat(graph.add(edge(cookie(nobody), user("anna"), 0)))
                    .as(nobody)
                    .isFalse();
        }
        assertThat(graph.resolve().figures().refused()).containsEntry(Refusal.BLOCKED_VALUE, 7L);
    }

    @Test
    void limitsWithAWindowForgetOldIds() {
        IdentityRules two = IdentityRules.standard().withOtherType(IdType.weak("other", 2, Duration.ofHours(10)));
        Identities who = resolve(
                two,
                edge(cookie("c1"), user("anna"), 0),
                edge(cookie("c2"), user("anna"), 1),
                edge(cookie("c3"), user("anna"), 2),
                edge(cookie("c4"), user("anna"), 20));
        assertThat(who.personOf("c2")).isEqualTo("anna");
        assertThat(who.personOf("c3")).isEqualTo("c3");
        assertThat(who.personOf("c4")).isEqualTo("anna");
    }

    @Test
    void aMergeIsExplainedByAPathOfEdgesAndTakenBack() {
        IdentityEdge first = edge(cookie("c1"), user("anna"), 0);
        IdentityEdge second = edge(email("a@example.org"), user("anna"), 1);
        IdentityGraph graph = new IdentityGraph(IdentityRules.standard());
        graph.add(first);
        graph.add(second);
        Identities before = graph.resolve();
        assertThat(before.explain(cookie("c1"), email("a@example.org"))).containsExactly(first, second);
        assertThat(before.explain(cookie("c1"), cookie("c9"))).isEmpty();
        assertThat(graph.retract(user("anna"), cookie("c1"), "other")).isZero();
        assertThat(graph.retract(user("anna"), cookie("c1"), "login")).isEqualTo(1);
        Identities after = graph.resolve();
        assertThat(after.personOf("c1")).isEqualTo("c1");
        assertThat(after.explain(cookie("c1"), user("anna"))).isEmpty();
        assertThat(after.changesSince(before)).containsExactly(java.util.Map.entry(cookie("c1"), "anna"));
        assertThat(before.personOf("c1")).isEqualTo("anna");
    }

    @Test
    void guessesCountFromALeastWeightOn() {
        IdentityEdge guess = new IdentityEdge(cookie("c1"), user("anna"), TIME, "splink", .6);
        assertThat(resolve(IdentityRules.standard().withLeastWeight(.7), guess).personOf("c1"))
                .isEqualTo("c1");
        assertThat(resolve(IdentityRules.standard().withLeastWeight(.6), guess).personOf("c1"))
                .isEqualTo("anna");
    }

    @Test
    void oneValueOfTwoKindsStaysTwoPersons() {
        Identities who = resolve(
                IdentityRules.standard(),
                edge(user("5"), email("a@example.org"), 0),
                edge(cookie("5"), cookie("a0"), 1),
                edge(cookie("5"), cookie("6"), 2));
        assertThat(who.personOf("5")).isEqualTo("5");
        assertThat(who.personOf("a0")).isEqualTo("cookie:5");
        assertThat(who.personOf("6")).isEqualTo("cookie:5");
    }

    @Provide
    Arbitrary<List<IdentityEdge>> edges() {
        Arbitrary<Id> ids = Combinators.combine(
                        Arbitraries.of("user_id", "email", "cookie"),
                        Arbitraries.integers().between(1, 6))
                .as((type, number) -> new Id(type, type.charAt(0) + "" + number));
        Arbitrary<IdentityEdge> edges = Combinators.combine(
                        ids, ids, Arbitraries.integers().between(0, 9), Arbitraries.of(.5, 1.0))
                .as((from, to, hour, weight) ->
                        new IdentityEdge(from, to, TIME.plus(Duration.ofHours(hour)), "s", weight));
        return edges.list().ofMaxSize(25);
    }

    @Property
    void componentsAreThoseOfBruteForceInAnyOrderAndPartition(@ForAll("edges") List<IdentityEdge> edges) {
        IdentityRules rules = RULES.withLeastWeight(.7);
        IdentityGraph graph = new IdentityGraph(rules);
        edges.forEach(graph::add);
        Identities who = graph.resolve();
        Set<Set<Id>> expected = BruteForceIdentities.components(edges, rules);
        for (Set<Id> component : expected) {
            Id canonical = BruteForceIdentities.canonical(component, rules);
            assertThat(component).allSatisfy(id -> assertThat(who.canonical(id)).isEqualTo(canonical));
        }
        assertThat(who.figures().persons()).isEqualTo(expected.size());
        List<IdentityEdge> shuffled = new ArrayList<>(edges);
        Collections.shuffle(shuffled, new Random(edges.size()));
        IdentityGraph one = new IdentityGraph(rules);
        IdentityGraph other = new IdentityGraph(rules);
        shuffled.forEach(edge -> (edge.hashCode() % 2 == 0 ? one : other).add(edge));
        one.addAll(other);
        Identities again = one.resolve();
        assertThat(again.figures()).isEqualTo(who.figures());
        assertThat(expected.stream().flatMap(Set::stream))
                .allSatisfy(id -> assertThat(again.canonical(id)).isEqualTo(who.canonical(id)));
    }

    @Property(tries = 200)
    void everyMergeHasAPath(@ForAll("edges") List<IdentityEdge> edges) {
        IdentityGraph graph = new IdentityGraph(RULES);
        edges.forEach(graph::add);
        Identities who = graph.resolve();
        Set<Id> ids = BruteForceIdentities.idsOf(edges);
        for (Id id : ids) {
            Id canonical = who.canonical(id);
            ImmutableList<IdentityEdge> path = who.explain(id, canonical);
            assertThat(path.isEmpty()).isEqualTo(id.equals(canonical));
            Id at = id;
            for (IdentityEdge edge : path) {
                assertThat(List.of(edge.from(), edge.to())).contains(at);
                at = edge.from().equals(at) ? edge.to() : edge.from();
            }
            assertThat(at).isEqualTo(canonical);
        }
    }

    @Property(tries = 200)
    void withoutAnEdgeItIsAsIfItHadNeverBeen(@ForAll("edges") List<IdentityEdge> edges) {
        if (edges.isEmpty() || edges.stream().anyMatch(edge -> edge.from().equals(edge.to()))) {
            return;
        }
        IdentityEdge gone = edges.get(0);
        IdentityRules rules = RULES.withOtherType(IdType.weak("other", 0, null));
        IdentityGraph graph = new IdentityGraph(rules);
        edges.forEach(graph::add);
        graph.retract(gone.from(), gone.to(), gone.source());
        Identities who = graph.resolve();
        IdentityGraph never = new IdentityGraph(rules);
        Set<Id> pair = Set.of(gone.from(), gone.to());
        edges.stream()
                .filter(edge -> !pair.equals(Set.of(edge.from(), edge.to())))
                .forEach(never::add);
        Identities expected = never.resolve();
        assertThat(BruteForceIdentities.idsOf(edges))
                .allSatisfy(id -> assertThat(who.canonical(id)).isEqualTo(expected.canonical(id)));
    }

    @Test
    void anEventOnASharedDeviceBelongsToTheNearestLogin() {
        LoginWindows logins = new LoginWindows(Duration.ofHours(3));
        logins.add("tv", "anna", TIME);
        logins.add("tv", "bert", TIME.plus(Duration.ofHours(10)));
        assertThat(logins.personOf("tv", TIME.plus(Duration.ofHours(2)))).isEqualTo("anna");
        assertThat(logins.personOf("tv", TIME.plus(Duration.ofHours(8)))).isEqualTo("bert");
        assertThat(logins.personOf("tv", TIME.plus(Duration.ofHours(5)))).isEqualTo("tv");
        assertThat(logins.personOf("tv", TIME.minus(Duration.ofHours(1)))).isEqualTo("anna");
        assertThat(logins.personOf("phone", TIME)).isEqualTo("phone");
        logins.add("pc", "b", TIME);
        logins.add("pc", "c", TIME.plus(Duration.ofHours(2)));
        assertThat(logins.personOf("pc", TIME.plus(Duration.ofHours(1)))).isEqualTo("b");
    }
}
