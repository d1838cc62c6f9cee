package org.attributionj.models.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attributionj.models.markov.RandomPaths.money;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;
import org.junit.jupiter.api.Test;

/** How chains are solved: which solver, how fast, and what it says of its own error. */
class ChainSolverTest {
    private static final double TOLERANCE = 1e-12;
    private static final double EFFECT_TOLERANCE = 1e-9;

    /** Journeys that pass thousands of states between start and end: plain sweeps would take thousands. */
    private static PathTable longJourneys() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        List<String> path = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            path.add(List.of("a", "b", "c").get(i % 3));
        }
        path.add("d");
        table.add(path, 1, money(3), 0);
        path.set(path.size() - 1, "b");
        table.add(path, 0, money(0), 1);
        return table;
    }

    @Test
    void slowChainsAreSolvedInFewSweeps() {
        MarkovOptions options = MarkovOptions.DEFAULT.withSolver(MarkovSolver.ITERATIVE);
        MarkovModel swept = MarkovModel.fit(longJourneys(), options);
        MarkovModel factorised = MarkovModel.fit(longJourneys(), options.withSolver(MarkovSolver.DENSE));

        assertThat(swept.meanSteps()).isGreaterThan(4_000);
        assertThat(swept.solver().converged()).isTrue();
        assertThat(swept.solver().sweeps()).isLessThan(64);
        for (String channel : List.of("a", "b", "c", "d")) {
            double expected = factorised.removalEffect(channel).conversions();
            assertThat(swept.removalEffect(channel).conversions()).isCloseTo(expected, within(EFFECT_TOLERANCE));
            assertThat(swept.removalEffect(channel).value(Money.NO_CURRENCY))
                    .isCloseTo(factorised.removalEffect(channel).value(Money.NO_CURRENCY), within(EFFECT_TOLERANCE));
        }
        assertThat(swept.removalEffect("d").conversions()).isEqualTo(1);
    }

    /** States 0 and 1: 0 leads to 1 by .5, 1 to 0 by .25; 2 and 3 visits; rewards .5 and .75. */
    private static DenseChain dense() {
        SparseMatrix matrix = new SparseMatrix(new int[] {0, 1, 2}, new int[] {1, 0}, new double[] {0.5, 0.25});
        return new DenseChain(matrix, new double[] {2, 3});
    }

    @Test
    void rewardsAndVisitsOfTwoStatesAreThoseOfTheInverse() {
        // (I - A)^-1 = [1 .5; .25 1] / .875
        double[] c = dense().rewards(new double[] {0.5, 0.75});
        assertThat(c).containsExactly(new double[] {(0.5 + 0.375) / 0.875, (0.125 + 0.75) / 0.875}, within(TOLERANCE));
        assertThat(dense().visits(0, 0)).isCloseTo(1 / 0.875, within(TOLERANCE));
        assertThat(dense().visits(0, 1)).isCloseTo(0.5 / 0.875, within(TOLERANCE));
        assertThat(dense().visits(1, 0)).isCloseTo(0.25 / 0.875, within(TOLERANCE));
    }

    @Test
    void errorsAreWhatTheEquationsMiss() {
        double[] reward = {0.5, 0.75};
        double[] c = dense().rewards(reward);
        assertThat(dense().residual(reward, c)).isLessThan(TOLERANCE);
        // c = (1.2, 1): .5 + .5 - 1.2 = -.2, twice; .75 + .3 - 1 = .05, three times
        assertThat(dense().residual(reward, new double[] {1.2, 1})).isCloseTo(2 * 0.2 + 3 * 0.05, within(TOLERANCE));

        int[] both = {0, 1};
        double[] weights = {0.7, 0.9};
        double[] hits = dense().firstHits(both);
        assertThat(dense().residual(both, hits, weights)).isLessThan(TOLERANCE);
        // h N[S,S] is to be the visits: h off by (.1, 0) misses them by .1 N[0,.]
        double[] off = {hits[0] + 0.1, hits[1]};
        assertThat(dense().residual(both, off, weights))
                .isCloseTo(2 * (0.7 * 0.1 / 0.875 + 0.9 * 0.1 * 0.5 / 0.875), within(TOLERANCE));
        assertThat(dense().firstHits(new int[] {1})[0]).isCloseTo(3 * 0.875, within(TOLERANCE));
    }

    private static MarkovSolver chosen(int channels, int partners, MarkovOptions options) {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        for (int from = 0; from < channels; from++) {
            for (int step = 1; step <= partners; step++) {
                int to = (from + step * 7) % channels;
                table.add(List.of("c" + from, "c" + to), 1, money(1), 1);
            }
        }
        MarkovModel model = MarkovModel.fit(table, options);
        if (options.order() == 1) {
            assertThat(model.chain().states()).isEqualTo(channels);
            assertThat(model.chain().transitions()).isEqualTo(channels * partners);
        }
        return model.solver().solver();
    }

    @Test
    void theSolverFollowsTheSizeOfTheChain() {
        MarkovOptions options = MarkovOptions.DEFAULT;
        assertThat(chosen(512, 1, options)).isEqualTo(MarkovSolver.DENSE);
        assertThat(chosen(513, 1, options)).isEqualTo(MarkovSolver.ITERATIVE);
        // n^3 <= 20 transitions x channels from n / 20 partners on
        assertThat(chosen(520, 25, options)).isEqualTo(MarkovSolver.ITERATIVE);
        assertThat(chosen(520, 26, options)).isEqualTo(MarkovSolver.DENSE);
        // 60 windows of one channel and 10 pairs of each
        assertThat(chosen(60, 10, MarkovOptions.ofOrder(2))).isEqualTo(MarkovSolver.ITERATIVE);
    }

    @Test
    void theDenseSolverRefusesWhatItCannotHold() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        IntStream.range(0, 20_001).forEach(i -> table.add(List.of("c" + i), 1, money(1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovModel.fit(table, MarkovOptions.DEFAULT.withSolver(MarkovSolver.DENSE)))
                .withMessageContaining("at most 20000 states, but the chain has 20001");
    }

    @Test
    void valuesBeyondLongsAreSummedExactly() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        // each fits into a long of cents, their sum does not; the last fits into none
        String large = "60000000000000000.01";
        table.add(List.of("a"), 1, Money.of(large, "EUR"), 0);
        table.add(List.of("a", "a"), 1, Money.of(large, "EUR"), 0);
        table.add(List.of("a", "a", "a"), 1, Money.of("1000000000000000000000.25", "EUR"), 0);
        table.add(List.of("b"), 1, Money.of("-60000000000000000.01", "EUR"), 0);
        table.add(List.of("b", "b"), 1, Money.of("-60000000000000000.03", "EUR"), 0);
        for (int order = 1; order <= 2; order++) {
            MarkovCounts counts =
                    MarkovModel.fit(table, MarkovOptions.ofOrder(order)).counts();
            double sum = counts.states().stream()
                    .mapToDouble(state -> state.values().get(0))
                    .sum();
            assertThat(sum).isEqualTo(Double.parseDouble("1000000000000000000000.23"));
        }
        MarkovCounts counts = MarkovModel.fit(table, MarkovOptions.DEFAULT).counts();
        assertThat(counts.states().get(0).values()).containsExactly(Double.parseDouble("1000120000000000000000.27"));
        assertThat(counts.states().get(1).values()).containsExactly(Double.parseDouble("-120000000000000000.04"));
    }
}
