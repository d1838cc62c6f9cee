package org.attributionj.models.regression;

import java.util.BitSet;

/** Finds columns that are combinations of the intercept and of columns before them. */
final class Dependence {
    /** A column of which less than this part (of its squares) lies beyond the others is a combination of them. */
    private static final double DEPENDENT = 1e-10;

    private Dependence() {}

    /**
     * The columns that are not. The Gram matrix is factored as in a Cholesky decomposition, and each pivot judged beside the
     * diagonal that it is left of.
     *
     * @param included the columns of the matrix, which holds them in this order after the intercept
     * @param gram the lower triangle of the rows' Gram matrix, up to a factor: the information at equal probabilities
     * @param size its size
     */
    static BitSet independent(BitSet included, double[] gram, int size) {
        double[] factor = gram.clone();
        BitSet independent = new BitSet();
        int column = -1;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = factor[i * size + j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * size + k] * factor[j * size + k];
                }
                boolean isVanishing = i == j && !(sum > DEPENDENT * gram[i * size + i]);
                // an infinite pivot takes the column out of what follows
                factor[i * size + j] =
                        i > j ? sum / factor[j * size + j] : isVanishing ? Double.POSITIVE_INFINITY : Math.sqrt(sum);
                if (i == j && i > 0) {
                    column = included.nextSetBit(column + 1);
                    independent.set(column, !isVanishing);
                }
            }
        }
        return independent;
    }
}
