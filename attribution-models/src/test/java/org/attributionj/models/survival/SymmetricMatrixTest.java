package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Factors of a matrix whose factor, determinant and inverse are known in whole numbers. */
class SymmetricMatrixTest {
    private static final double TOLERANCE = 1e-9;

    /** L L' of L = (2; 6 1; -8 5 3), the upper triangle left to chance. */
    private static final double[] LOWER = {4, Double.NaN, 1e40, 12, 37, Double.NaN, -16, -43, 98};

    @Test
    void factorIsTheKnownOneAndReadsTheLowerTriangleAlone() {
        double[] factor = new double[9];
        assertThat(SymmetricMatrix.factor(LOWER, 3, factor)).isTrue();
        assertThat(factor).containsExactly(2, 0, 0, 6, 1, 0, -8, 5, 3);
    }

    @Test
    void determinantIsTheSquaredProductOfTheDiagonal() {
        double[] factor = {2, 0, 0, 6, 1, 0, -8, 5, 3};
        assertThat(SymmetricMatrix.logDeterminant(factor, 3)).isCloseTo(Math.log(36), within(TOLERANCE));
    }

    @Test
    void standardErrorsAreTheRootsOfTheInversesDiagonal() {
        double[] errors = SymmetricMatrix.standardErrors(LOWER, 3);
        double[] squares = {1777.0 / 36, 34.0 / 9, 1.0 / 9};
        for (int i = 0; i < 3; i++) {
            assertThat(errors[i]).isCloseTo(Math.sqrt(squares[i]), within(TOLERANCE));
        }
    }

    @Test
    void whatDependsOnTheOthersIsNotDefinite() {
        double[] factor = new double[4];
        assertThat(SymmetricMatrix.factor(new double[] {1e6, 1e6, 1e6, 1e6 + 1e-7}, 2, factor))
                .isFalse();
        assertThat(SymmetricMatrix.factor(new double[] {1e6, 1e6, 1e6, 1e6 + 1e-3}, 2, factor))
                .isTrue();
        assertThat(SymmetricMatrix.factor(new double[] {1, 0, 0, 0}, 2, factor)).isFalse();
        assertThat(SymmetricMatrix.factor(new double[] {1, 0, 0, Double.NaN}, 2, factor))
                .isFalse();
        assertThat(SymmetricMatrix.standardErrors(new double[] {1, 2, 2, 1}, 2)).containsOnly(0);
    }
}
