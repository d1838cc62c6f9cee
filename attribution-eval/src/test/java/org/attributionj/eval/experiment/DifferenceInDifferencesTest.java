package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DifferenceInDifferencesTest {
    private static final double LEVEL = 0.95;
    private static final double[] TREATED = {5, 7, 6, 9};
    private static final double[] CONTROL = {1, 2, 0, 3, 2};

    private static List<Market> markets(double[] treated, double[] control) {
        List<Market> markets = new ArrayList<>();
        for (int i = 0; i < treated.length; i++) {
            markets.add(Market.of("t" + i, true, 100 + 10 * i, 100 + 10 * i + treated[i]));
        }
        for (int i = 0; i < control.length; i++) {
            markets.add(Market.of("c" + i, false, 50 + 10 * i, 50 + 10 * i + control[i]));
        }
        return markets;
    }

    @Test
    void cardAndKruegersTable() {
        // Card, Krueger (1994), table 3: employment per store before and after, New Jersey 20.44 and 21.03,
        // Pennsylvania
        // 23.33 and 21.17; difference in differences 2.76 (1.36) from changes of .59 (.54) and -2.16 (1.25)
        List<Market> two = List.of(
                Market.of("New Jersey", true, 20.44, 21.03),
                Market.of("Pennsylvania east", false, 23.33, 21.17),
                Market.of("Pennsylvania west", false, 23.33, 21.17));
        assertThat(DifferenceInDifferences.of(two, LEVEL, 1).effect()).isCloseTo(2.76, within(0.011));

        WelchTest changes = WelchTest.of(
                new Moments(309, 0.59, 0.54 * 0.54 * 309), new Moments(75, -2.16, 1.25 * 1.25 * 75), LEVEL);
        assertThat(changes.difference()).isCloseTo(2.76, within(0.011));
        assertThat(changes.error()).isCloseTo(1.36, within(0.005));
    }

    @Test
    void effectIsWelchsTestOfChanges() {
        DifferenceInDifferences did = DifferenceInDifferences.of(markets(TREATED, CONTROL), LEVEL, 1);
        WelchTest test = WelchTest.of(Moments.of(TREATED), Moments.of(CONTROL), LEVEL);

        assertThat(did.effect()).isCloseTo(6.75 - 1.6, within(1e-12));
        assertThat(did.error()).isCloseTo(test.error(), within(1e-12));
        assertThat(did.pValue()).isCloseTo(test.pValue(), within(1e-12));
        // treated markets had 115 on average before, and would have had 116.6
        assertThat(did.relativeEffect()).isCloseTo(5.15 / 116.6, within(1e-12));
        // all four treated changes exceed all others: 1 of 126 choices, and none mirrors it
        assertThat(did.placeboPValue()).isCloseTo(1 / 126.0, within(1e-12));
    }

    @Test
    void periodsOfAMarketAreOneObservation() {
        Market repeated = new Market("t0", true, List.of(99.0, 100.0, 101.0), List.of(104.0, 106.0));
        List<Market> markets = new ArrayList<>(markets(TREATED, CONTROL));
        markets.set(0, repeated);

        assertThat(DifferenceInDifferences.of(markets, LEVEL, 1))
                .isEqualTo(DifferenceInDifferences.of(markets(TREATED, CONTROL), LEVEL, 1));
    }

    @Test
    void oneTreatedMarketIsJudgedByTheSpreadOfTheOthers() {
        DifferenceInDifferences did = DifferenceInDifferences.of(markets(new double[] {9}, CONTROL), LEVEL, 1);

        assertThat(did.error()).isCloseTo(Math.sqrt(Moments.of(CONTROL).variance() * 1.2), within(1e-12));
        assertThat(did.degreesOfFreedom()).isEqualTo(4);
        assertThat(did.placeboPValue()).isCloseTo(1 / 6.0, within(1e-12));
    }

    @Test
    void manyChoicesAreSampledAsExactly() {
        Random random = new Random(4);
        double[] treated = random.doubles(12).map(x -> x + 0.25).toArray();
        double[] control = random.doubles(15).toArray();
        DifferenceInDifferences did = DifferenceInDifferences.of(markets(treated, control), LEVEL, 1);

        assertThat(did.placeboPValue()).isCloseTo(did.pValue(), within(0.02));
        assertThat(DifferenceInDifferences.of(markets(treated, control), LEVEL, 1))
                .isEqualTo(did);
    }

    @Test
    void orderOfMarketsDoesNotMatter() {
        List<Market> shuffled = new ArrayList<>(markets(TREATED, CONTROL));
        Collections.shuffle(shuffled, new Random(1));

        assertThat(DifferenceInDifferences.of(shuffled, LEVEL, 1))
                .isEqualTo(DifferenceInDifferences.of(markets(TREATED, CONTROL), LEVEL, 1));
    }

    @Test
    void tooFewOrDoubleMarketsAreRefused() {
        assertThatThrownBy(() -> DifferenceInDifferences.of(markets(TREATED, new double[] {1}), LEVEL, 1))
                .hasMessageContaining("2 others or more");
        List<Market> twice = new ArrayList<>(markets(TREATED, CONTROL));
        twice.add(twice.get(0));
        assertThatThrownBy(() -> DifferenceInDifferences.of(twice, LEVEL, 1)).hasMessageContaining("two are t0");
        assertThatThrownBy(() -> new Market("m", true, List.of(), List.of(1.0))).hasMessageContaining("before");
    }

    @Test
    void pairsAreThePairedTest() {
        // R 4.x: t.test(extra ~ group, data = sleep, paired = TRUE) has t = -4.0621, df = 9, p-value = 0.002833,
        // 95 % interval -2.4598858 to -0.7001142, mean difference -1.58
        double[] one = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] two = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        List<MatchedMarkets.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < one.length; i++) {
            pairs.add(new MatchedMarkets.Pair(
                    Market.of("t" + i, true, 10, 10 + one[i]), Market.of("c" + i, false, 20, 20 + two[i])));
        }
        MatchedMarkets test = MatchedMarkets.of(pairs, LEVEL);

        assertThat(test.effect()).isCloseTo(-1.58, within(1e-9));
        assertThat(test.pValue()).isCloseTo(0.002833, within(5e-7));
        assertThat(test.interval().low()).isCloseTo(-2.4598858, within(5e-8));
        assertThat(test.interval().high()).isCloseTo(-0.7001142, within(5e-8));
    }

    @Test
    void marketsAreMatchedByTheirPast() {
        List<Market> markets = List.of(
                new Market("a", true, List.of(10.0, 20.0), List.of(0.0)),
                new Market("b", true, List.of(50.0, 50.0), List.of(0.0)),
                new Market("x", false, List.of(49.0, 51.0), List.of(0.0)),
                new Market("y", false, List.of(90.0, 90.0), List.of(0.0)),
                new Market("z", false, List.of(12.0, 22.0), List.of(0.0)));

        assertThat(MatchedMarkets.match(markets))
                .extracting(pair -> pair.treated().name() + pair.control().name())
                .containsExactly("az", "bx");
        assertThatThrownBy(() -> MatchedMarkets.match(markets.subList(0, 3))).hasMessageContaining("as many");
    }
}
