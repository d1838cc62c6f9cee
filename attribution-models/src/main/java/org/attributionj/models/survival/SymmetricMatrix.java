package org.attributionj.models.survival;

import org.attributionj.models.internal.Cholesky;

/** Cholesky factors of small symmetric matrices, by rows in one array. */
final class SymmetricMatrix {
    /** A pivot smaller than this part of its diagonal counts as 0: the column depends on the others. */
    private static final double SMALLEST_PIVOT = 1e-12;

    private SymmetricMatrix() {}

    /**
     * The factor L of A = L L'.
     *
     * @param a n x n, of which the lower triangle is read
     * @param n the order
     * @param factor receives the lower triangle of L
     * @return whether A is positive definite; if not, the factor is incomplete
     */
    static boolean factor(double[] a, int n, double[] factor) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * n + k] * factor[j * n + k];
                }
                if (i == j) {
                    // written positively, so that NaN falls through
                    if (sum > SMALLEST_PIVOT * a[i * n + i]) {
                        factor[i * n + i] = Math.sqrt(sum);
                    } else {
                        return false;
                    }
                } else {
                    factor[i * n + j] = sum / factor[j * n + j];
                }
            }
        }
        return true;
    }

    /** log |A|. */
    static double logDeterminant(double[] factor, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 2 * Math.log(factor[i * n + i]);
        }
        return sum;
    }

    /**
     * The square roots of the diagonal of the inverse: standard errors, where A is an information matrix.
     *
     * @param a n x n
     * @param n the order
     * @return the roots; all 0 if A is not positive definite
     */
    static double[] standardErrors(double[] a, int n) {
        double[] errors = new double[n];
        double[] factor = new double[n * n];
        if (!factor(a, n, factor)) {
            return errors;
        }
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            Cholesky.solveFactored(n, factor, unit);
            errors[i] = Math.sqrt(unit[i]);
        }
        return errors;
    }
}
