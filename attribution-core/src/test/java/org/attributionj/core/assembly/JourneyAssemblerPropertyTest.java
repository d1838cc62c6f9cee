package org.attributionj.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;

class JourneyAssemblerPropertyTest {

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenario.any();
    }

    @Property(tries = 4000)
    void journeysAndCountsAreThoseOfTheDefinitions(@ForAll("scenarios") Scenario scenario) {
        SlowAssembler oracle = new SlowAssembler(scenario.assembler());
        oracle.assemble(scenario.touchpoints(), scenario.conversions());

        Assembly assembly = scenario.assembler().assemble(scenario.touchpoints(), scenario.conversions());

        assertThat(texts(assembly.credited())).isEqualTo(oracle.credited);
        assertThat(texts(assembly.open())).isEqualTo(oracle.open);
        assertThat(texts(assembly.fit())).isEqualTo(oracle.fit);
        assertThat(counts(assembly.account())).isEqualTo(oracle.counts());
    }

    @Property
    void accountsAddUp(@ForAll("scenarios") Scenario scenario) {
        Assembly assembly = scenario.assembler().assemble(scenario.touchpoints(), scenario.conversions());
        AssemblyAccount account = assembly.account();

        assertThat(account.isComplete()).as(account.toString()).isTrue();
        assertThat(account.touchpoints().read())
                .isEqualTo(scenario.touchpoints().size());
        assertThat(account.conversions().read())
                .isEqualTo(scenario.conversions().size());
        assertThat(assembly.rejections()).hasSize((int)
                (account.touchpoints().rejected() + account.conversions().rejected()));
        assertThat(assembly.pending()).hasSize((int) account.conversions().adjustmentsPending());
        Set<String> used = new TreeSet<>();
        assembly.credited().forEach(journey -> journey.touchpoints().forEach(touch -> used.add(touch.id())));
        assertThat(account.touchpoints().inConvertingJourneys()).isEqualTo(used.size());
    }

    @Property
    void orderOfRowsChangesNothing(@ForAll("scenarios") Scenario scenario, @ForAll Random random) {
        List<Touchpoint> touchpoints = new ArrayList<>(scenario.touchpoints());
        List<Conversion> conversions = new ArrayList<>(scenario.conversions());
        Collections.shuffle(touchpoints, random);
        Collections.shuffle(conversions, random);

        assertThat(scenario.assembler().assemble(touchpoints, conversions))
                .isEqualTo(scenario.assembler().assemble(scenario.touchpoints(), scenario.conversions()));
    }

    @Property
    void oneCustomerAtATimeGivesTheSameAsAllAtOnce(@ForAll("scenarios") Scenario mixed) {
        // an id belongs to one customer here: what two customers share cannot be seen one customer at a time
        List<Touchpoint> touchpoints = mixed.touchpoints().stream()
                .map(touch -> touch.hasGeneratedId()
                        ? touch
                        : touch.toBuilder().id(touch.customer() + touch.id()).build())
                .toList();
        List<Conversion> conversions = mixed.conversions().stream()
                .map(conversion -> ownIds(conversion))
                .toList();
        Assembly whole = mixed.assembler().assemble(touchpoints, conversions);

        Assembly.Collector collector = new Assembly.Collector();
        AssemblySession session = mixed.assembler().withGoal(whole.goal()).start(collector);
        for (String customer : customers(touchpoints, conversions)) {
            session.customer(
                    customer,
                    touchpoints.stream()
                            .filter(touch -> touch.customer().equals(customer))
                            .toList(),
                    conversions.stream()
                            .filter(conversion -> conversion.customer().equals(customer))
                            .toList());
        }
        Assembly pieces = collector.finish(whole.goal(), session.finish());

        assertThat(pieces.credited()).isEqualTo(whole.credited());
        assertThat(pieces.open()).isEqualTo(whole.open());
        assertThat(pieces.fit()).isEqualTo(whole.fit());
        assertThat(pieces.account()).isEqualTo(whole.account());
        assertThat(pieces.rejections()).containsExactlyInAnyOrderElementsOf(whole.rejections());
        assertThat(pieces.pending()).containsExactlyInAnyOrderElementsOf(whole.pending());
    }

    private static Conversion ownIds(Conversion conversion) {
        String adjusts = conversion.adjusts();
        return conversion.toBuilder()
                .id(conversion.hasGeneratedId() ? conversion.id() : conversion.customer() + conversion.id())
                .adjusts(adjusts == null ? null : conversion.customer() + adjusts)
                .build();
    }

    private static Set<String> customers(List<Touchpoint> touchpoints, List<Conversion> conversions) {
        Set<String> customers = new TreeSet<>();
        touchpoints.forEach(touch -> customers.add(touch.customer()));
        conversions.forEach(conversion -> customers.add(conversion.customer()));
        return customers;
    }

    /** Whoever has how many machines reads the same account, line by line, whether the end of observation is given or not. */
    @Property
    void accountsOfPartsMergeIntoThatOfTheWhole(
            @ForAll("scenarios") Scenario scenario, @ForAll @Size(4) List<@IntRange(max = 2) Integer> partOfCustomers) {
        // one goal, because that of the data would differ from part to part
        JourneyAssembler assembler = scenario.assembler().goal() == null
                ? scenario.assembler().withGoal(Goal.everything())
                : scenario.assembler();
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        for (int copy = 0; copy < 2; copy++) {
            Duration later = Duration.ofHours(30L * copy);
            for (Touchpoint touch : scenario.touchpoints()) {
                touchpoints.add(
                        Touchpoint.builder(touch.customer() + copy, touch.time().plus(later))
                                .id(touch.hasGeneratedId() ? null : touch.customer() + touch.id() + copy)
                                .sequence(touch.sequence())
                                .channel(touch.channel())
                                .type(touch.type())
                                .build());
            }
            for (Conversion conversion : scenario.conversions()) {
                Conversion own = ownIds(conversion);
                String adjusts = own.adjusts();
                conversions.add(Conversion.builder(
                                own.customer() + copy,
                                own.type(),
                                own.value(),
                                own.time().plus(later))
                        .allowNegative()
                        .id(own.hasGeneratedId() ? null : own.id() + copy)
                        .adjusts(adjusts == null ? null : adjusts + copy)
                        .sequence(own.sequence())
                        .build());
            }
        }
        List<String> customers = List.of("anna0", "anna1", "bert0", "bert1");
        AssemblyAccount whole = assembler.assemble(touchpoints, conversions).account();

        AssemblyAccount upward = AssemblyAccount.empty();
        AssemblyAccount downward = AssemblyAccount.empty();
        for (int part = 0; part <= 2; part++) {
            Set<String> ofPart = new TreeSet<>();
            for (int i = 0; i < customers.size(); i++) {
                if (partOfCustomers.get(i) == part) {
                    ofPart.add(customers.get(i));
                }
            }
            AssemblyAccount account = assembler
                    .assemble(
                            touchpoints.stream()
                                    .filter(touch -> ofPart.contains(touch.customer()))
                                    .toList(),
                            conversions.stream()
                                    .filter(conversion -> ofPart.contains(conversion.customer()))
                                    .toList())
                    .account();
            upward = upward.plus(account);
            downward = account.plus(downward);
        }

        assertThat(upward).isEqualTo(whole).isEqualTo(downward).hasToString(whole.toString());
        assertThat(upward.isComplete()).isTrue();
        assertThat(upward.plus(AssemblyAccount.empty())).isEqualTo(upward);
    }

    @Property
    void unwantedKindsChangeNeitherTheOthersNorTheAccount(
            @ForAll("scenarios") Scenario scenario, @ForAll Set<JourneyKind> wanted) {
        Assembly all = scenario.assembler().assemble(scenario.touchpoints(), scenario.conversions());
        Map<JourneyKind, List<Journey>> given = new TreeMap<>();
        JourneySink sink = new JourneySink() {
            @Override
            public void accept(Journey journey, Set<JourneyKind> kinds) {
                assertThat(kinds).isNotEmpty().isSubsetOf(wanted);
                kinds.forEach(kind ->
                        given.computeIfAbsent(kind, k -> new ArrayList<>()).add(journey));
            }

            @Override
            public Set<JourneyKind> wanted() {
                return wanted;
            }
        };

        AssemblyAccount account = scenario.assembler().assemble(scenario.touchpoints(), scenario.conversions(), sink);

        for (JourneyKind kind : EnumSet.allOf(JourneyKind.class)) {
            List<Journey> expected = switch (kind) {
                case CREDITED -> all.credited();
                case OPEN -> all.open();
                case FIT -> all.fit();
            };
            assertThat(given.getOrDefault(kind, List.of()))
                    .isEqualTo(wanted.contains(kind) ? expected : List.<Journey>of());
        }
        assertThat(account.touchpoints()).isEqualTo(all.account().touchpoints());
        assertThat(account.conversions()).isEqualTo(all.account().conversions());
        assertThat(account.journeys().immature())
                .isEqualTo(all.account().journeys().immature());
    }

    private static List<String> texts(List<Journey> journeys) {
        return journeys.stream().map(SlowAssembler::text).toList();
    }

    private static Map<String, Long> counts(AssemblyAccount account) {
        TouchpointCounts touchpoints = account.touchpoints();
        ConversionCounts conversions = account.conversions();
        Map<String, Long> counts = new TreeMap<>();
        counts.put("customers", account.customers());
        counts.put("touchpoints read", touchpoints.read());
        counts.put("touchpoints duplicates", touchpoints.duplicates());
        counts.put("touchpoints rejected", touchpoints.rejected());
        counts.put("touchpoints repeats dropped", touchpoints.repeatsDropped());
        counts.put("touchpoints repeats kept", touchpoints.repeatsKept());
        counts.put("not eligible", Counts.sum(touchpoints.notEligible()));
        counts.put("in converting journeys", touchpoints.inConvertingJourneys());
        counts.put("in open journeys", touchpoints.inOpenJourneys());
        touchpoints.outsideWindow().forEach((window, n) -> counts.merge("outside " + window.name(), n, Long::sum));
        touchpoints.windowCosts().forEach((window, n) -> counts.merge("cost of " + window.name(), n, Long::sum));
        counts.put("conversions read", conversions.read());
        counts.put("conversions duplicates", conversions.duplicates());
        counts.put("conversions rejected", conversions.rejected());
        counts.put("conversions repeats dropped", conversions.repeatsDropped());
        counts.put("conversions repeats kept", conversions.repeatsKept());
        counts.put("with touchpoints", conversions.withTouchpoints());
        counts.put("without touchpoints", conversions.withoutTouchpoints());
        counts.put("negative", conversions.negative());
        counts.put("adjustments applied", conversions.adjustmentsApplied());
        counts.put("adjustments pending", conversions.adjustmentsPending());
        counts.put("adjustments not of goal", conversions.adjustmentsNotOfGoal());
        conversions.notOfGoal().forEach((type, n) -> counts.put("not of goal " + type, n));
        counts.put("open", account.journeys().open());
        counts.put("immature", account.journeys().immature().count());
        counts.put("fit", account.journeys().fit());
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
