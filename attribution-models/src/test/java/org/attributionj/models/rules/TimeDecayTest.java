package org.attributionj.models.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.attributionj.models.TestJourneys.SHARE_TOLERANCE;
import static org.attributionj.models.TestJourneys.aged;
import static org.attributionj.models.TestJourneys.journey;
import static org.attributionj.models.TestJourneys.settled;
import static org.attributionj.models.TestJourneys.shares;
import static org.attributionj.models.TestJourneys.touch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.RandomJourneys;
import org.attributionj.models.RuleOracle;
import org.junit.jupiter.api.Test;

@Domain(RandomJourneys.class)
@Domain(DomainContext.Global.class)
class TimeDecayTest {
    /** The worked check prints six decimals. */
    private static final double PRINTED = 5e-7;

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void workedCheck() {
        Journey journey = journey(List.of(
                touch(0, "paid search", DAY.multipliedBy(9)),
                touch(1, "social", DAY.multipliedBy(6)),
                touch(2, "email", Duration.ZERO),
                touch(3, "display", Duration.ZERO)));
        assertThat(shares(AttributionModels.timeDecay(), journey))
                .containsExactly(new double[] {.138467, .186362, .337586, .337586}, within(PRINTED));
        assertThat(AttributionModels.timeDecay().attribute(journey).credits())
                .extracting(credit -> credit.amount().amount().toPlainString())
                .containsExactly("6.92", "9.32", "16.88", "16.88");
    }

    @Property
    void anEndlessHalfLifeIsLinear(@ForAll Journey journey) {
        assertThat(shares(AttributionModels.timeDecay(TimeDecay.LONGEST_HALF_LIFE), journey))
                .containsExactly(shares(AttributionModels.linear(), journey), within(1e-8));
    }

    @Property
    void aTinyHalfLifeIsLastTouchEquallyAmongTies(@ForAll Journey journey) {
        long youngest = journey.age(journey.length() - 1).toMillis();
        double[] expected = new double[journey.length()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = journey.age(i).toMillis() == youngest ? 1 : 0;
        }
        assertThat(shares(AttributionModels.timeDecay(Duration.ofNanos(1)), journey))
                .containsExactly(RuleOracle.normalised(expected), within(SHARE_TOLERANCE));
    }

    /** Weights depend on differences of ages only, so not even the last bit changes. */
    @Property
    void aShiftOfAllTimesChangesNothing(
            @ForAll Journey journey, @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis) {
        List<Touchpoint> shifted = new ArrayList<>();
        for (int i = 0; i < journey.length(); i++) {
            Touchpoint touchpoint = journey.touchpoints().get(i);
            shifted.add(touch(i, touchpoint.channel().name(), journey.age(i).plusMillis(millis)));
        }
        assertThat(settled(AttributionModels.timeDecay(), journey(shifted)))
                .isEqualTo(settled(AttributionModels.timeDecay(), journey));
    }

    @Property
    void equalTimesGetEqualShares(@ForAll Journey journey) {
        double[] shares = shares(AttributionModels.timeDecay(DAY), journey);
        for (int i = 1; i < shares.length; i++) {
            if (journey.age(i).equals(journey.age(i - 1))) {
                assertThat(shares[i]).isEqualTo(shares[i - 1], within(SHARE_TOLERANCE));
            }
        }
    }

    @Test
    void noAgeIsTooLarge() {
        Duration century = Duration.ofDays(36_525);
        double[] shares =
                shares(AttributionModels.timeDecay(Duration.ofHours(1)), aged(century, century.minusHours(1)));
        assertThat(shares).containsExactly(new double[] {1 / 3.0, 2 / 3.0}, within(SHARE_TOLERANCE));
        assertThat(shares(AttributionModels.timeDecay(Duration.ofHours(1)), aged(century, Duration.ZERO)))
                .containsExactly(0, 1);
    }

    @Test
    void fractionsOfAMillisecondCountInTheHalfLife() {
        double[] shares = shares(
                AttributionModels.timeDecay(Duration.ofNanos(1_500_000)), aged(Duration.ofMillis(3), Duration.ZERO));
        assertThat(shares).containsExactly(new double[] {.2, .8}, within(SHARE_TOLERANCE));
    }
}
