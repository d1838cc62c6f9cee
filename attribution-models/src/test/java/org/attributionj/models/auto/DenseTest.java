package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.models.internal.Cholesky;
import org.junit.jupiter.api.Test;

class DenseTest {
    private static final double TOLERANCE = 1e-9;

    private static double[] definite(long seed, int n) {
        Random random = new Random(seed);
        double[] root = random.doubles((long) n * n, -1, 1).toArray();
        double[] m = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    m[i * n + j] += root[i * n + k] * root[j * n + k];
                }
            }
            m[i * n + i] += 0.5;
        }
        return m;
    }

    private static double[] times(double[] m, double[] x) {
        int n = x.length;
        double[] product = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                product[i] += m[i * n + j] * x[j];
            }
        }
        return product;
    }

    @Property(tries = 100)
    void solutionSolvesTheSystem(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int n) {
        double[] m = definite(seed, n);
        double[] right = new Random(seed).doubles(n, -1, 1).toArray();
        double[] factor = new double[n * n];
        assertThat(Dense.cholesky(m, n, factor)).isTrue();
        double[] solution = right.clone();
        Cholesky.solveFactored(n, factor, solution);
        assertThat(times(m, solution)).containsExactly(right, within(TOLERANCE));
    }

    @Property(tries = 50)
    void traceOfSolveOfTheMatrixItselfIsItsOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int n) {
        double[] m = definite(seed, n);
        double[] factor = new double[n * n];
        Dense.robustCholesky(m, n, factor);
        assertThat(Dense.traceOfSolve(factor, m, n)).isCloseTo(n, within(TOLERANCE));
    }

    @Test
    void determinantOfTwoByTwo() {
        double[] factor = new double[4];
        assertThat(Dense.cholesky(new double[] {4, 1, 1, 3}, 2, factor)).isTrue();
        assertThat(Dense.logDeterminant(factor, 2)).isCloseTo(Math.log(11), within(TOLERANCE));
    }

    @Test
    void indefiniteMatricesAreRefusedOrLifted() {
        double[] factor = new double[4];
        assertThat(Dense.cholesky(new double[] {1, 2, 2, 1}, 2, factor)).isFalse();
        Dense.robustCholesky(new double[] {1, 1, 1, 1}, 2, factor);
        assertThat(factor[3]).isPositive();
        assertThatThrownBy(() -> Dense.robustCholesky(new double[] {Double.NaN, 0, 0, 1}, 2, factor))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property(tries = 50)
    void inverseOfADominantMatrix(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int n) {
        double[] m = new Random(seed).doubles((long) n * n, -0.9 / n, 0).toArray();
        for (int i = 0; i < n; i++) {
            m[i * n + i] = 1;
        }
        double[] inverse = Dense.inverse(m, n);
        double[] x = new Random(seed + 1).doubles(n, -1, 1).toArray();
        assertThat(times(inverse, times(m, x))).containsExactly(x, within(TOLERANCE));
    }
}
