package org.attributionj.models.auto;

import java.util.Arrays;
import org.attributionj.models.internal.Cholesky;

/**
 * Dense linear algebra for the few dozen, at most few hundred, unknowns of one small model. Matrices are row-major:
 * {@code m[i * n + j]}.
 */
final class Dense {
    private Dense() {}

    /**
     * The Cholesky factor of a symmetric positive definite matrix: lower triangular L with L L' = M. O(n^3 / 3).
     *
     * @param m the matrix, of which the lower triangle is read
     * @param n its order
     * @param factor receives L; its upper triangle is set to 0
     * @return false if M is not numerically positive definite
     */
    static boolean cholesky(double[] m, int n, double[] factor) {
        Arrays.fill(factor, 0, n * n, 0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = m[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * n + k] * factor[j * n + k];
                }
                if (i > j) {
                    factor[i * n + j] = sum / factor[j * n + j];
                } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
                    factor[i * n + i] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * The factor of M; where rounding has made M indefinite, of M plus the smallest power of ten times its mean diagonal
     * that makes it definite again.
     *
     * @throws ArithmeticException if M is not finite
     */
    static void robustCholesky(double[] m, int n, double[] factor) {
        if (cholesky(m, n, factor)) {
            return;
        }
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += Math.abs(m[i * n + i]);
        }
        double scale = trace > 0 ? trace / n : 1;
        double[] lifted = m.clone();
        for (double ridge = 1e-12; ridge <= 1e3; ridge *= 10) {
            for (int i = 0; i < n; i++) {
                lifted[i * n + i] = m[i * n + i] + ridge * scale;
            }
            if (cholesky(lifted, n, factor)) {
                return;
            }
        }
        throw new ArithmeticException("the curvature of the likelihood is not finite: trace " + trace);
    }

    /** log |M|, given the Cholesky factor of M. */
    static double logDeterminant(double[] factor, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(factor[i * n + i]);
        }
        return 2 * sum;
    }

    /** trace(M^-1 H), given the Cholesky factor of M. O(n^3). */
    static double traceOfSolve(double[] factor, double[] h, int n) {
        double[] column = new double[n];
        double trace = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                column[i] = h[i * n + j];
            }
            Cholesky.solveFactored(n, factor, column);
            trace += column[j];
        }
        return trace;
    }

    /**
     * The inverse of a diagonally dominant M-matrix, such as I - Q of an absorbing chain, by Gauss-Jordan elimination
     * without pivoting, which is stable for such matrices. O(n^3).
     */
    static double[] inverse(double[] m, int n) {
        double[] a = m.clone();
        double[] inverse = new double[n * n];
        for (int i = 0; i < n; i++) {
            inverse[i * n + i] = 1;
        }
        for (int p = 0; p < n; p++) {
            double pivot = a[p * n + p];
            for (int j = 0; j < n; j++) {
                a[p * n + j] /= pivot;
                inverse[p * n + j] /= pivot;
            }
            for (int i = 0; i < n; i++) {
                double factor = a[i * n + p];
                if (i != p && factor != 0) {
                    for (int j = 0; j < n; j++) {
                        a[i * n + j] -= factor * a[p * n + j];
                        inverse[i * n + j] -= factor * inverse[p * n + j];
                    }
                }
            }
        }
        return inverse;
    }
}
