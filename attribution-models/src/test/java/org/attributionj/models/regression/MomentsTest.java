package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final int WIDTH = 4;
    private static final int[] ALL = {1, 2, 3, 4};
    private static final double[] B = {-0.7, 0.5, -0.3, 1.1, 0.05};
    private static final double STEP = 1e-5;

    /** Central differences: errors of order step^2 and rounding / step. */
    private static final double DIFFERENCES = 1e-6;

    private static Design design(int rows, long seed, boolean isMerging) {
        Random random = new Random(seed);
        DesignBuilder builder = new DesignBuilder(WIDTH, isMerging);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < WIDTH; column++) {
                if (random.nextInt(3) > 0) {
                    builder.add(column, isMerging ? 1 + random.nextInt(2) : random.nextDouble());
                }
            }
            builder.end(random.nextInt(3), random.nextInt(4));
        }
        return builder.build();
    }

    @Test
    void gradientAndInformationAreDerivatives() {
        Design design = design(60, 1, false);
        Moments at = Moments.at(design, ALL, B);
        for (int i = 0; i < B.length; i++) {
            double[] above = B.clone();
            above[i] += STEP;
            double[] below = B.clone();
            below[i] -= STEP;
            Moments up = Moments.at(design, ALL, above);
            Moments down = Moments.at(design, ALL, below);
            assertThat(at.gradient[i])
                    .isCloseTo((up.logLikelihood - down.logLikelihood) / (2 * STEP), within(DIFFERENCES));
            for (int j = 0; j <= i; j++) {
                double second = -(up.gradient[j] - down.gradient[j]) / (2 * STEP);
                assertThat(at.information[i * B.length + j]).isCloseTo(second, within(DIFFERENCES));
            }
        }
    }

    @Test
    void logLikelihoodIsTheDefinition() {
        Design design = design(60, 2, false);
        double expected = 0;
        double largest = 0;
        for (int row = 0; row < design.rows(); row++) {
            double z = B[0] + design.dot(row, ALL, B);
            double p = 1 / (1 + Math.exp(-z));
            expected += design.conversions[row] * Math.log(p) + design.nulls[row] * Math.log(1 - p);
            if (design.conversions[row] + design.nulls[row] > 0) {
                largest = Math.max(largest, Math.abs(z));
            }
        }
        Moments at = Moments.at(design, ALL, B);
        assertThat(at.logLikelihood).isCloseTo(expected, within(1e-11 * Math.abs(expected)));
        assertThat(at.largest).isEqualTo(largest);
    }

    @Test
    void extremeLogOddsNeitherOverflowNorCancel() {
        DesignBuilder builder = new DesignBuilder(1, false);
        builder.set(0);
        builder.end(3, 2);
        Moments at = Moments.at(builder.build(), new int[] {1}, new double[] {0, 800});
        assertThat(at.logLikelihood).isEqualTo(-1600);
        assertThat(at.gradient[1]).isEqualTo(-2);
        at = Moments.at(builder.build(), new int[] {1}, new double[] {0, -800});
        assertThat(at.logLikelihood).isEqualTo(-2400);
        assertThat(at.gradient[1]).isEqualTo(3);
    }

    @Test
    void threadsChangeNoBit() throws Exception {
        Design design = design(40_000, 3, false);
        Moments here = Moments.at(design, ALL, B);
        ForkJoinPool alone = new ForkJoinPool(1);
        try {
            Moments there = alone.submit(() -> Moments.at(design, ALL, B)).get();
            assertThat(there.logLikelihood).isEqualTo(here.logLikelihood);
            assertThat(there.gradient).isEqualTo(here.gradient);
            assertThat(there.information).isEqualTo(here.information);
        } finally {
            alone.shutdown();
        }
    }

    @Test
    void mergedRowsAreSortedAndHoldTheSameJourneys() {
        Design merged = design(500, 4, true);
        assertThat(merged.rows()).isLessThanOrEqualTo(81); // three values in each of four columns
        for (int row = 1; row < merged.rows(); row++) {
            assertThat(content(merged, row - 1)).isLessThan(content(merged, row));
        }
        Random random = new Random(4);
        double conversions = 0;
        for (int row = 0; row < 500; row++) {
            for (int column = 0; column < WIDTH; column++) {
                if (random.nextInt(3) > 0) {
                    random.nextInt(2);
                }
            }
            conversions += random.nextInt(3);
            random.nextInt(4);
        }
        assertThat(merged.totalConversions()).isEqualTo(conversions);
    }

    private static String content(Design design, int row) {
        StringBuilder text = new StringBuilder();
        for (int i = design.offsets[row]; i < design.offsets[row + 1]; i++) {
            text.append(design.columns[i]).append((int) design.values[i]);
        }
        return text.toString();
    }

    /** Leaving columns out is the same as not having them. */
    @Test
    void columnsLeftOut() {
        Design design = design(300, 5, false);
        DesignBuilder narrow = new DesignBuilder(2, false);
        for (int row = 0; row < design.rows(); row++) {
            for (int i = design.offsets[row]; i < design.offsets[row + 1]; i++) {
                if (design.columns[i] % 2 == 1) {
                    narrow.add(design.columns[i] / 2, design.values[i]);
                }
            }
            narrow.end((long) design.conversions[row], (long) design.nulls[row]);
        }
        BitSet odd = new BitSet();
        odd.set(1);
        odd.set(3);
        LogitSolution some = LogitSolver.solve(design, odd, 0.5, 50, 1e-8);
        LogitSolution all = LogitSolver.solve(
                narrow.build(), LogisticOptions.DEFAULT.withL2(0.5).withIterations(50));
        assertThat(some.state).isEqualTo(FitState.CONVERGED);
        assertThat(some.intercept).isEqualTo(all.intercept);
        assertThat(some.coefficients).containsExactly(0, all.coefficients[0], 0, all.coefficients[1]);
        assertThat(some.errors)
                .containsExactly(Double.POSITIVE_INFINITY, all.errors[0], Double.POSITIVE_INFINITY, all.errors[1]);
    }
}
