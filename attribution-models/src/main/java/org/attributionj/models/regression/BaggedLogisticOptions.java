package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.inRange;
import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import org.attributionj.models.spec.SpecWriter;

/**
 * Settings of {@link BaggedLogistic}. Immutable and thread-safe.
 *
 * @param regression the settings of each bag's regression, and of the credit
 * @param bags the number of regressions, 1 to 100 000
 * @param rows the part of the journeys that a bag draws, without replacement, in (0, 1]
 * @param columns the part of the columns that a bag draws, in (0, 1]: rounded up, one at least
 * @param seed the seed of the draws; the same seed gives the same bits
 */
public record BaggedLogisticOptions(LogisticOptions regression, int bags, double rows, double columns, long seed)
        implements Serializable {

    private static final int MOST_BAGS = 100_000;
    private static final double SMALLEST_PART = 1e-6;

    /** 100 bags of half the journeys and half the columns, seed 12345, each a {@link LogisticOptions#DEFAULT}. */
    public static final BaggedLogisticOptions DEFAULT =
            new BaggedLogisticOptions(LogisticOptions.DEFAULT, 100, 0.5, 0.5, 12345);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the regression is null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public BaggedLogisticOptions {
        notNull(regression, "regression");
        check(bags >= 1 && bags <= MOST_BAGS, "bags must be in [1, 100000], but was " + bags);
        inRange(rows, SMALLEST_PART, 1, "rows");
        inRange(columns, SMALLEST_PART, 1, "columns");
    }

    /**
     * Other settings of the regressions.
     *
     * @param regression the settings of each bag's regression, and of the credit
     * @return changed options
     */
    public BaggedLogisticOptions withRegression(LogisticOptions regression) {
        return new BaggedLogisticOptions(regression, bags, rows, columns, seed);
    }

    /**
     * Another number of bags.
     *
     * @param bags the number of regressions, 1 to 100 000
     * @return changed options
     */
    public BaggedLogisticOptions withBags(int bags) {
        return new BaggedLogisticOptions(regression, bags, rows, columns, seed);
    }

    /**
     * Another part of the journeys.
     *
     * @param rows the part that a bag draws, in (0, 1]
     * @return changed options
     */
    public BaggedLogisticOptions withRows(double rows) {
        return new BaggedLogisticOptions(regression, bags, rows, columns, seed);
    }

    /**
     * Another part of the columns.
     *
     * @param columns the part that a bag draws, in (0, 1]
     * @return changed options
     */
    public BaggedLogisticOptions withColumns(double columns) {
        return new BaggedLogisticOptions(regression, bags, rows, columns, seed);
    }

    /**
     * Another seed.
     *
     * @param seed the seed
     * @return changed options
     */
    public BaggedLogisticOptions withSeed(long seed) {
        return new BaggedLogisticOptions(regression, bags, rows, columns, seed);
    }

    String modelName() {
        SpecWriter text = SpecWriter.of("bagged-logistic")
                .number("bags", bags)
                .number("rows", rows)
                .number("columns", columns)
                .whole("seed", seed);
        return regression.write(text).toString();
    }
}
