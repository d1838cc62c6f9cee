package org.attributionj.models.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.attributionj.models.TestJourneys.SHARE_TOLERANCE;
import static org.attributionj.models.TestJourneys.aged;
import static org.attributionj.models.TestJourneys.journey;
import static org.attributionj.models.TestJourneys.path;
import static org.attributionj.models.TestJourneys.reasons;
import static org.attributionj.models.TestJourneys.shares;
import static org.attributionj.models.TestJourneys.touch;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges on which tools disagree, with numbers worked by hand. */
class RuleEdgesTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static void check(double[] shares, double... expected) {
        assertThat(shares).containsExactly(expected, within(SHARE_TOLERANCE));
    }

    @Test
    void oneTouchpointGetsAllUnderEveryRule() {
        Journey one = journey(List.of(touch(0, "direct", DAY)));
        for (AttributionModel model : AttributionModels.rules()) {
            assertThat(shares(model, one)).as(model.name()).containsExactly(1.0);
        }
        check(shares(AttributionModels.position(0, 1, 0), one), 1);
        check(shares(AttributionModels.lastN(0, 1), one), 1);
        check(shares(AttributionModels.wShaped(0, 1, 1, 1), one), 1);
    }

    @Test
    void twoTouchpointsRenormaliseOrSplitTheMiddle() {
        check(shares(AttributionModels.position(), "a", "b"), .5, .5);
        check(shares(AttributionModels.jShaped(), "a", "b"), .25, .75);
        check(shares(AttributionModels.inverseJ(), "a", "b"), .75, .25);
        check(shares(AttributionModels.position(.2, .2, .6, TwoTouches.SPLIT_MIDDLE), "a", "b"), .3, .7);
        check(shares(AttributionModels.position(0, 1, 0), "a", "b"), .5, .5);
        check(shares(AttributionModels.position(0, 1, 0, TwoTouches.SPLIT_MIDDLE), "a", "b"), .5, .5);
        check(shares(AttributionModels.position(0, 1, 0), "a", "b", "c", "d"), 0, .5, .5, 0);
    }

    @Test
    void lastNonDirectDecidesByLabelWhateverItsCase() {
        check(shares(AttributionModels.lastNonDirect(), "email", "DIRECT", " direct "), 1, 0, 0);
        check(shares(AttributionModels.lastNonDirect(), "direct", "Direct"), 0, 1);
        check(
                shares(AttributionModels.lastNonDirect(Set.of(Channel.of("Referral"))), "email", "direct", "referral"),
                0,
                1,
                0);
    }

    @Test
    void codesThatAppearAfterBindingAreKnownByTheirLabel() {
        Dictionary labels = new Dictionary();
        JourneySchema schema = JourneySchema.ofPaths(Dimension.CHANNEL, labels);
        Kernel lastNonDirect = AttributionModels.lastNonDirect().bind(schema).newKernel();
        Kernel unique = AttributionModels.linearUnique().bind(schema).newKernel();
        JourneyEncoder encoder = new JourneyEncoder(schema);
        double[] weights = new double[3];
        for (int i = 0; i < 40; i++) {
            int[] codes = {labels.code("c" + i), labels.code("c" + i), labels.code("direct")};
            lastNonDirect.weigh(encoder.encodeOpenPath(codes, 0, 3, 1), weights);
            check(weights, 0, 1, 0);
            unique.weigh(encoder.encodeOpenPath(codes, 0, 3, 1), weights);
            check(weights, .5, .5, 1);
        }
    }

    @Test
    void lastNKeepsTheProportionOfItsFirstCredits() {
        AttributionModel model = AttributionModels.lastN(.5, .3, .2);
        check(shares(model, "a", "b", "c", "d"), 0, .2, .3, .5);
        check(shares(model, "a", "b"), .3 / .8, .5 / .8);
        check(shares(AttributionModels.lastN(0, 0, 1), "a", "b"), .5, .5);
    }

    @Test
    void milestonesOnOneTouchpointAdd() {
        Journey journey = journey(List.of(
                touch(0, "a", DAY.multipliedBy(3), Milestone.LEAD_CREATED),
                touch(1, "b", DAY.multipliedBy(2)),
                touch(2, "c", DAY),
                touch(3, "d", Duration.ZERO, Milestone.OPPORTUNITY_CREATED, Milestone.CLOSED)));
        check(shares(AttributionModels.wShaped(), journey), .6, .05, .05, .3);
        check(shares(AttributionModels.fullPath(), journey), .45, .05, .05, .45);
    }

    @Test
    void withoutOthersTheirPartGoesToTheMilestonesInProportion() {
        Journey journey = journey(List.of(
                touch(0, "a", DAY.multipliedBy(3)),
                touch(1, "b", DAY.multipliedBy(2), Milestone.LEAD_CREATED),
                touch(2, "c", DAY, Milestone.OPPORTUNITY_CREATED)));
        check(shares(AttributionModels.wShaped(), journey), 1 / 3.0, 1 / 3.0, 1 / 3.0);
        check(shares(AttributionModels.wShaped(1, 2, 5, 100), journey), .125, .25, .625);
    }

    @Test
    void missingMilestonesLeaveTheirPartToAllThatIsPresent() {
        check(shares(AttributionModels.wShaped(), "a", "b", "c"), .75, .125, .125);
        Journey lead = journey(List.of(
                touch(0, "a", DAY.multipliedBy(3)),
                touch(1, "b", DAY, Milestone.LEAD_CREATED),
                touch(2, "c", Duration.ZERO, Milestone.LEAD_CREATED)));
        check(shares(AttributionModels.wShaped(), lead), 3 / 7.0, 3 / 7.0, 1 / 7.0);
    }

    @Test
    void closingIsNoMilestoneOfTheWShape() {
        Journey journey = journey(
                List.of(touch(0, "a", DAY), touch(1, "b", DAY), touch(2, "c", Duration.ZERO, Milestone.CLOSED)));
        check(shares(AttributionModels.wShaped(), journey), .75, .125, .125);
        check(shares(AttributionModels.fullPath(), journey), .225 / .55, .1 / .55, .225 / .55);
    }

    @Test
    void weightsAreWrittenForTheJourneyOnly() {
        for (AttributionModel model : AttributionModels.rules()) {
            JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, model.needs());
            Kernel kernel = model.bind(schema).newKernel();
            for (int n = 1; n <= 5; n++) {
                double[] weights = {-1, -1, -1, -1, -1, -1, -1};
                Duration[] ages = new Duration[n];
                for (int i = 0; i < n; i++) {
                    ages[i] = DAY.multipliedBy(n - i);
                }
                assertThat(kernel.weigh(new JourneyEncoder(schema).encode(aged(ages)), weights))
                        .isZero();
                for (int i = 0; i < weights.length; i++) {
                    assertThat(weights[i] == -1)
                            .as(model + " at " + i + " of " + n)
                            .isEqualTo(i >= n);
                }
            }
        }
    }

    @Test
    void rulesSayWhy() {
        assertThat(reasons(AttributionModels.firstTouch(), path("a", "b"))).containsExactly("first", "");
        assertThat(reasons(AttributionModels.lastTouch(), path("a", "b"))).containsExactly("", "last");
        assertThat(reasons(AttributionModels.position(), path("a", "b", "c")))
                .containsExactly("first", "middle", "last");
        assertThat(reasons(AttributionModels.position(), path("a"))).containsExactly("only touchpoint");
        assertThat(reasons(AttributionModels.lastNonDirect(), path("direct", "a", "b", "direct")))
                .containsExactly("excluded", "", "last not excluded", "excluded");
        assertThat(reasons(AttributionModels.lastNonDirect(), path("direct", "direct")))
                .containsExactly("excluded", "last, as all are excluded");
        assertThat(reasons(AttributionModels.lastN(3, 2), path("a", "b", "c")))
                .containsExactly("", "last but 1", "last");
        Journey journey = journey(List.of(
                touch(0, "a", DAY, Milestone.LEAD_CREATED),
                touch(1, "b", DAY, Milestone.OPPORTUNITY_CREATED, Milestone.LEAD_CREATED),
                touch(2, "c", Duration.ZERO, Milestone.CLOSED)));
        assertThat(reasons(AttributionModels.wShaped(), journey))
                .containsExactly("first, lead created", "opportunity created", "");
        assertThat(reasons(AttributionModels.fullPath(), journey))
                .containsExactly("first, lead created", "opportunity created", "closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"time-decay", "w-shaped", "full-path", "linear:weight-type=email open*2"})
    void modelsRefuseByNameDataWithoutWhatTheyNeed(String text) {
        AttributionModel model = AttributionModels.parse(text);
        JourneySchema paths = JourneySchema.ofPaths(Dimension.CHANNEL, new Dictionary());
        assertThat(paths.meets(model.needs())).isFalse();
        assertThatThrownBy(() -> model.bind(paths))
                .isInstanceOf(MissingDataException.class)
                .hasMessageStartingWith(model.name() + " needs ");
    }

    @Test
    void badParametersAreNamed() {
        assertThatThrownBy(() -> AttributionModels.timeDecay(Duration.ZERO)).hasMessageContaining("half-life");
        assertThatThrownBy(() -> AttributionModels.timeDecay(DAY.negated())).hasMessageContaining("half-life");
        assertThatThrownBy(() -> AttributionModels.timeDecay(TimeDecay.LONGEST_HALF_LIFE.plusNanos(1)))
                .hasMessageContaining("half-life");
        assertThatThrownBy(() -> AttributionModels.position(-1, 0, 1)).hasMessageContaining("first");
        assertThatThrownBy(() -> AttributionModels.position(1, Double.NaN, 1)).hasMessageContaining("middle");
        assertThatThrownBy(() -> AttributionModels.position(1, 0, 1e10)).hasMessageContaining("last");
        assertThatThrownBy(() -> AttributionModels.position(1, 0, 1e-10)).hasMessageContaining("last must be 0 or in");
        assertThatThrownBy(() -> AttributionModels.position(0, 0, 0)).hasMessageContaining("more than 0");
        assertThatThrownBy(() -> AttributionModels.lastN()).hasMessageContaining("credits");
        assertThatThrownBy(() -> AttributionModels.lastN(0, 0)).hasMessageContaining("credits");
        assertThatThrownBy(() -> AttributionModels.lastNonDirect(Set.of())).hasMessageContaining("exclude");
        assertThatThrownBy(() -> AttributionModels.wShaped(0, 0, 0, 0)).hasMessageContaining("more than 0");
        assertThatThrownBy(() -> AttributionModels.wShaped(1, 1, -1, 0)).hasMessageContaining("opportunity");
        assertThatThrownBy(() -> AttributionModels.fullPath(1, -1, 1, 1, 1)).hasMessageContaining("lead");
        assertThatThrownBy(() -> AttributionModels.fullPath(1, 1, 1, -1, 1)).hasMessageContaining("closed");
        assertThatThrownBy(() -> AttributionModels.fullPath(1, 1, 1, 1, -1)).hasMessageContaining("others");
    }
}
