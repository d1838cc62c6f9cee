package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.eval.ReferenceNumbers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The experiment functions against R; what the numbers are of stands in {@code golden/r/experiments.R}. */
class ReferenceNumbersTest {
    private static final double LEVEL = 0.95;
    private static final double RELATIVE = 1e-9;

    /** R's own roots, integrals and iterations end at about this. */
    private static final double ITERATED = 1e-6;

    private static final double[] TREATED = {0, 0, 12.5, 0, 40, 8.25, 0, 0, 19.99, 0, 3, 0, 61.4};
    private static final double[] CONTROL = {0, 7.5, 0, 0, 0, 22, 0, 1.75, 0, 0};
    private static final double[] BEFORE_OF_TREATED = {3, 0, 20, 1, 35, 10, 2, 0, 15, 4, 6, 0, 50};
    private static final double[] BEFORE_OF_CONTROL = {2, 9, 1, 0, 5, 30, 0, 4, 3, 1};
    private static final double[] BEFORE = {100, 110, 120, 130, 50, 60, 70, 80, 90};
    private static final double[] AFTER = {105.5, 117, 126, 139.25, 51, 62, 70.5, 83, 92};
    private static final int TREATED_MARKETS = 4;

    private final ReferenceNumbers r = ReferenceNumbers.read();
    private Set<String> topics = Set.of();

    private void is(double number, String name, double relative) {
        double expected = r.get(name);
        assertThat(number).as(name).isCloseTo(expected, within(relative * Math.abs(expected)));
    }

    private void is(double number, String name) {
        is(number, name, RELATIVE);
    }

    private void is(Interval interval, String prefix) {
        is(interval.low(), prefix + ".low");
        is(interval.high(), prefix + ".high");
    }

    /** Every number of the topic was compared. */
    @AfterEach
    void nothingIsLeftOut() {
        assertThat(r.unread(topics)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"small, 70, 56, 80, 48", "large, 90000, 2793, 10000, 251", "rare, 4500, 45, 500, 11"})
    void twoProportions(String name, long n1, long x1, long n0, long x0) {
        Arm treated = new Arm(n1, x1);
        Arm control = new Arm(n0, x0);
        ProportionTest test = ProportionTest.of(treated, control, LEVEL);
        is(test.z() * test.z(), "proportion." + name + ".chi-squared");
        // 1 - p is what R and this library have to full precision
        is(test.pValue(), "proportion." + name + ".p", ITERATED);
        is(ProportionTest.wilson(treated, LEVEL), "proportion." + name + ".wilson");
        is(test.interval(), "proportion." + name);
        is(test.relativeInterval().low(), "proportion." + name + ".relative.low", ITERATED);
        is(test.relativeInterval().high(), "proportion." + name + ".relative.high", ITERATED);
        FisherExact exact = FisherExact.of(treated, control);
        is(exact.pValue(), "fisher." + name + ".p", ITERATED);
        is(exact.pValueGreater(), "fisher." + name + ".greater", ITERATED);
    }

    @Test
    void welch() {
        topics = Set.of("welch");
        WelchTest test = WelchTest.of(Moments.of(TREATED), Moments.of(CONTROL), LEVEL);
        is(test.t(), "welch.t");
        is(test.degreesOfFreedom(), "welch.df");
        is(test.pValue(), "welch.p");
        is(test.interval(), "welch");
        is(
                WelchTest.of(Moments.of(TREATED), Moments.of(CONTROL), 0.9)
                        .interval()
                        .high(),
                "welch.high.90");
    }

    @Test
    void cuped() {
        topics = Set.of("cuped");
        Cuped cuped =
                Cuped.of(PairMoments.of(TREATED, BEFORE_OF_TREATED), PairMoments.of(CONTROL, BEFORE_OF_CONTROL), LEVEL);
        is(cuped.theta(), "cuped.theta");
        is(cuped.test().difference(), "cuped.difference");
        is(cuped.test().t(), "cuped.t");
        is(cuped.test().pValue(), "cuped.p");
        is(cuped.test().interval(), "cuped");
        is(cuped.varianceReduction(), "cuped.variance.reduction");
    }

    @Test
    void sampleSizes() {
        topics = Set.of("size");
        assertThat(SampleSize.DEFAULT.forRates(0.02, 0.025)).isEqualTo((long) Math.ceil(r.get("size.rates.n")));
        is(SampleSize.DEFAULT.powerOfRates(5000, 0.1, 0.115), "size.rates.power");
        is(0.03 + new SampleSize(0.05, 0.9, 1).detectableLift(20_000, 0.03), "size.rates.p2", ITERATED);
        assertThat(SampleSize.DEFAULT.forMeans(1, 0.01)).isEqualTo((long) Math.ceil(r.get("size.means.n")));
    }

    private static List<Market> markets() {
        List<Market> markets = new ArrayList<>();
        for (int i = 0; i < BEFORE.length; i++) {
            markets.add(Market.of("m" + i, i < TREATED_MARKETS, BEFORE[i], AFTER[i]));
        }
        return markets;
    }

    @Test
    void differenceInDifferences() {
        topics = Set.of("did", "matched");
        DifferenceInDifferences did = DifferenceInDifferences.of(markets(), LEVEL, 1);
        is(did.effect(), "did.effect");
        is(did.pValue(), "did.p");
        is(did.interval(), "did");
        is(did.placeboPValue(), "did.placebo");
        List<Market> oneTreated = new ArrayList<>(markets().subList(TREATED_MARKETS, BEFORE.length));
        oneTreated.add(markets().get(1));
        DifferenceInDifferences one = DifferenceInDifferences.of(oneTreated, LEVEL, 1);
        is(one.effect(), "did.one.effect");
        is(one.error(), "did.one.error");
        is(one.pValue(), "did.one.p");
        List<MatchedMarkets.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < TREATED_MARKETS; i++) {
            pairs.add(new MatchedMarkets.Pair(markets().get(i), markets().get(TREATED_MARKETS + i)));
        }
        MatchedMarkets matched = MatchedMarkets.of(pairs, LEVEL);
        is(matched.effect(), "matched.effect");
        is(matched.pValue(), "matched.p");
        is(matched.interval(), "matched");
    }

    @Test
    void sequential() {
        topics = Set.of("sequential");
        SequentialTest test = SequentialTest.start(0.01, 0.05).look(new Arm(9000, 234), new Arm(9000, 108));
        double variance = 0.026 * 0.974 / 9000 + 0.012 * 0.988 / 9000;
        is(variance, "sequential.variance");
        is(test.pValue(), "sequential.p", ITERATED);
        is(test.interval().low(), "sequential.low", ITERATED);
        is(test.interval().high(), "sequential.high", ITERATED);
    }

    @Test
    void drift() {
        topics = Set.of("drift");
        ShareDrift drift = ShareDrift.of(
                Map.of("a", 0.4, "b", 0.3, "c", 0.2, "d", 0.1), Map.of("a", 0.3, "b", 0.25, "c", 0.3, "d", 0.15));
        is(drift.index(), "drift.index");
    }
}
