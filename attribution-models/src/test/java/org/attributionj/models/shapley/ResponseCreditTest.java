package org.attributionj.models.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Shares;
import org.attributionj.models.TestJourneys;
import org.attributionj.models.response.LogitResponse;
import org.junit.jupiter.api.Test;

class ResponseCreditTest {
    private static final double TOLERANCE = 1e-12;
    private static final Map<String, Double> EFFECTS = Map.of("a", 1.5, "b", 0.75, "c", -0.5, "d", 0.0);
    private static final LogitResponse TIMELESS = new LogitResponse(-2, EFFECTS, 0);
    private static final LogitResponse DECAYING = new LogitResponse(-2, EFFECTS, 0.3);

    @Test
    void shapleyOfTwoChannelsByHand() {
        // P: none .1192, a .3775, b .2227, ab .5622 (log-odds -2, -.5, -1.25, .25)
        double none = p(-2);
        double a = p(-0.5);
        double b = p(-1.25);
        double ab = p(0.25);
        double phiA = ((a - none) + (ab - b)) / 2;
        double phiB = ((b - none) + (ab - a)) / 2;

        Shares shares = TestJourneys.settled(ResponseCredit.shapley(TIMELESS), TestJourneys.path("a", "b"));

        assertThat(shares.baseline()).isCloseTo(none / ab, within(TOLERANCE));
        assertThat(shares.share(0)).isCloseTo(phiA / ab, within(TOLERANCE));
        assertThat(shares.share(1)).isCloseTo(phiB / ab, within(TOLERANCE));
        assertThat(shares.unattributedUnits()).isZero();
    }

    @Test
    void leaveOneOutTakesWhatAbsenceWouldCost() {
        // a twice, b once: log-odds 1.75 in full
        double full = p(-2 + 1.5 * 2 + 0.75);
        double[] lost = {full - p(-2 + 0.75), full - p(-2 + 3)};
        double credited = 1 - p(-2) / full;

        Shares shares = TestJourneys.settled(ResponseCredit.leaveOneOut(TIMELESS), TestJourneys.path("a", "b", "a"));

        assertThat(shares.share(0)).isCloseTo(credited * lost[0] / (lost[0] + lost[1]) / 2, within(TOLERANCE));
        assertThat(shares.share(1)).isCloseTo(credited * lost[1] / (lost[0] + lost[1]), within(TOLERANCE));
        assertThat(shares.share(2)).isCloseTo(shares.share(0), within(TOLERANCE));
    }

    @Test
    void backwardsEliminationCreditsWhatEachTouchAdded() {
        double full = p(-2 + 1.5 + 0.75 + 1.5);

        Shares shares =
                TestJourneys.settled(ResponseCredit.backwardsElimination(TIMELESS), TestJourneys.path("a", "b", "a"));

        assertThat(shares.share(0)).isCloseTo((p(-0.5) - p(-2)) / full, within(TOLERANCE));
        assertThat(shares.share(1)).isCloseTo((p(0.25) - p(-0.5)) / full, within(TOLERANCE));
        assertThat(shares.share(2)).isCloseTo((full - p(0.25)) / full, within(TOLERANCE));
        assertThat(shares.baseline()).isCloseTo(p(-2) / full, within(TOLERANCE));
    }

    @Test
    void aChannelsPartIsDividedByDecayedExposure() {
        Journey journey = TestJourneys.journey(List.of(
                TestJourneys.touch(0, "a", Duration.ofDays(10)),
                TestJourneys.touch(1, "b", Duration.ofDays(5)),
                TestJourneys.touch(2, "a", Duration.ofDays(1))));

        for (ResponseCredit model : List.of(ResponseCredit.shapley(DECAYING), ResponseCredit.leaveOneOut(DECAYING))) {
            Shares shares = TestJourneys.settled(model, journey);
            assertThat(shares.share(2) / shares.share(0)).isCloseTo(Math.exp(0.3 * 9), within(1e-9));
        }
    }

    @Test
    void harmfulAndIdleChannelsGetNothing() {
        for (CreditOperator operator : CreditOperator.values()) {
            ResponseCredit model = ResponseCredit.of(TIMELESS, ResponseCreditOptions.DEFAULT.withOperator(operator));
            Shares shares = TestJourneys.settled(model, TestJourneys.path("c", "d", "unheard of", "a"));
            assertThat(shares.units(0)).isZero();
            assertThat(shares.units(1)).isZero();
            assertThat(shares.units(2)).isZero();
            assertThat(shares.units(3)).isPositive();
        }
    }

    @Test
    void aJourneyThatIsNoLikelierThanNobodyIsAllBaseline() {
        for (CreditOperator operator : CreditOperator.values()) {
            ResponseCredit model = ResponseCredit.of(TIMELESS, ResponseCreditOptions.DEFAULT.withOperator(operator));
            assertThat(TestJourneys.settled(model, TestJourneys.path("c", "d")).baselineUnits())
                    .isEqualTo(Shares.ONE);
            assertThat(TestJourneys.settled(model, TestJourneys.path("d")).baselineUnits())
                    .isEqualTo(Shares.ONE);
        }
    }

    @Test
    void withoutAnyProbabilityThereIsNoBaselineAndAllShareEqually() {
        LogitResponse impossible = new LogitResponse(-2000, Map.of(), 0);

        assertThat(TestJourneys.shares(ResponseCredit.shapley(impossible), "a", "b"))
                .containsExactly(0.5, 0.5);
    }

