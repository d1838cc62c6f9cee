package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogitSolverTest {
    /** Newton's method ends within its last, quadratic step. */
    private static final double TOLERANCE = 1e-9;

    private static double logit(double conversions, double nulls) {
        return Math.log(conversions / nulls);
    }

    /** Rows of (exposure of column 0, exposure of column 1, conversions, others). */
    private static Design design(int width, int[][] rows) {
        DesignBuilder builder = new DesignBuilder(width, false);
        for (int[] row : rows) {
            for (int column = 0; column < width; column++) {
                if (row[column] > 0) {
                    builder.add(column, row[column]);
                }
            }
            builder.end(row[width], row[width + 1]);
        }
        return builder.build();
    }

    private static LogitSolution solve(Design design, double l2, int mostIterations) {
        BitSet all = new BitSet();
        all.set(0, design.width);
        return LogitSolver.solve(design, all, l2, mostIterations, 1e-10);
    }

    /** The first full step from here makes the likelihood fall, from -85.8 to -96.6: it has to be halved. */
    @Test
    void stepsThatGoTooFarAreHalved() {
        Design design = design(1, new int[][] {{2, 10, 29}, {1, 12, 359}});
        LogitSolution solution = solve(design, 0, 50);
        assertThat(solution.state).isEqualTo(FitState.CONVERGED);
        double slope = logit(10, 29) - logit(12, 359);
        assertThat(solution.coefficients[0]).isCloseTo(slope, within(TOLERANCE));
        assertThat(solution.intercept).isCloseTo(logit(12, 359) - slope, within(TOLERANCE));
        double likelihood = 10 * Math.log(10 / 39.0)
                + 29 * Math.log(29 / 39.0)
                + 12 * Math.log(12 / 371.0)
                + 359 * Math.log(359 / 371.0);
        assertThat(solution.logLikelihood).isCloseTo(likelihood, within(TOLERANCE));
        assertThat(solution.separated.isEmpty()).isTrue();
    }

    @Test
    void iterationsAreCountedAndLimited() {
        Design design = design(1, new int[][] {{1, 10, 29}, {0, 12, 359}});
        LogitSolution whole = solve(design, 0, 50);
        assertThat(whole.iterations).isBetween(3, 8);
        LogitSolution cut = solve(design, 0, 2);
        assertThat(cut.iterations).isEqualTo(2);
        assertThat(cut.state).isEqualTo(FitState.NOT_CONVERGED);
        LogitSolution exact = solve(design, 0, whole.iterations + 1);
        assertThat(exact.state).isEqualTo(FitState.CONVERGED);
        LogitSolution none = solve(design, 0, 0);
        assertThat(none.iterations).isZero();
        assertThat(none.intercept).isEqualTo(logit(22, 388));
        assertThat(none.coefficients).containsExactly(0);
        assertThat(none.state).isEqualTo(FitState.NOT_CONVERGED);
    }

    /** Of columns that say the same, one is fitted; the other has no estimate and no error. */
    @Test
    void columnsThatFollowFromOthersAreLeftOut() {
        // the third column is the sum of the first two, the fourth is always there
        int[][] rows = {{1, 0, 1, 1, 8, 20}, {0, 1, 1, 1, 5, 40}, {1, 1, 2, 1, 9, 9}, {0, 0, 0, 1, 2, 60}};
        LogitSolution solution = solve(design(4, rows), 0, 50);
        assertThat(solution.state).isEqualTo(FitState.CONVERGED);
        assertThat(solution.coefficients[2]).isZero();
        assertThat(solution.coefficients[3]).isZero();
        assertThat(solution.errors[2]).isInfinite();
        assertThat(solution.errors[3]).isInfinite();
        int[][] independent = {{1, 0, 8, 20}, {0, 1, 5, 40}, {1, 1, 9, 9}, {0, 0, 2, 60}};
        LogitSolution alone = solve(design(2, independent), 0, 50);
        for (int column = 0; column < 2; column++) {
            assertThat(solution.coefficients[column]).isCloseTo(alone.coefficients[column], within(TOLERANCE));
            assertThat(solution.errors[column]).isCloseTo(alone.errors[column], within(TOLERANCE));
        }
        assertThat(solution.intercept).isCloseTo(alone.intercept, within(TOLERANCE));
        // a penalty decides between them: each takes its part
        LogitSolution penalised = solve(design(4, rows), 1, 50);
        assertThat(penalised.state).isEqualTo(FitState.CONVERGED);
        assertThat(penalised.coefficients[2]).isGreaterThan(0.1);
    }

    @Test
    void dependenceIsFoundInAnyPlace() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            int width = 2 + random.nextInt(5);
            int copy = 1 + random.nextInt(width - 1);
            int original = random.nextInt(copy);
            DesignBuilder builder = new DesignBuilder(width, false);
            for (int row = 0; row < 40; row++) {
                int[] values = random.ints(width, 0, 3).toArray();
                values[copy] = 2 * values[original];
                for (int column = 0; column < width; column++) {
                    builder.add(column, values[column]);
                }
                builder.end(1 + random.nextInt(3), 1 + random.nextInt(3));
            }
            LogitSolution solution = solve(builder.build(), 0, 60);
            for (int column = 0; column < width; column++) {
                assertThat(Double.isInfinite(solution.errors[column])).isEqualTo(column == copy);
            }
        }
    }

    /** More of the first than of the second column converts, less does not: no finite maximum, along (1, -1). */
    @Test
    void separationAlongACombinationIsFoundAndNamed() {
        int[][] rows = {
            {2, 1, 0, 3, 0}, {3, 2, 1, 1, 0}, {1, 2, 0, 0, 4}, {2, 3, 1, 0, 1}, {1, 1, 1, 2, 2}, {1, 1, 0, 2, 5}
        };
        LogitSolution solution = solve(design(3, rows), 0, 100);
        assertThat(solution.state).isEqualTo(FitState.SEPARATED);
        assertThat(solution.separated).isEqualTo(BitSet.valueOf(new long[] {0b011}));
        assertThat(solution.iterations).isLessThan(100);
        assertThat(solve(design(3, rows), 0.1, 100).state).isEqualTo(FitState.CONVERGED);
    }

    @Test
    void separationIsWhatTheDefinitionSays() {
        int[] both = {1, 2};
        // the second column goes with conversions: along (0, 1) nothing converts without it, none that has it fails
        Design separated = design(2, new int[][] {{1, 1, 3, 0}, {1, 0, 0, 4}, {0, 1, 1, 0}});
        assertThat(Separation.isSeparating(separated, both, new double[] {-0.5, 0, 1}))
                .isTrue();
        assertThat(Separation.isSeparating(separated, both, new double[] {0, 0, 1}))
                .isTrue();
        assertThat(Separation.isSeparating(separated, both, new double[] {0, 0, -1}))
                .isFalse();
        assertThat(Separation.isSeparating(separated, both, new double[] {0, 1, 0}))
                .isFalse();
        assertThat(Separation.isSeparating(separated, both, new double[] {0, 0, 0}))
                .isFalse();
        assertThat(Separation.isSeparating(separated, both, new double[] {0, 0, Double.POSITIVE_INFINITY}))
                .isFalse();
        // what is 0 but for the iterations' rounding counts as 0
        assertThat(Separation.isSeparating(separated, both, new double[] {0.00009, 0, 1}))
                .isTrue();
        assertThat(Separation.isSeparating(separated, both, new double[] {0.001, 0, 1}))
                .isFalse();
        Design reversed = design(2, new int[][] {{1, 1, 0, 3}, {1, 0, 4, 0}, {0, 1, 0, 1}});
        assertThat(Separation.isSeparating(reversed, both, new double[] {0, 0, -1}))
                .isTrue();
        assertThat(Separation.isSeparating(reversed, both, new double[] {-0.001, 0, -1}))
                .isFalse();
        assertThat(Separation.singleColumns(separated)).isEqualTo(BitSet.valueOf(new long[] {0b10}));
        assertThat(Separation.singleColumns(reversed)).isEqualTo(BitSet.valueOf(new long[] {0b10}));
        assertThat(Separation.singleColumns(design(2, new int[][] {{1, 1, 2, 2}, {1, 0, 0, 0}}))
                        .isEmpty())
                .isTrue();
        assertThat(Separation.moving(new double[] {-2, 0.03, 0.01, 0})).isEqualTo(BitSet.valueOf(new long[] {0b0011}));
    }

    /** One journey of a million touches among usual ones. */
    @Test
    void exposuresOfAMillionEnd() {
        int[][] rows = {{1, 0, 10, 29}, {0, 1, 12, 359}, {2, 1, 4, 20}, {1_000_000, 3, 0, 1}};
        for (double l2 : new double[] {0, 1, 1e-12}) {
            LogitSolution solution = solve(design(2, rows), l2, 50);
            assertThat(solution.state).isIn(FitState.CONVERGED, FitState.SEPARATED);
            assertThat(solution.logLikelihood).isFinite();
            assertThat(solution.coefficients).doesNotContain(Double.NaN);
        }
    }
}
