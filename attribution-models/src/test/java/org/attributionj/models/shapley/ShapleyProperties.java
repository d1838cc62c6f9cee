package org.attributionj.models.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShapleyProperties {
    private static final double TOLERANCE = 1e-11;

    @Property(tries = 200)
    void efficiency(@ForAll @IntRange(min = 0, max = 12) int n, @ForAll long seed) {
        ShapleyValues values = Shapley.exact(game(n, seed));

        assertThat(sum(values)).isCloseTo(values.grandValue() - values.emptyValue(), within(TOLERANCE));
        assertThat(values.efficiencyGap()).isCloseTo(0, within(TOLERANCE));
    }

    @Property(tries = 200)
    void symmetry(@ForAll @IntRange(min = 2, max = 10) int n, @ForAll long seed) {
        // players 0 and 1 are made interchangeable: v depends on how many of them are in
        Game base = game(n, seed);
        Game symmetric = Game.of(n, s -> base.value((s & 3) == 2 ? s ^ 3 : s));

        ShapleyValues values = Shapley.exact(symmetric);

        assertThat(values.value(0)).isCloseTo(values.value(1), within(TOLERANCE));
    }

    @Property(tries = 200)
    void aDummyGetsExactlyItsOwnWorth(
            @ForAll @IntRange(min = 1, max = 10) int n, @ForAll long seed, @ForAll @IntRange(max = 9) int which) {
        long dummy = 1L << which % n;
        Game base = game(n, seed);

        assertThat(Shapley.exact(Game.of(n, s -> base.value(s & ~dummy))).value(which % n))
                .isZero();
        assertThat(Shapley.exact(Game.of(n, s -> base.value(s & ~dummy) + ((s & dummy) == 0 ? 0 : 0.5)))
                        .value(which % n))
                .isCloseTo(0.5, within(TOLERANCE));
    }

    @Property(tries = 200)
    void additivity(@ForAll @IntRange(min = 1, max = 10) int n, @ForAll long seed, @ForAll long otherSeed) {
        Game first = game(n, seed);
        Game second = game(n, otherSeed);

        ShapleyValues both = Shapley.exact(Game.of(n, s -> 2 * first.value(s) - 3 * second.value(s)));

        for (int i = 0; i < n; i++) {
            double expected = 2 * Shapley.exact(first).value(i)
                    - 3 * Shapley.exact(second).value(i);
            assertThat(both.value(i)).isCloseTo(expected, within(TOLERANCE));
        }
    }

    @Property(tries = 100)
    void renamingPlayersRenamesTheirValues(@ForAll @IntRange(min = 2, max = 10) int n, @ForAll long seed) {
        Game game = game(n, seed);
        Game reversed = Game.of(n, s -> game.value(Long.reverse(s) >>> (Long.SIZE - n)));

        for (int i = 0; i < n; i++) {
            assertThat(Shapley.exact(reversed).value(n - 1 - i))
                    .isCloseTo(Shapley.exact(game).value(i), within(TOLERANCE));
        }
    }

    @Property(tries = 100)
    void integerGamesAreExactToTheLastBitUpToTheFinalDivision(
            @ForAll @IntRange(min = 1, max = 8) int n, @ForAll long seed) {
        // all marginals scaled by n!: integers, so the oracle is exact as well
        Random random = new Random(seed);
        double[] table = new double[1 << n];
        for (int s = 0; s < table.length; s++) {
            table[s] = random.nextInt(2001) - 1000;
        }
        Game game = Game.of(n, s -> table[(int) s]);

        assertThat(Shapley.exact(game).toArray())
                .containsExactly(PermutationOracle.values(game), within(TOLERANCE * 100));
    }

    private static Game game(int n, long seed) {
        return ShapleyTest.randomGame(n, new Random(seed));
    }

    private static double sum(ShapleyValues values) {
        double sum = 0;
        for (double value : values.toArray()) {
            sum += value;
        }
        return sum;
    }
}
