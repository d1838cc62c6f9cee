package org.attributionj.models.auto;

import org.attributionj.models.internal.Cholesky;

/**
 * How far the data, not the prior, speak for a baseline.
 *
 * <pre>
 *   v = M^-1 g,  g = d baseline / d parameters,  M = H + P the curvatures of likelihood and prior
 *   g' v = v' M v is the baseline's posterior variance; v' H v / v' M v is the data's part of the information along v
 * </pre>
 *
 * <p>1 where the prior does not matter. Near 0 where the data cannot tell a baseline from effects that all touches have: one
 * touch per journey, or one channel in all of them.
 */
final class BaselineSupport {
    private BaselineSupport() {}

    /**
     * The data's part.
     *
     * @param gradient g, of length n
     * @param factor the Cholesky factor of M
     * @param h H, by rows
     * @param n the number of parameters
     * @return in [0, 1]; 0 where the baseline does not depend on the parameters
     */
    static double of(double[] gradient, double[] factor, double[] h, int n) {
        double[] v = gradient.clone();
        Cholesky.solveFactored(n, factor, v);
        double all = 0;
        double data = 0;
        for (int i = 0; i < n; i++) {
            all += gradient[i] * v[i];
            for (int j = 0; j < n; j++) {
                data += v[i] * h[i * n + j] * v[j];
            }
        }
        return all > 0 ? Math.min(1, Math.max(0, data / all)) : 0;
    }
}
