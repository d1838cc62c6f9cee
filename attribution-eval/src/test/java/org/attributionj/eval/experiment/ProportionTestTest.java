package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProportionTestTest {
    private static final double FOUR_DECIMALS = 5e-5;
    private static final double SIX_DIGITS = 1e-6;
    private static final double LEVEL = 0.95;

    @Test
    void newcombesOwnExample() {
        // Newcombe (1998), table II, contrast (a), method 10: 56/70 - 48/80 gives 0.0524 to 0.3339
        ProportionTest test = ProportionTest.of(new Arm(70, 56), new Arm(80, 48), LEVEL);

        assertThat(test.lift()).isCloseTo(0.2, within(1e-12));
        assertThat(test.interval().low()).isCloseTo(0.0524, within(FOUR_DECIMALS));
        assertThat(test.interval().high()).isCloseTo(0.3339, within(FOUR_DECIMALS));
    }

    @Test
    void newcombesExampleOfNoConversions() {
        // Newcombe (1998), table II, contrast (g), method 10: 10/10 - 0/10 gives 0.6075 to 1.0000
        Interval interval =
                ProportionTest.of(new Arm(10, 10), new Arm(10, 0), LEVEL).interval();

        assertThat(interval.low()).isCloseTo(0.6075, within(FOUR_DECIMALS));
        assertThat(interval.high()).isCloseTo(1, within(1e-12));
    }

    @Test
    void physiciansHealthStudy() {
        // Agresti, Categorical Data Analysis, 3.1: heart attacks 189/11034 under placebo, 104/11037 under aspirin:
        // relative risk 1.82, 95 % interval 1.43 to 2.30
        ProportionTest test = ProportionTest.of(new Arm(11034, 189), new Arm(11037, 104), LEVEL);

        assertThat(test.relativeLift()).isCloseTo(0.82, within(0.005));
        assertThat(test.relativeInterval().low()).isCloseTo(0.43, within(0.005));
        assertThat(test.relativeInterval().high()).isCloseTo(1.30, within(0.01));
    }

    @Test
    void zIsTheRootOfPearsonsChiSquared() {
        // 15/50 against 25/50: X-squared = sum (O - E)^2 / E = 25/20 + 25/30 + 25/20 + 25/30 = 4.166667
        ProportionTest test = ProportionTest.of(new Arm(50, 15), new Arm(50, 25), LEVEL);

        assertThat(test.z() * test.z()).isCloseTo(25 / 20.0 + 25 / 30.0 + 25 / 20.0 + 25 / 30.0, within(SIX_DIGITS));
        assertThat(test.z()).isNegative();
        // P(chi-squared with 1 degree of freedom > 4.166667)
        assertThat(test.pValue()).isCloseTo(0.04123, within(FOUR_DECIMALS));
    }

    @Test
    void wilsonSolvesItsQuadraticEquation() {
        Interval interval = ProportionTest.wilson(new Arm(263, 81), LEVEL);

        for (double p : new double[] {interval.low(), interval.high()}) {
            double z = (81 / 263.0 - p) / Math.sqrt(p * (1 - p) / 263);
            assertThat(Math.abs(z)).isCloseTo(1.959963984540054, within(SIX_DIGITS));
        }
        // Newcombe (1998), Two-sided confidence intervals for the single proportion: 81/263 gives 0.2553 to 0.3662
        assertThat(interval.low()).isCloseTo(0.2553, within(FOUR_DECIMALS));
        assertThat(interval.high()).isCloseTo(0.3662, within(FOUR_DECIMALS));
    }

    @Test
    void edgesAreDefined() {
        ProportionTest none = ProportionTest.of(new Arm(100, 0), new Arm(50, 0), LEVEL);
        assertThat(none.pValue()).isEqualTo(1);
        assertThat(none.lift()).isZero();
        assertThat(none.relativeLift()).isZero();
        assertThat(none.interval().contains(0)).isTrue();
        assertThat(none.relativeInterval()).isEqualTo(new Interval(-1, Double.POSITIVE_INFINITY, LEVEL));

        ProportionTest all = ProportionTest.of(new Arm(100, 100), new Arm(50, 50), LEVEL);
        assertThat(all.pValue()).isEqualTo(1);
        assertThat(all.relativeInterval()).isEqualTo(new Interval(0, 0, LEVEL));

        ProportionTest fromNothing = ProportionTest.of(new Arm(100, 5), new Arm(50, 0), LEVEL);
        assertThat(fromNothing.relativeLift()).isInfinite();

        assertThatThrownBy(() -> new Arm(0, 0)).hasMessageContaining("customers");
        assertThatThrownBy(() -> new Arm(5, 6)).hasMessageContaining("converted must be in [0, 5]");
        assertThatThrownBy(() -> ProportionTest.of(new Arm(1, 0), new Arm(1, 0), 1))
                .hasMessageContaining("level");
    }

    @Property(tries = 300)
    void swappingArmsMirrorsTheTest(
            @ForAll @IntRange(min = 1, max = 500) int n1,
            @ForAll @IntRange(min = 1, max = 500) int n0,
            @ForAll @IntRange(max = 500) int x1,
            @ForAll @IntRange(max = 500) int x0) {
        Arm one = new Arm(n1, Math.min(n1, x1));
        Arm zero = new Arm(n0, Math.min(n0, x0));
        ProportionTest test = ProportionTest.of(one, zero, LEVEL);
        ProportionTest swapped = ProportionTest.of(zero, one, LEVEL);

        assertThat(swapped.lift()).isEqualTo(-test.lift());
        assertThat(swapped.interval().low()).isCloseTo(-test.interval().high(), within(1e-12));
        assertThat(swapped.pValue()).isCloseTo(test.pValue(), within(1e-12));
        assertThat(test.interval().contains(test.lift())).isTrue();
        assertThat(test.interval().low()).isBetween(-1 - 1e-12, 1.0);
        assertThat(test.pValue()).isBetween(0.0, 1.0);
    }

    @Test
    void intervalsOfNinetyFivePercentHoldTheTruthAsOften() {
        SplittableRandom random = new SplittableRandom(3);
        int repeats = 4000;
        int held = 0;
        int heldRelative = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            ProportionTest test = ProportionTest.of(arm(random, 900, 0.06), arm(random, 300, 0.04), LEVEL);
            held += test.interval().contains(0.02) ? 1 : 0;
            heldRelative += test.relativeInterval().contains(0.5) ? 1 : 0;
        }
        assertThat(held / (double) repeats).isBetween(0.935, 0.97);
        assertThat(heldRelative / (double) repeats).isBetween(0.93, 0.975);
    }

    private static Arm arm(SplittableRandom random, int customers, double rate) {
        int converted = 0;
        for (int i = 0; i < customers; i++) {
            converted += random.nextDouble() < rate ? 1 : 0;
        }
        return new Arm(customers, converted);
    }
}
