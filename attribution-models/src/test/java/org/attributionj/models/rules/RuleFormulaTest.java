package org.attributionj.models.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.attributionj.models.TestJourneys.SHARE_TOLERANCE;
import static org.attributionj.models.TestJourneys.shares;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.RandomJourneys;
import org.attributionj.models.RuleOracle;

/** Every rule against its row of the table, on random journeys. */
@Domain(RandomJourneys.class)
@Domain(DomainContext.Global.class)
class RuleFormulaTest {
    private static final List<Milestone> W = List.of(Milestone.LEAD_CREATED, Milestone.OPPORTUNITY_CREATED);
    private static final List<Milestone> FULL =
            List.of(Milestone.LEAD_CREATED, Milestone.OPPORTUNITY_CREATED, Milestone.CLOSED);

    private static void check(AttributionModel model, Journey journey, double[] expected) {
        assertThat(shares(model, journey)).as(model.name()).containsExactly(expected, within(SHARE_TOLERANCE));
    }

    @Property
    void firstLastAndLinear(@ForAll Journey journey) {
        check(AttributionModels.firstTouch(), journey, RuleOracle.first(journey));
        check(AttributionModels.lastTouch(), journey, RuleOracle.last(journey));
        check(AttributionModels.linear(), journey, RuleOracle.linear(journey));
        check(AttributionModels.linearUnique(), journey, RuleOracle.linearUnique(journey));
    }

    @Property
    void lastNonDirect(@ForAll Journey journey) {
        check(
                AttributionModels.lastNonDirect(),
                journey,
                RuleOracle.lastNonDirect(journey, Set.of("direct", "Direct")));
        check(
                AttributionModels.lastNonDirect(Set.of(Channel.EMAIL, Channel.SOCIAL)),
                journey,
                RuleOracle.lastNonDirect(journey, Set.of("email", "social")));
    }

    @Property
    void timeDecay(@ForAll Journey journey, @ForAll @DoubleRange(min = 0.25, max = 365) double days) {
        Duration halfLife =
                Duration.ofMillis(Math.round(days * Duration.ofDays(1).toMillis()));
        check(AttributionModels.timeDecay(halfLife), journey, RuleOracle.timeDecay(journey, (double)
                halfLife.toMillis()));
    }

    @Property
    void position(
            @ForAll Journey journey,
            @ForAll @DoubleRange(min = 0.01, max = 10) double f,
            @ForAll @DoubleRange(min = 0, max = 10) double m,
            @ForAll @DoubleRange(min = 0, max = 10) double l) {
        check(AttributionModels.position(f, m, l), journey, RuleOracle.position(journey, f, m, l, false));
        check(
                AttributionModels.position(f, m, l, TwoTouches.SPLIT_MIDDLE),
                journey,
                RuleOracle.position(journey, f, m, l, true));
    }

    @Property
    void shapes(@ForAll Journey journey) {
        check(AttributionModels.position(), journey, RuleOracle.position(journey, .4, .2, .4, false));
        check(AttributionModels.jShaped(), journey, RuleOracle.position(journey, .2, .2, .6, false));
        check(AttributionModels.inverseJ(), journey, RuleOracle.position(journey, .6, .2, .2, false));
    }

    @Property
    void lastN(
            @ForAll Journey journey,
            @ForAll @Size(min = 1, max = 15) List<@DoubleRange(min = 0.01, max = 5) Double> credits) {
        double[] c = credits.stream().mapToDouble(Double::doubleValue).toArray();
        check(AttributionModels.lastN(c), journey, RuleOracle.lastN(journey, c));
    }

    @Property
    void milestones(@ForAll Journey journey) {
        double[] thirds = {.3, .3};
        check(AttributionModels.wShaped(), journey, RuleOracle.milestones(journey, .3, W, thirds, .1));
        double[] quarters = {.225, .225, .225};
        check(AttributionModels.fullPath(), journey, RuleOracle.milestones(journey, .225, FULL, quarters, .1));
    }

    @Property
    void milestonesOfOwnParts(@ForAll Journey journey) {
        double[] w = {3, 0};
        check(AttributionModels.wShaped(0, 3, 0, 2), journey, RuleOracle.milestones(journey, 0, W, w, 2));
        double[] full = {2, 3, 4};
        check(AttributionModels.fullPath(1, 2, 3, 4, 5), journey, RuleOracle.milestones(journey, 1, FULL, full, 5));
    }

    @Property
    void positionOfOneEndIsThatTouch(@ForAll Journey journey) {
        assertThat(shares(AttributionModels.position(0, 0, 1), journey))
                .isEqualTo(shares(AttributionModels.lastTouch(), journey));
        assertThat(shares(AttributionModels.position(1, 0, 0), journey))
                .isEqualTo(shares(AttributionModels.firstTouch(), journey));
    }
}
