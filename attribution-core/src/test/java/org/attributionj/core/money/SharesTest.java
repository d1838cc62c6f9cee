package org.attributionj.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.Serial;

class SharesTest {
    /** Sums in double arithmetic: n roundings of 2^-53 each for n up to 1,000, and some to spare. */
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-12");

    private static final BigDecimal WHOLE = BigDecimal.valueOf(Shares.ONE);

    @Property
    void sharesAreTheNormalisedWeights(@ForAll("weights") double[] weights, @ForAll("baselines") double baseline) {
        Shares shares = Shares.ofWeights(weights, baseline, Fallback.LINEAR);
        assertAddsUpToOne(shares);
        assertThat(shares.unattributedUnits()).isZero();
        BigDecimal sum = Arrays.stream(weights).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal rest = BigDecimal.ONE.subtract(new BigDecimal(baseline));
        for (int i = 0; i < weights.length; i++) {
            BigDecimal part = sum.signum() == 0
                    ? BigDecimal.ONE.divide(BigDecimal.valueOf(weights.length), MathContext.DECIMAL128)
                    : new BigDecimal(weights[i]).divide(sum, MathContext.DECIMAL128);
            BigDecimal share = BigDecimal.valueOf(shares.units(i)).divide(WHOLE);
            assertThat(share.subtract(part.multiply(rest)).abs()).isLessThan(TOLERANCE);
        }
    }

