package org.attributionj.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static final double ROUNDING = 1e-9;

    @Test
    void solvesAndInverts() {
        Random random = new Random(1);
        for (int n = 1; n <= 12; n++) {
            DMatrixRMaj half = new DMatrixRMaj(n, n);
            for (int i = 0; i < half.data.length; i++) {
                half.data[i] = random.nextGaussian();
            }
            DMatrixRMaj a = CommonOps_DDRM.identity(n);
            CommonOps_DDRM.multAddTransB(half, half, a);
            double[] b = random.doubles(n).toArray();
            double[] x = b.clone();
            double[] l = a.data.clone();
            Cholesky.solve(n, l, x);
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += a.get(i, j) * x[j];
                }
                assertThat(sum).isCloseTo(b[i], within(ROUNDING));
            }
            DMatrixRMaj inverse = new DMatrixRMaj(n, n);
            CommonOps_DDRM.invert(a, inverse);
            double[] diagonal = Cholesky.inverseDiagonal(n, l);
            for (int i = 0; i < n; i++) {
                assertThat(diagonal[i]).isCloseTo(inverse.get(i, i), within(ROUNDING));
            }
        }
    }

    @Test
    void doesNotMoveWhereThereIsNoInformation() {
        double[] singular = {4, 0, 0, 2, 1, 0, 0, 0, 0};
        double[] x = {8, 4, 1};
        Cholesky.solve(3, singular, x);
        assertThat(x).containsExactly(2, 0, 0);
        assertThat(Cholesky.inverseDiagonal(3, singular)).containsExactly(0.25, 0, 0);
    }
}
