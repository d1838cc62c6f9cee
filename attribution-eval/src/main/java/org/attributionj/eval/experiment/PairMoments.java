package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;

import java.io.Serializable;

/**
 * Moments of pairs of an outcome y and something known before, x, as sums of squares about the means, so that they merge.
 * Immutable and thread-safe.
 *
 * @param n the number of pairs, 1 or more
 * @param meanY the mean outcome
 * @param meanX the mean covariate
 * @param squaresY sum of (y - mean)^2, 0 or more
 * @param squaresX sum of (x - mean)^2, 0 or more
 * @param products sum of (x - mean) (y - mean)
 */
public record PairMoments(long n, double meanY, double meanX, double squaresY, double squaresX, double products)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if there is no pair, a number is not finite or a sum of squares negative
     */
    public PairMoments {
        check(n > 0, "n must be 1 or more, but was " + n);
        check(
                Double.isFinite(meanY) && Double.isFinite(meanX) && Double.isFinite(products),
                "moments must be finite, but were " + meanY + ", " + meanX + ", " + products);
        check(
                squaresY >= 0 && squaresX >= 0 && Double.isFinite(squaresY + squaresX),
                "sums of squares must be finite and 0 or more, but were " + squaresY + ", " + squaresX);
    }

    /**
     * The moments of pairs.
     *
     * @param y the outcomes
     * @param x the covariates, one per outcome
     * @return their moments, in two passes
     * @throws IllegalArgumentException if there is no pair, the numbers differ, or one is not finite
     */
    public static PairMoments of(double[] y, double[] x) {
        check(
                y.length == x.length && y.length > 0,
                "outcomes and covariates must be one or more and as many, but are " + y.length + " and " + x.length);
        Moments ofY = Moments.of(y);
        Moments ofX = Moments.of(x);
        double products = 0;
        double squaresY = 0;
        double squaresX = 0;
        for (int i = 0; i < y.length; i++) {
            double dy = y[i] - ofY.mean();
            double dx = x[i] - ofX.mean();
            products += dx * dy;
            squaresY += dy * dy;
            squaresX += dx * dx;
        }
        return new PairMoments(y.length, ofY.mean(), ofX.mean(), squaresY, squaresX, products);
    }

    /**
     * The moments of y - theta (x - centre).
     *
     * @param theta the slope that is taken out
     * @param centre the value of x that leaves y as it is
     * @return the moments of the adjusted outcome
     */
    public Moments adjusted(double theta, double centre) {
        // sum (dy - theta dx)^2 = Syy - 2 theta Sxy + theta^2 Sxx; rounding must not make it negative
        double squares = Math.max(0, squaresY - 2 * theta * products + theta * theta * squaresX);
        return new Moments(n, meanY - theta * (meanX - centre), n == 1 ? 0 : squares / (double) (n - 1));
    }
}