    @Provide
    Arbitrary<double[]> weights() {
        Arbitrary<Double> weight = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(0.0, -0.0, 1.0, 0.1)),
                Tuple.of(4, Arbitraries.doubles().between(0, 1000)),
                Tuple.of(1, Arbitraries.of(Double.MIN_VALUE, 3e-310, Double.MIN_NORMAL, 1e-280)),
                Tuple.of(1, Arbitraries.of(1e200, Double.MAX_VALUE / 2, Double.MAX_VALUE)));
        return weight.array(double[].class).ofMinSize(1).ofMaxSize(60);
    }

    @Provide
    Arbitrary<Double> baselines() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(0.0, 1.0, 0.3, Double.MIN_VALUE, Math.nextDown(1.0))),
                Tuple.of(3, Arbitraries.doubles().between(0, 1)));
    }

    private static void assertAddsUpToOne(Shares shares) {
        long sum = shares.baselineUnits() + shares.unattributedUnits();
        for (int i = 0; i < shares.size(); i++) {
            assertThat(shares.units(i)).as("units of %d", i).isBetween(0L, Shares.ONE);
            sum += shares.units(i);
        }
        assertThat(sum).isEqualTo(Shares.ONE);
        assertThat(shares.baselineUnits()).isBetween(0L, Shares.ONE);
        assertThat(shares.unattributedUnits()).isBetween(0L, Shares.ONE);
    }

    @Property(tries = 300)
    void aLargerWeightNeverHasASmallerShareButForTheOneThatBearsTheRest(@ForAll("weights") double[] weights) {
        Shares shares = Shares.ofWeights(weights, 0, Fallback.LINEAR);
        boolean found = false;
        for (int bearer = 0; bearer < weights.length && !found; bearer++) {
            found = areInOrderWithout(bearer, weights, shares);
        }
        assertThat(found)
                .as("there is one share without which %s are in the order of the weights", shares)
                .isTrue();
    }

    private static boolean areInOrderWithout(int bearer, double[] weights, Shares shares) {
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                boolean compared = i != bearer && j != bearer && weights[i] <= weights[j];
                if (compared && shares.units(i) > shares.units(j)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Property(tries = 300)
    void aWeightOfZeroHasNoShare(@ForAll("weights") double[] weights) {
        Shares shares = Shares.ofWeights(weights, 0, Fallback.UNATTRIBUTED);
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] == 0) {
                assertThat(shares.units(i)).isZero();
            }
        }
    }

    @Property(tries = 200)
    void aCommonFactorChangesNothing(
            @ForAll @IntRange(min = 1, max = 200) int n,
            @ForAll long seed,
            @ForAll @IntRange(min = -500, max = 500) int exponent,
            @ForAll @DoubleRange(min = 0, max = 1) double baseline) {
        double[] weights = new SplittableRandom(seed).doubles(n, 1e-3, 1e3).toArray();
        double[] scaled = Arrays.stream(weights)
                .map(weight -> Math.scalb(weight, exponent))
                .toArray();
        assertThat(Shares.ofWeights(scaled, baseline, Fallback.LINEAR))
                .isEqualTo(Shares.ofWeights(weights, baseline, Fallback.LINEAR));
    }

    @Property(tries = 100)
    void equalWeightsHaveEqualShares(
            @ForAll @IntRange(min = 1, max = 10_000) int n, @ForAll("baselines") double baseline) {
        double[] weights = new double[n];
        Arrays.fill(weights, 0.1);
        Shares shares = Shares.ofWeights(weights, baseline, Fallback.LINEAR);
        assertAddsUpToOne(shares);
        for (int i = 2; i < n; i++) {
            assertThat(shares.units(i - 1)).as("units of %d of %d", i, n).isGreaterThanOrEqualTo(shares.units(i));
        }
        // all but the first or the last, which bears the rest
        for (int i = 2; i < n - 1; i++) {
            assertThat(shares.units(i)).isEqualTo(shares.units(1));
        }
        // the second pass leaves a unit per touchpoint at most
        assertThat(shares.units(0) - shares.units(n - 1)).isBetween(0L, (long) n);
    }

    @Example
    void aWholeOfFewerUnitsThanTouchpointsIsNeverExceeded() {
        // next to 1, the baseline leaves 128 units for 256 touchpoints
        double[] weights = new double[256];
        Arrays.fill(weights, 1);
        Shares shares = Shares.ofWeights(weights, Math.nextDown(1.0), Fallback.LINEAR);
        assertAddsUpToOne(shares);
        assertThat(shares.baselineUnits()).isEqualTo(Shares.ONE - 128);
    }

    @Property(tries = 20)
    void tenThousandWeightsAddUp(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = new double[10_000];
        Arrays.setAll(weights, i -> Math.pow(10, random.nextDouble(-300, 300)));
        assertAddsUpToOne(Shares.ofWeights(weights, random.nextDouble(), Fallback.LINEAR));
    }

    @Example
    void onlyTheFirstWeightsAreReadAndOnlyTheFirstUnitsWritten() {
        long[] units = {7, 7, 7};
        long baseline = Shares.settle(new double[] {1, 3, Double.NaN}, 2, 0.5, Fallback.LINEAR, units);
        assertThat(baseline).isEqualTo(Shares.ONE / 2);
        assertThat(units).containsExactly(Shares.ONE / 8, Shares.ONE / 8 * 3, 7);
    }

    @Example
    void allZeroTakesTheFallback() {
        double[] zeros = {0, -0.0, 0, 0};
        Shares linear = Shares.ofWeights(zeros, 0.5, Fallback.LINEAR);
        assertThat(linear.toUnits()).containsOnly(Shares.ONE / 8);
        assertThat(linear.baseline()).isEqualTo(0.5);
        assertThat(linear.unattributed()).isZero();
        Shares nobody = Shares.ofWeights(zeros, 0.25, Fallback.UNATTRIBUTED);
        assertThat(nobody.toUnits()).containsOnly(0);
        assertThat(nobody.baseline()).isEqualTo(0.25);
        assertThat(nobody.unattributed()).isEqualTo(0.75);
    }

    @Example
    void withoutTouchpointsAllIsUnattributedButTheBaseline() {
        Shares none = Shares.ofWeights(new double[0], 0.25, Fallback.LINEAR);
        assertThat(none.size()).isZero();
        assertThat(none.unattributed()).isEqualTo(0.75);
        assertThat(none).hasToString("[] baseline 0.25 unattributed 0.75");
    }

    @Example
    void weightsAndBaselinesOutOfRangeAreRefused() {
        for (double bad : new double[] {-1, -Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Shares.ofWeights(new double[] {1, bad, 1}, 0, Fallback.LINEAR))
                    .withMessage("weight of touchpoint 2 of 3 must be finite and 0 or more, but was " + bad);
        }
        for (double bad : new double[] {-1e-300, Math.nextUp(1.0), Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Shares.ofWeights(new double[] {1}, bad, Fallback.LINEAR))
                    .withMessage("baseline must be in [0, 1], but was " + bad);
        }
    }

    @Example
    void aNegativeWeightIsFoundAmongHugeOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shares.ofWeights(
                        new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE}, 0, Fallback.LINEAR))
                .withMessageContaining("touchpoint 3 of 3");
    }

    @Example
    void unitsThatExceedTheWholeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.ofUnits(new long[] {Shares.ONE, 1}, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.ofUnits(new long[] {-1}, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.ofUnits(new long[0], -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shares.ofUnits(new long[0], Shares.ONE + 1))
                .withMessage("baselineUnits must be in [0, 2^60], but was " + (Shares.ONE + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shares.ofUnits(new long[] {0, 1}, Shares.ONE))
                .withMessageContaining("touchpoint 2 of 2 has 1, after " + Shares.ONE);
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.ofUnits(new long[] {0}, Shares.ONE + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shares.ofUnits(new long[] {Long.MAX_VALUE, Long.MAX_VALUE}, 0));
        assertThatNullPointerException()
                .isThrownBy(() -> Shares.ofUnits(null, 0))
                .withMessageContaining("units");
    }

    @Example
    void unitsAreCopiedInAndOut() {
        long[] units = {5, 6};
        Shares shares = Shares.ofUnits(units, 7);
        units[0] = 0;
        shares.toUnits()[1] = 0;
        assertThat(shares.toUnits()).containsExactly(5, 6);
        assertThat(shares.unattributedUnits()).isEqualTo(Shares.ONE - 18);
    }

    @Example
    void equalUnitsAreEqualShares() throws IOException, ClassNotFoundException {
        Shares shares = Shares.ofUnits(new long[] {1, 2}, 3);
        assertThat(shares)
                .isEqualTo(Shares.ofUnits(new long[] {1, 2}, 3))
                .hasSameHashCodeAs(Shares.ofUnits(new long[] {1, 2}, 3))
                .isEqualTo(Serial.copy(shares))
                .isNotEqualTo(Shares.ofUnits(new long[] {2, 1}, 3))
                .isNotEqualTo(Shares.ofUnits(new long[] {1, 2}, 4))
                .isNotEqualTo("shares");
        assertThat(Shares.ofUnits(new long[] {Shares.ONE / 2, Shares.ONE / 4}, Shares.ONE / 4))
                .hasToString("[0.5, 0.25] baseline 0.25 unattributed 0.0");
    }
}
