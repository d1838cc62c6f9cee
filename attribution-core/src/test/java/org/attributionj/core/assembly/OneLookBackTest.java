package org.attributionj.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.core.assembly.Events.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.RepeatPolicy;
import org.attributionj.core.journey.Window;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

/** Converting and open journeys of a fit are cut alike, whatever the goal, the types, their windows and the gap. */
class OneLookBackTest {

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenario.any();
    }

    /**
     * The definition in one sentence: a journey of a fit holds a touchpoint of its customer exactly if the one window and the
     * touchpoint's own ones reach it from the journey's end, and neither a conversion nor, in an open journey, a gap or a use
     * of the touchpoint parts the two. What is missing may not depend on the outcome or the type.
     */
    @Property(tries = 2000)
    void bothOutcomesAndAllTypesLookBackEquallyFar(@ForAll("scenarios") Scenario scenario) {
        JourneyAssembler assembler = scenario.assembler().withGap(null);
        Assembly assembly = assembler.assemble(scenario.touchpoints(), scenario.conversions());
        LookbackWindows windows = assembler.windows();
        Window fit = windows.ofFits(assembly.goal()).orElse(null);

        assertThat(assembly.account().journeys().fitWindow()).isEqualTo(fit);
        for (Journey journey : assembly.fit()) {
            for (Touchpoint touch : journey.touchpoints()) {
                assertThat(Duration.between(touch.time(), journey.end()))
                        .isLessThanOrEqualTo(fit == null ? Duration.ofDays(1000) : fit.length());
            }
        }
        // a touchpoint that is in no journey of the fit is out of reach of the ends of all journeys that follow it
        List<Touchpoint> used = assembly.fit().stream()
                .flatMap(journey -> journey.touchpoints().stream())
                .toList();
        if (assembler.observedUntil() == null) {
            for (Journey journey : assembly.credited()) {
                for (Touchpoint touch : journey.touchpoints()) {
                    // what earns credit from a conversion that counts is never unknown to the fit
                    assertThat(journey.conversion().value().signum() < 0 || used.contains(touch))
                            .isTrue();
                }
            }
        }
    }

    /** Shorter windows of single types are for credit; a fit knows the longest only. */
    @Property
    void windowsOfSingleTypesChangeNoFit(@ForAll("scenarios") Scenario scenario) {
        Assembly own = scenario.assembler().assemble(scenario.touchpoints(), scenario.conversions());
        LookbackWindows longest = scenario.assembler().windows().forFits(own.goal());

        Assembly same =
                scenario.assembler().withWindows(longest).assemble(scenario.touchpoints(), scenario.conversions());

        assertThat(texts(same.fit())).isEqualTo(texts(own.fit()));
    }

    @Property
    void creditPolicyChangesNoFit(@ForAll("scenarios") Scenario scenario, @ForAll RepeatPolicy policy) {
        assertThat(texts(scenario.assembler()
                        .withRepeatPolicy(policy)
                        .assemble(scenario.touchpoints(), scenario.conversions())
                        .fit()))
                .isEqualTo(texts(scenario.assembler()
                        .assemble(scenario.touchpoints(), scenario.conversions())
                        .fit()));
    }

    @Property
    void namingTheDefaultGoalChangesNothing(@ForAll("scenarios") Scenario scenario) {
        JourneyAssembler byDefault = scenario.assembler().withGoal(null);
        Assembly assembly = byDefault.assemble(scenario.touchpoints(), scenario.conversions());

        assertThat(byDefault.withGoal(assembly.goal()).assemble(scenario.touchpoints(), scenario.conversions()))
                .isEqualTo(assembly);
    }

    /** A sale of negative value takes something back: a fit neither learns from it nor is cut by it. */
    @Property
    void negativeSalesChangeNoFit(@ForAll("scenarios") Scenario scenario) {
        JourneyAssembler assembler = scenario.assembler()
                .withGoal(Goal.everything())
                .withRepeatsDropped(false)
                .withObservedUntil(Instant.parse("2024-03-05T00:00:00Z"));
        List<Conversion> sales = new ArrayList<>();
        List<Conversion> withNegative = new ArrayList<>();
        for (int i = 0; i < scenario.conversions().size(); i++) {
            Conversion conversion = scenario.conversions().get(i);
            boolean isNegative = conversion.value().signum() < 0;
            Conversion own = conversion.toBuilder().id("own " + i).adjusts(null).build();
            withNegative.add(own);
            if (!isNegative) {
                sales.add(own);
            }
        }
        List<Touchpoint> touchpoints = scenario.touchpoints();

        assertThat(texts(assembler.assemble(touchpoints, withNegative).fit()))
                .isEqualTo(texts(assembler.assemble(touchpoints, sales).fit()));
    }

    /** Four rows that once gave the open journey [y] by default, and [x, y] where the goal was named. */
    @Test
    void leadsWithoutValueLookBackAsFarByDefaultAsByName() {
        List<Touchpoint> touchpoints =
                List.of(touch("a", "x", "2024-01-01"), touch("a", "y", "2024-02-10"), touch("b", "x", "2024-01-01"));
        List<Conversion> conversions = List.of(Conversion.of(
                "b", ConversionType.LEAD_GENERATION, Money.of("0", "EUR"), Instant.parse("2024-02-10T00:00:00Z")));
        JourneyAssembler assembler = JourneyAssembler.standard().withGap(null);

        Assembly byDefault = assembler.assemble(touchpoints, conversions);
        Assembly byName =
                assembler.withGoal(Goal.of(ConversionType.LEAD_GENERATION)).assemble(touchpoints, conversions);

        assertThat(labels(byDefault.fit())).containsExactly(List.of("x", "y"), List.of("x"));
        assertThat(byName).isEqualTo(byDefault);
        assertThat(byDefault.account().toString()).contains("fits look back 60d: 2 journeys");
    }

    /** Signups alone look back 7 days; beside one purchase both types and the open journeys look back 30. */
    @Test
    void aRowOfAnotherTypeWidensTheLookBackOfAllJourneys() {
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        for (String customer : List.of("a", "b")) {
            touchpoints.add(touch(customer, "x", "2024-01-01"));
            touchpoints.add(touch(customer, "y", "2024-01-15"));
        }
        conversions.add(conversion("a", ConversionType.SIGNUP, "2024-01-16"));
        JourneyAssembler assembler = JourneyAssembler.standard();

        List<List<String>> signups =
                labels(assembler.assemble(touchpoints, conversions).fit());
        conversions.add(conversion("c", ConversionType.PURCHASE, "2024-01-16"));
        Assembly both = assembler.assemble(touchpoints, conversions);

        // what expires before a conversion is an open journey of its own
        assertThat(signups).containsExactly(List.of("x"), List.of("y"), List.of("y"));
        assertThat(labels(both.fit())).containsExactly(List.of("x", "y"), List.of("x", "y"), List.of());
        assertThat(labels(both.credited())).containsExactly(List.of("y"), List.of());
    }

    private static List<List<String>> labels(List<Journey> journeys) {
        return journeys.stream()
                .map(journey -> journey.touchpoints().stream()
                        .map(touch -> touch.channel().name())
                        .toList())
                .toList();
    }

    private static Touchpoint touch(String customer, String channel, String day) {
        return Touchpoint.builder(customer, Instant.parse(day + "T00:00:00Z"))
                .channel(Channel.of(channel))
                .type(TouchpointType.WEBSITE_VISIT)
                .build();
    }

    private static Conversion conversion(String customer, ConversionType type, String day) {
        return Conversion.of(customer, type, Money.of("3", "EUR"), Instant.parse(day + "T00:00:00Z"));
    }
}
