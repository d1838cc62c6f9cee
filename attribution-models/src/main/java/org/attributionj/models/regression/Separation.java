package org.attributionj.models.regression;

import java.util.BitSet;

/**
 * Finds out whether some combination of columns separates the outcomes, so that the likelihood grows forever along it:
 * x d >= 0 for all rows that hold a conversion, x d <= 0 for all rows that hold none, and not 0 for all.
 *
 * <p>Reference: A. Albert, J. A. Anderson (1984), On the existence of maximum likelihood estimates in logistic regression
 * models, Biometrika 71(1), 1-10, doi:10.1093/biomet/71.1.1.
 */
final class Separation {
    /** What counts as 0 beside the largest x d: directions come from iterations and are exact to a few digits. */
    private static final double TOLERANCE = 1e-4;

    /** Coefficients that move less than this part of the largest take no part. */
    private static final double SMALLEST_PART = 1e-2;

    private Separation() {}

    /** The columns that alone separate: all rows that hold them have one outcome. Exact. */
    static BitSet singleColumns(Design design) {
        BitSet converting = new BitSet(design.width);
        BitSet open = new BitSet(design.width);
        for (int row = 0; row < design.rows(); row++) {
            for (int i = design.offsets[row]; i < design.offsets[row + 1]; i++) {
                if (design.conversions[row] > 0) {
                    converting.set(design.columns[i]);
                }
                if (design.nulls[row] > 0) {
                    open.set(design.columns[i]);
                }
            }
        }
        converting.xor(open);
        return converting;
    }

    /** Whether the outcomes are separated along d, the intercept's part first. */
    static boolean isSeparating(Design design, int[] position, double[] d) {
        double largest = 0;
        for (int row = 0; row < design.rows(); row++) {
            largest = Math.max(largest, Math.abs(d[0] + design.dot(row, position, d)));
        }
        if (!(largest > 0) || Double.isInfinite(largest)) {
            return false;
        }
        double zero = TOLERANCE * largest;
        for (int row = 0; row < design.rows(); row++) {
            double along = d[0] + design.dot(row, position, d);
            if ((design.nulls[row] > 0 && along > zero) || (design.conversions[row] > 0 && along < -zero)) {
                return false;
            }
        }
        return true;
    }

    /** The places of d that move. */
    static BitSet moving(double[] d) {
        double largest = 0;
        for (double part : d) {
            largest = Math.max(largest, Math.abs(part));
        }
        BitSet moving = new BitSet(d.length);
        for (int i = 0; i < d.length; i++) {
            moving.set(i, Math.abs(d[i]) > SMALLEST_PART * largest);
        }
        return moving;
    }
}
