package org.attributionj.models.auto;

import java.util.Objects;

/**
 * The additive hazard model of one design: fitted by {@link AdditiveHazardEm} for every shape of the prior, of which the
 * Laplace evidence chooses one.
 */
final class AdditiveHazardFit {
    static final int[] SHAPES = {1, 2, 4, 8, 16, 32};

    private static final double DROPPED_INTERCEPT = 1e-7;
    private static final double DROPPED_EFFECT = 1e-10;
    private static final double RIDGE = 1e-9;

    private final Features rows;
    private final double converted;
    private final double open;
    private final int channels;

    /** A fit over rows that stand for so many converting and other journeys. */
    AdditiveHazardFit(Features rows, double converted, double open) {
        this.rows = rows;
        this.converted = converted;
        this.open = open;
        channels = rows.totals.length;
    }

    /** The fit of the shape with the largest evidence; the first of equals. */
    SmallModel best(Design design) {
        SmallModel best = null;
        for (int first = 0; first < SHAPES.length; first += AdditiveHazardEm.LANES) {
            AdditiveHazardEm em = new AdditiveHazardEm(rows, converted, open, SHAPES, first);
            em.run();
            for (int lane = 0; lane < AdditiveHazardEm.LANES; lane++) {
                SmallModel model = summarise(design, SHAPES[first + lane], em.result(lane));
                best = best == null || model.evidence() > best.evidence() ? model : best;
            }
        }
        return Objects.requireNonNull(best);
    }

    /** The fit of one shape. */
    SmallModel fit(Design design, int shape) {
        AdditiveHazardEm em = new AdditiveHazardEm(rows, converted, open, new int[] {shape, shape, shape}, 0);
        em.run();
        return summarise(design, shape, em.result(0));
    }

    /** Degrees of freedom and Laplace evidence in log-parameters v = (a, b), without those that are practically 0. */
    private SmallModel summarise(Design design, int shape, AdditiveHazardEm.Result fit) {
        double a = fit.a();
        double[] b = Lists.toArray(fit.b());
        int[] active = new int[channels + 1];
        int n = 0;
        if (a > DROPPED_INTERCEPT) {
            active[n++] = 0;
        }
        for (int c = 0; c < channels; c++) {
            if (b[c] > DROPPED_EFFECT) {
                active[n++] = c + 1;
            }
        }
        double[] v = new double[channels + 1];
        v[0] = a;
        System.arraycopy(b, 0, v, 1, channels);
        double[] information = information(a, b);
        double[] h = new double[n * n];
        double[] m = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i * n + j] = information[active[i] * (channels + 1) + active[j]] * v[active[i]] * v[active[j]];
                m[i * n + j] = h[i * n + j];
            }
            m[i * n + i] += (active[i] == 0 ? 0 : shape) + RIDGE;
        }
        double[] factor = new double[n * n];
        Dense.robustCholesky(m, n, factor);
        double prior = -channels * Numbers.logGamma(shape);
        for (int c = 0; c < channels; c++) {
            prior += shape * Math.log(shape * b[c] / fit.g()) - shape * b[c] / fit.g();
        }
        double evidence =
                fit.logLikelihood() + prior - 0.5 * Dense.logDeterminant(factor, n) + 0.5 * n * Math.log(2 * Math.PI);
        return new SmallModel(
                design,
                Family.ADDITIVE_HAZARD,
                shape,
                a,
                b,
                fit.logLikelihood(),
                Dense.traceOfSolve(factor, h, n),
                evidence,
                fit.iterations(),
                fit.isConverged(),
                support(shape, a, b, h, active, n));
    }

    /** Here the prior's mean counts as estimated, so that the prior holds the ratios of effects only. */
    private double support(int shape, double a, double[] b, double[] h, int[] active, int n) {
        double[] m = h.clone();
        double sum = 0;
        for (double effect : b) {
            sum += effect;
        }
        double common = (double) shape * channels;
        for (int i = 0; i < n; i++) {
            m[i * n + i] += RIDGE;
            double q = active[i] == 0 ? 0 : b[active[i] - 1] / sum;
            m[i * n + i] += common * q;
            for (int j = 0; j < n; j++) {
                m[i * n + j] -= common * q * (active[j] == 0 ? 0 : b[active[j] - 1] / sum);
            }
        }
        double[] factor = new double[n * n];
        Dense.robustCholesky(m, n, factor);
        return BaselineSupport.of(baselineGradient(a, b, active, n), factor, h, n);
    }

    /** The derivatives by the logarithms of the active parameters of the sum of a / intensity over converting journeys. */
    private double[] baselineGradient(double a, double[] b, int[] active, int n) {
        double[] all = new double[channels + 1];
        for (int row = 0; row < rows.converted; row++) {
            double intensity = Math.max(rows.linear(row, a, b), SmallModel.SMALLEST_INTENSITY);
            double baseline = a / intensity;
            all[0] += rows.counts[row] * baseline * (1 - baseline);
            for (int i = rows.starts[row]; i < rows.starts[row + 1]; i++) {
                int c = rows.columns[i];
                all[c + 1] -= rows.counts[row] * baseline * b[c] * rows.values[i] / intensity;
            }
        }
        double[] gradient = new double[n];
        for (int i = 0; i < n; i++) {
            gradient[i] = all[active[i]];
        }
        return gradient;
    }

    /** D' diag(exp(-lambda) / p^2) D over converting rows, D = (1, F); (channels + 1)^2. */
    private double[] information(double a, double[] b) {
        int order = channels + 1;
        double[] sum = new double[order * order];
        for (int row = 0; row < rows.converted; row++) {
            double intensity = Math.max(rows.linear(row, a, b), SmallModel.SMALLEST_INTENSITY);
            double p = Numbers.oneMinusExpOfMinus(intensity);
            rows.addOuterProduct(row, rows.counts[row] * Math.exp(-intensity) / (p * p), sum);
        }
        Features.mirror(sum, order);
        return sum;
    }
}