    @Test
    void sampledJourneysComeCloseToEnumeratedOnes() {
        Map<String, Double> effects = new HashMap<>();
        String[] channels = new String[12];
        for (int c = 0; c < 12; c++) {
            channels[c] = "channel " + c;
            effects.put(channels[c], (c - 2) * 0.08);
        }
        LogitResponse response = new LogitResponse(-3, effects, 0);
        ResponseCreditOptions sampling = ResponseCreditOptions.DEFAULT
                .withExactPlayers(4)
                .withSampling(SamplingOptions.DEFAULT.withStandardError(0.002));

        double[] exact = TestJourneys.shares(ResponseCredit.shapley(response), channels);
        double[] sampled = TestJourneys.shares(ResponseCredit.of(response, sampling), channels);

        assertThat(sampled).containsExactly(exact, within(0.01));
        assertThat(sampled).isNotEqualTo(exact);
    }

    @Test
    void moreChannelsThanBitsAreSampled() {
        Map<String, Double> effects = new HashMap<>();
        String[] channels = new String[100];
        for (int c = 0; c < 100; c++) {
            channels[c] = "channel " + c;
            effects.put(channels[c], c < 50 ? 0.1 : 0);
        }

        double[] shares = TestJourneys.shares(ResponseCredit.shapley(new LogitResponse(-4, effects, 0)), channels);

        double credited = 0;
        for (int c = 0; c < 100; c++) {
            credited += shares[c];
            assertThat(shares[c] > 0).isEqualTo(c < 50);
        }
        assertThat(credited).isCloseTo(1 - p(-4) / p(1), within(1e-9));
    }

    @Property(tries = 60)
    void shapleySharesAreThoseOfAllOrders(
            @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 4) Integer> path,
            @ForAll @IntRange(max = 20) int tilt) {
        Map<String, Double> effects = new HashMap<>();
        for (int c = 0; c <= 4; c++) {
            effects.put("c" + c, (c * 7 + tilt) % 11 * 0.2 - 0.3);
        }
        LogitResponse response = new LogitResponse(-1.5, effects, 0.2);
        List<Touchpoint> touches = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            touches.add(TestJourneys.touch(i, "c" + path.get(i), Duration.ofHours(7L * (path.size() - i))));
        }
        List<Integer> players = path.stream().distinct().toList();
        Game game = Game.of(players.size(), set -> {
            double logOdds = -1.5;
            for (int i = 0; i < path.size(); i++) {
                if ((set >>> players.indexOf(path.get(i)) & 1) != 0) {
                    logOdds += effects.get("c" + path.get(i)) * felt(touches, i);
                }
            }
            return p(logOdds);
        });
        double[] phi = PermutationOracle.values(game);
        double positive = 0;
        for (double value : phi) {
            positive += Math.max(0, value);
        }
        double full = game.value((1L << players.size()) - 1);
        double credited = Math.max(0, 1 - game.value(0) / full);

        double[] shares = TestJourneys.shares(ResponseCredit.shapley(response), TestJourneys.journey(touches));

        for (int i = 0; i < path.size(); i++) {
            double ofChannel = 0;
            for (int j = 0; j < path.size(); j++) {
                ofChannel += path.get(j).equals(path.get(i)) ? felt(touches, j) : 0;
            }
            double value = Math.max(0, phi[players.indexOf(path.get(i))]);
            double expected = positive == 0 ? 0 : credited * value / positive * felt(touches, i) / ofChannel;
            assertThat(shares[i]).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void needsWhatItsResponseModelNeedsAndSaysSo() {
        JourneySchema paths = JourneySchema.ofPaths(Dimension.CHANNEL, new Dictionary());

        assertThat(ResponseCredit.shapley(DECAYING).needs()).isEqualTo(DECAYING.needs());
        assertThatThrownBy(
                        () -> ResponseCredit.shapley(DECAYING).withName("mine").bind(paths))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("mine needs times");
    }

    @Test
    void isNamedAfterItsOperatorAndResponseModel() {
        assertThat(ResponseCredit.shapley(TIMELESS).name()).isEqualTo("shapley:response=[logit]");
        assertThat(ResponseCredit.leaveOneOut(TIMELESS)).hasToString("leave-one-out:response=[logit]");
        assertThat(ResponseCredit.backwardsElimination(TIMELESS).name())
                .isEqualTo("backwards-elimination:response=[logit]");
    }

    @Test
    void serialises() throws Exception {
        ResponseCredit model = ResponseCredit.shapley(DECAYING);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(model);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            AttributionModel copy = (AttributionModel) in.readObject();
            assertThat(copy).isEqualTo(model);
            assertThat(TestJourneys.shares(copy, "a", "b", "a")).isEqualTo(TestJourneys.shares(model, "a", "b", "a"));
        }
    }

    @Test
    void optionsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseCreditOptions.DEFAULT.withExactPlayers(25))
                .withMessageContaining("[0, 24], but was 25");
    }

    private static double felt(List<Touchpoint> touches, int i) {
        Duration age = Duration.between(touches.get(i).time(), TestJourneys.END);
        return Math.exp(-0.2 * age.toMillis() / 86_400_000.0);
    }

    private static double p(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
