package org.attributionj.models.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final SamplingOptions WHOLE_BUDGET =
            SamplingOptions.DEFAULT.withStandardError(0).withPermutations(2000);

    @Test
    void sampledValuesLieWithinTheirStandardErrorsOfTheExactOnes() {
        int far = 0;
        int players = 0;
        for (int game = 0; game < 20; game++) {
            Game random = ShapleyTest.randomGame(8, new Random(game));
            ShapleyValues exact = Shapley.exact(random);
            ShapleyValues sampled = Shapley.sampled(random, WHOLE_BUDGET);
            for (int i = 0; i < 8; i++) {
                double off = Math.abs(sampled.value(i) - exact.value(i)) / sampled.standardError(i);
                assertThat(off).isLessThan(5);
                far += off > 2 ? 1 : 0;
                players++;
            }
        }
        // about 5 % lie beyond two standard errors; fewer than 2 % or more than 10 % would mean that the errors are
        // wrong
        assertThat(far / (double) players).isBetween(0.01, 0.10);
    }

    /** The mean of squared standard errors estimates the variance over seeds without bias, also of few permutations. */
    @Test
    void squaredStandardErrorsAreTheVarianceOverSeeds() {
        double[] worths = {0, 1, 2, 9, 4, 4, 30, 31};
        Game game = Game.of(3, s -> worths[(int) s]);
        double exact = Shapley.exact(game).value(0);
        SamplingOptions few = SamplingOptions.DEFAULT.withStandardError(0).withPermutations(64);
        int seeds = 40_000;
        double squaredErrors = 0;
        double squaredDeviations = 0;
        for (int seed = 0; seed < seeds; seed++) {
            ShapleyValues sampled = Shapley.sampled(game, few.withSeed(seed));
            squaredErrors += sampled.standardError(0) * sampled.standardError(0);
            squaredDeviations += (sampled.value(0) - exact) * (sampled.value(0) - exact);
        }
        // the ratio's own standard error is .007; dividing by a permutation more or fewer would make it off by .03
        assertThat(squaredErrors / squaredDeviations).isCloseTo(1, within(0.02));
    }

    @Test
    void everySampleIsEfficient() {
        Game game = Game.of(40, s -> Math.sqrt(Long.bitCount(s & 0xF0F0F0F0FL)) + Long.bitCount(s) % 3);

        ShapleyValues values = Shapley.sampled(game, WHOLE_BUDGET);

        assertThat(values.efficiencyGap()).isCloseTo(0, within(1e-12));
        assertThat(values.permutations()).isEqualTo(2000);
        assertThat(values.reachedError()).isFalse();
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        Game game = Game.of(30, s -> Math.pow(Long.bitCount(s) + (double) (s & 1), 1.5));

        assertThat(Shapley.values(game)).isEqualTo(Shapley.values(game));
        assertThat(Shapley.values(game, SamplingOptions.DEFAULT.withSeed(1)))
                .isNotEqualTo(Shapley.values(game, SamplingOptions.DEFAULT.withSeed(2)));
    }

    @Test
    void stopsOnceEveryStandardErrorIsSmallEnough() {
        Game game = Game.of(30, s -> Math.sqrt(3.0 * (s & 1) + Long.bitCount(s)));
        SamplingOptions options =
                SamplingOptions.DEFAULT.withStandardError(0.002).withPermutations(100_000);

        ShapleyValues values = Shapley.sampled(game, options);

        assertThat(values.reachedError()).isTrue();
        assertThat(values.permutations()).isLessThan(100_000);
        for (int i = 0; i < 30; i++) {
            assertThat(values.standardError(i))
                    .isLessThanOrEqualTo(0.002 * (values.grandValue() - values.emptyValue()));
        }
    }

    @Test
    void antithesisSolvesGamesOfPairsWithoutError() {
        // v = pairs present of {0,1}, {2,3}, …: in an order and its reverse each partner completes the pair once
        Game pairs = Game.of(40, s -> Long.bitCount(s & s >>> 1 & 0x5555555555L));

        ShapleyValues values = Shapley.sampled(pairs, SamplingOptions.DEFAULT);

        for (int i = 0; i < 40; i++) {
            assertThat(values.value(i)).isEqualTo(0.5);
            assertThat(values.standardError(i)).isZero();
        }
        assertThat(values.permutations()).isEqualTo(64);
        assertThat(values.reachedError()).isTrue();
    }

    @Test
    void samplesUpToSixtyThreePlayers() {
        double[] worths = new double[63];
        for (int i = 0; i < 63; i++) {
            worths[i] = i;
        }

        ShapleyValues values = Shapley.values(Game.of(63, s -> ShapleyTest.sum(worths, s)));

        assertThat(values.toArray()).containsExactly(worths, within(1e-9));
        assertThat(values).asString().contains("sampled from").contains("standard errors");
    }

    @Test
    void optionsAreChecked() {
        assertThat(SamplingOptions.DEFAULT.withSeed(7)).isEqualTo(new SamplingOptions(7, 0.005, 4096));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingOptions.DEFAULT.withStandardError(Double.NaN))
                .withMessageContaining("standardError");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingOptions.DEFAULT.withPermutations(63))
                .withMessageContaining("64 or more, but was 63");
    }
}
