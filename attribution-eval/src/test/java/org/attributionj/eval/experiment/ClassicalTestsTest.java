package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Fisher, Welch and CUPED against published figures and slow code. */
class ClassicalTestsTest {
    private static final double LEVEL = 0.95;

    @Test
    void convictionsOfTwins() {
        // R 4.x, example of ?fisher.test (Fisher 1962, 1970): Convictions = matrix(c(2, 10, 15, 3), nrow = 2):
        // two-sided p-value = 0.0005367; alternative = "less": 0.0004652
        FisherExact test = FisherExact.of(new Arm(17, 2), new Arm(13, 10));
        FisherExact mirrored = FisherExact.of(new Arm(13, 10), new Arm(17, 2));

        assertThat(test.pValue()).isCloseTo(0.0005367, within(5e-8));
        assertThat(mirrored.pValueGreater()).isCloseTo(0.0004652, within(5e-8));
    }

    @Test
    void ladyTastingTea() {
        // R 4.x, example of ?fisher.test (Agresti 1990, p. 61): TeaTasting, alternative = "greater": p-value = 0.2429
        assertThat(FisherExact.of(new Arm(4, 3), new Arm(4, 1)).pValueGreater()).isCloseTo(17 / 70.0, within(1e-12));
        assertThat(FisherExact.of(new Arm(4, 3), new Arm(4, 1)).pValue()).isCloseTo(34 / 70.0, within(1e-12));
    }

    @Property(tries = 100)
    void exactTestAddsAllTablesThatAreNoLikelier(
            @ForAll @IntRange(min = 1, max = 25) int n1,
            @ForAll @IntRange(min = 1, max = 25) int n0,
            @ForAll @IntRange(max = 25) int x1,
            @ForAll @IntRange(max = 25) int x0) {
        Arm one = new Arm(n1, Math.min(x1, n1));
        Arm zero = new Arm(n0, Math.min(x0, n0));
        int converted = (int) (one.converted() + zero.converted());

        BigInteger all = choose(n1 + n0, converted);
        BigInteger observed = choose(n1, (int) one.converted()).multiply(choose(n0, (int) zero.converted()));
        BigInteger sum = BigInteger.ZERO;
        for (int x = Math.max(0, converted - n0); x <= Math.min(n1, converted); x++) {
            BigInteger table = choose(n1, x).multiply(choose(n0, converted - x));
            sum = table.compareTo(observed) <= 0 ? sum.add(table) : sum;
        }
        double expected = new BigDecimal(sum)
                .divide(new BigDecimal(all), MathContext.DECIMAL64)
                .doubleValue();
        assertThat(FisherExact.of(one, zero).pValue()).isCloseTo(expected, within(1e-9));
    }

    private static BigInteger choose(int n, int k) {
        BigInteger product = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            product = product.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return product;
    }

    @Test
    void exactTestIsLeftToOthersBeyondInt() {
        Arm large = new Arm(2_000_000_000L, 5);

        assertThat(FisherExact.isFeasible(large, large)).isFalse();
        assertThatThrownBy(() -> FisherExact.of(large, large)).hasMessageContaining("ProportionTest");
        assertThat(FisherExact.of(new Arm(5, 0), new Arm(5, 0)).pValue()).isEqualTo(1);
        assertThat(FisherExact.of(new Arm(5, 5), new Arm(5, 5)).pValueGreater()).isEqualTo(1);
    }

    @Test
    void studentsSleep() {
        // R 4.x, example of ?t.test: t.test(extra ~ group, data = sleep):
        // t = -1.8608, df = 17.776, p-value = 0.07939, 95 % interval -3.3654832 to 0.2054832, means 0.75 and 2.33
        WelchTest test = WelchTest.of(
                Moments.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0),
                Moments.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4),
                LEVEL);

        assertThat(test.t()).isCloseTo(-1.8608, within(5e-5));
        assertThat(test.degreesOfFreedom()).isCloseTo(17.776, within(5e-4));
        assertThat(test.pValue()).isCloseTo(0.07939, within(5e-6));
        assertThat(test.interval().low()).isCloseTo(-3.3654832, within(5e-8));
        assertThat(test.interval().high()).isCloseTo(0.2054832, within(5e-8));
    }

    @Test
    void welchWithoutSpreadIsDefined() {
        WelchTest equal = WelchTest.of(Moments.of(2, 2), Moments.of(2, 2, 2), LEVEL);
        WelchTest apart = WelchTest.of(Moments.of(3, 3), Moments.of(2, 2, 2), LEVEL);

        assertThat(equal.pValue()).isEqualTo(1);
        assertThat(apart.pValue()).isZero();
        assertThat(apart.interval()).isEqualTo(new Interval(1, 1, LEVEL));
        assertThatThrownBy(() -> WelchTest.of(Moments.of(1), Moments.of(1, 2), LEVEL))
                .hasMessageContaining("2 observations");
        assertThatThrownBy(() -> Moments.of(1, Double.NaN)).hasMessageContaining("finite");
    }

    @Test
    void cupedIsWelchOnAdjustedOutcomes() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] y = new double[2][200];
        double[][] x = new double[2][200];
        for (int arm = 0; arm < 2; arm++) {
            for (int i = 0; i < 200; i++) {
                x[arm][i] = random.nextDouble() * 10;
                y[arm][i] = 3 * x[arm][i] + random.nextDouble() * 4 + arm;
            }
        }
        Cuped cuped = Cuped.of(PairMoments.of(y[1], x[1]), PairMoments.of(y[0], x[0]), LEVEL);

        double centre = (Moments.of(x[0]).mean() + Moments.of(x[1]).mean()) / 2;
        double[][] adjusted = new double[2][200];
        for (int arm = 0; arm < 2; arm++) {
            for (int i = 0; i < 200; i++) {
                adjusted[arm][i] = y[arm][i] - cuped.theta() * (x[arm][i] - centre);
            }
        }
        WelchTest slow = WelchTest.of(Moments.of(adjusted[1]), Moments.of(adjusted[0]), LEVEL);
        assertThat(cuped.test().difference()).isCloseTo(slow.difference(), within(1e-9));
        assertThat(cuped.test().error()).isCloseTo(slow.error(), within(1e-9));
        assertThat(cuped.test().pValue()).isCloseTo(slow.pValue(), within(1e-9));
        assertThat(cuped.theta()).isCloseTo(3, within(0.1));
        assertThat(cuped.test().difference()).isCloseTo(1, within(0.35));
        // 1 - rho^2: var(3 x) = 75, var(noise) = 4/3
        assertThat(cuped.varianceReduction()).isCloseTo(75 / (75 + 4 / 3.0), within(0.01));
    }

    @Test
    void cupedWithoutSpreadChangesNothing() {
        PairMoments arm = PairMoments.of(new double[] {1, 2, 4}, new double[] {7, 7, 7});

        Cuped cuped = Cuped.of(arm, arm, LEVEL);

        assertThat(cuped.theta()).isZero();
        assertThat(cuped.test()).isEqualTo(cuped.unadjusted());
        assertThat(cuped.varianceReduction()).isZero();
    }
}
