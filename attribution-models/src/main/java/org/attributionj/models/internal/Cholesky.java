package org.attributionj.models.internal;

import java.util.Arrays;

/** Solves and inverts symmetric positive definite matrices, stored row by row in one array. Pure functions. */
public final class Cholesky {
    private Cholesky() {}

    /**
     * Factors A = L L'. O(n^3 / 6). A pivot that rounding took to 0 or below becomes infinite: it belongs to a direction
     * without information, along which solutions do not move.
     *
     * @param n the size
     * @param a A's lower triangle, {@code a[i * n + j]} for j up to i; overwritten with L
     */
    public static void factor(int n, double[] a) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                a[i * n + j] = i > j ? sum / a[j * n + j] : sum > 0 ? Math.sqrt(sum) : Double.POSITIVE_INFINITY;
            }
        }
    }

    /**
     * Solves L L' x = b.
     *
     * @param n the size
     * @param l what {@link #factor} wrote
     * @param b the right-hand side; overwritten with x
     */
    public static void solveFactored(int n, double[] l, double[] b) {
        for (int i = 0; i < n; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i * n + k] * b[k];
            }
            b[i] = sum / l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < n; k++) {
                sum -= l[k * n + i] * b[k];
            }
            b[i] = sum / l[i * n + i];
        }
    }

    /**
     * Solves A x = b by A = L L'.
     *
     * @param n the size
     * @param a A's lower triangle; overwritten with L
     * @param b the right-hand side; overwritten with x
     */
    public static void solve(int n, double[] a, double[] b) {
        factor(n, a);
        solveFactored(n, a, b);
    }

    /**
     * The diagonal of the inverse of L L'. O(n^3 / 3).
     *
     * @param n the size
     * @param l what {@link #factor} wrote
     * @return n numbers, 0 where the pivot was infinite
     */
    public static double[] inverseDiagonal(int n, double[] l) {
        double[] diagonal = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            // column j of L^-1: the diagonal of (L L')^-1 holds its sums of squares
            Arrays.fill(column, 0);
            column[j] = 1 / l[j * n + j];
            double squares = column[j] * column[j];
            for (int i = j + 1; i < n; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= l[i * n + k] * column[k];
                }
                column[i] = sum / l[i * n + i];
                squares += column[i] * column[i];
            }
            diagonal[j] = squares;
        }
        return diagonal;
    }
}
