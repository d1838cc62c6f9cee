package org.attributionj.models.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapleyTest {
    private static final double TOLERANCE = 1e-12;

    @Test
    void dividesTheGloveGame() {
        Game gloves = Game.of(3, s -> Math.min(Long.bitCount(s & 0b001), Long.bitCount(s & 0b110)));

        assertThat(Shapley.values(gloves).toArray())
                .containsExactly(new double[] {2 / 3.0, 1 / 6.0, 1 / 6.0}, within(TOLERANCE));
    }

    @Test
    void anAdditiveGameGivesEachPlayerItsOwnWorth() {
        for (int n = 1; n <= 16; n++) {
            double[] worths = worths(n);
            Game additive = Game.of(n, s -> sum(worths, s));
            assertThat(Shapley.exact(additive).toArray()).containsExactly(worths, within(TOLERANCE));
        }
    }

    @Test
    void aUnanimityGameIsDividedEquallyAmongItsCarrier() {
        int n = 15;
        long carrier = 0b101_0010_0001_0010L;
        Game unanimity = Game.of(n, s -> (s & carrier) == carrier ? 1 : 0);

        ShapleyValues values = Shapley.exact(unanimity);

        for (int i = 0; i < n; i++) {
            double expected = (carrier >>> i & 1) == 0 ? 0 : 1.0 / Long.bitCount(carrier);
            assertThat(values.value(i)).isCloseTo(expected, within(TOLERANCE));
        }
    }

    @Test
    void anAirportGameSharesEachStretchAmongThoseWhoNeedIt() {
        // Littlechild and Owen (1973): player i pays sum over k <= i of (c_k - c_(k-1)) / (n - k)
        int n = 20;
        double[] cost = new double[n];
        for (int i = 0; i < n; i++) {
            cost[i] = (i + 1) * (i + 2) / 2.0;
        }
        Game airport = Game.of(n, s -> s == 0 ? 0 : cost[63 - Long.numberOfLeadingZeros(s)]);

        ShapleyValues values = Shapley.exact(airport);

        double expected = 0;
        for (int i = 0; i < n; i++) {
            expected += (cost[i] - (i == 0 ? 0 : cost[i - 1])) / (n - i);
            assertThat(values.value(i)).isCloseTo(expected, within(1e-10));
        }
    }

    @Test
    void agreesWithAllOrdersUpToEightPlayers() {
        Random random = new Random(1);
        for (int n = 1; n <= 8; n++) {
            Game game = randomGame(n, random);
            assertThat(Shapley.exact(game).toArray())
                    .containsExactly(PermutationOracle.values(game), within(TOLERANCE));
        }
    }

    /** A solver is used for one game after the other, of any size. */
    @Test
    void aSolverKeepsNothingOfTheGameBefore() {
        ExactSolver reused = new ExactSolver();
        Random random = new Random(3);
        for (int n : new int[] {2, 7, 4, 4, 1, 6}) {
            double[] worths = random.doubles(1L << n).toArray();
            double[] phi = random.doubles(n).toArray();
            double[] alone = new double[n];
            reused.solve(n, worths, phi);
            new ExactSolver().solve(n, worths, alone);
            assertThat(phi).containsExactly(alone);
        }
    }

    @Test
    void interactionsAgreeWithAllOrders() {
        Random random = new Random(2);
        for (int n = 2; n <= 7; n++) {
            Game game = randomGame(n, random);
            ShapleyInteractions interactions = Shapley.interactions(game);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (i != j) {
                        assertThat(interactions.index(i, j))
                                .isCloseTo(PermutationOracle.interaction(game, i, j), within(TOLERANCE));
                    }
                }
            }
        }
    }

    @Test
    void interactionOfAUnanimityGameIsOneOverTheRestOfItsCarrier() {
        // I_ij = 1 / (|T| - 1) inside the carrier T, 0 outside
        Game unanimity = Game.of(9, s -> (s & 0b1_0101_0001) == 0b1_0101_0001 ? 1 : 0);

        ShapleyInteractions interactions = Shapley.interactions(unanimity);

        assertThat(interactions.index(0, 8)).isCloseTo(1.0 / 3, within(TOLERANCE));
        assertThat(interactions.index(4, 6)).isCloseTo(1.0 / 3, within(TOLERANCE));
        assertThat(interactions.index(0, 1)).isZero();
        assertThat(interactions.players()).isEqualTo(9);
    }

    @Test
    void interactionTellsSynergyFromSubstitutes() {
        assertThat(Shapley.interactions(Game.of(2, s -> s == 3 ? 1 : 0)).index(0, 1))
                .isEqualTo(1);
        assertThat(Shapley.interactions(Game.of(2, s -> s == 0 ? 0 : 1)).index(1, 0))
                .isEqualTo(-1);
        assertThat(Shapley.interactions(Game.of(2, s -> s == 3 ? 1 : 0))).hasToString("{0+1=1.0}");
    }

    @Test
    void theWorthOfNobodyBelongsToNobody() {
        ShapleyValues values = Shapley.exact(Game.of(2, s -> 10 + Long.bitCount(s)));

        assertThat(values.emptyValue()).isEqualTo(10);
        assertThat(values.grandValue()).isEqualTo(12);
        assertThat(values.toArray()).containsExactly(1, 1);
        assertThat(values.efficiencyGap()).isZero();
        assertThat(values.isExact()).isTrue();
        assertThat(values.reachedError()).isTrue();
    }

    @Test
    void aGameWithoutPlayersHasNoValues() {
        ShapleyValues values = Shapley.values(Game.of(0, s -> 7));

        assertThat(values.players()).isZero();
        assertThat(values.emptyValue()).isEqualTo(7);
        assertThat(values.grandValue()).isEqualTo(7);
        assertThat(Shapley.sampled(Game.of(0, s -> 7), SamplingOptions.DEFAULT)).isEqualTo(values);
    }

    @Test
    void solvesTwentyFourPlayersExactly() {
        // a majority game of equal players: 1/24 each
        ShapleyValues values = Shapley.values(Game.of(24, s -> Long.bitCount(s) > 12 ? 1 : 0));

        assertThat(values.isExact()).isTrue();
        for (int i = 0; i < 24; i++) {
            assertThat(values.value(i)).isCloseTo(1.0 / 24, within(TOLERANCE));
        }
    }

    @Test
    void samplesAboveTwentyFourPlayers() {
        ShapleyValues values = Shapley.values(Game.of(25, s -> Long.bitCount(s) > 12 ? 1 : 0));

        assertThat(values.isExact()).isFalse();
        assertThat(values.permutations()).isPositive().isLessThanOrEqualTo(4096);
    }

    @Test
    void namesTheCoalitionWhoseWorthIsNotFinite() {
        Game game = Game.of(3, s -> s == 5 ? Double.NaN : 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapley.values(game))
                .withMessage("the worth of coalition 0b101 must be finite, but was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> Shapley.sampled(game, SamplingOptions.DEFAULT));
    }

    @Test
    void refusesTooManyPlayersAndTablesOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapley.exact(Game.of(25, s -> 0)))
                .withMessageContaining("at most 24")
                .withMessageContaining("Shapley.sampled");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Game.of(64, s -> 0))
                .withMessageContaining("64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Game.of(-1, s -> 0))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapley.exact(2, new double[3]))
                .withMessageContaining("2^2 = 4 numbers, but held 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapley.interactions(Game.of(2, s -> 0)).index(1, 1));
        assertThatThrownBy(() -> Shapley.interactions(Game.of(2, s -> 0)).index(1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesWorthsWhoseDifferencesOverflow() {
        Game game = Game.of(2, s -> Long.bitCount(s) == 1 ? 1.5e308 : -1.5e308);

        assertThatThrownBy(() -> Shapley.exact(game))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("scale them down");
    }

    @Test
    void valuesSerialise() throws Exception {
        Game game = randomGame(5, new Random(3));
        assertThat(copy(Shapley.exact(game))).isEqualTo(Shapley.exact(game)).hasSameHashCodeAs(Shapley.exact(game));
        assertThat(copy(Shapley.interactions(game))).isEqualTo(Shapley.interactions(game));
        assertThat(Shapley.exact(game)).isNotEqualTo(Shapley.sampled(game, SamplingOptions.DEFAULT));
    }

    private static Object copy(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    static Game randomGame(int n, Random random) {
        double[] table = new double[1 << n];
        for (int s = 0; s < table.length; s++) {
            table[s] = random.nextGaussian();
        }
        return Game.of(n, s -> table[(int) s]);
    }

    private static double[] worths(int n) {
        double[] worths = new double[n];
        for (int i = 0; i < n; i++) {
            worths[i] = (i - 3) * 0.75;
        }
        return worths;
    }

    static double sum(double[] worths, long coalition) {
        double sum = 0;
        for (int i = 0; i < worths.length; i++) {
            sum += (coalition >>> i & 1) * worths[i];
        }
        return sum;
    }
}
