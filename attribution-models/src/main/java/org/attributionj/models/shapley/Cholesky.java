package org.attributionj.models.shapley;

/** Solves a symmetric positive definite system in place. */
final class Cholesky {
    private Cholesky() {}

    /**
     * Solves A x = b by A = L L'. O(n^3 / 6).
     *
     * @param n the size
     * @param a A's lower triangle, {@code a[i * n + j]} for j up to i; overwritten with L
     * @param b the right-hand side; overwritten with x
     */
    static void solve(int n, double[] a, double[] b) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                // a pivot that rounding took to 0 belongs to a direction without information: move nowhere along it
                a[i * n + j] = i > j ? sum / a[j * n + j] : sum > 0 ? Math.sqrt(sum) : Double.POSITIVE_INFINITY;
            }
        }
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= a[i * n + k] * b[k];
            }
            b[i] = sum / a[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < n; k++) {
                sum -= a[k * n + i] * b[k];
            }
            b[i] = sum / a[i * n + i];
        }
    }
}
