package org.attributionj.models.regression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fits the bags and averages them. */
final class BaggedFitter {
    private static final int MOST_INTERCEPT_STEPS = 200;

    private BaggedFitter() {}

    /** A bag's columns and where its regression ended. */
    private record Bag(BitSet columns, @Nullable LogitSolution solution) {}

    static BaggedFit fit(RegressionData data, BaggedLogisticOptions options) {
        Design design = data.design();
        double conversions = design.totalConversions();
        double nulls = design.totalNulls();
        Averages averages = new Averages(design.width);
        double intercept = conversions == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        double logLikelihood = 0;
        if (conversions > 0 && nulls > 0) {
            IntStream.range(0, options.bags())
                    .parallel()
                    .mapToObj(bag -> fitBag(design, options, bag))
                    .forEachOrdered(averages::add);
            int[] position = IntStream.rangeClosed(1, design.width).toArray();
            double[] b = averages.point();
            Moments moments = calibrate(design, position, b);
            intercept = b[0];
            logLikelihood = Math.min(0, moments.logLikelihood);
        }
        List<BaggedCoefficient> coefficients = new ArrayList<>();
        int column = 0;
        for (ColumnBlock block : data.blocks()) {
            for (String label : block.labels()) {
                coefficients.add(averages.coefficient(block.dimension(), label, column++));
            }
        }
        return new BaggedFit(
                options,
                data.path(),
                (long) (conversions + nulls),
                (long) conversions,
                intercept,
                coefficients,
                logLikelihood,
                LogisticFitter.nullLogLikelihood(conversions, nulls),
                averages.used,
                averages.unfinished);
    }

    private static Bag fitBag(Design design, BaggedLogisticOptions options, int bag) {
        Draws draws = new Draws(options.seed(), bag);
        BitSet columns = draws.subset(design.width, (int) Math.ceil(options.columns() * design.width));
        Design drawn = draws.thinned(design, options.rows());
        if (drawn.totalConversions() == 0 || drawn.totalNulls() == 0) {
            return new Bag(columns, null);
        }
        LogisticOptions regression = options.regression();
        return new Bag(
                columns,
                LogitSolver.solve(drawn, columns, regression.l2(), regression.iterations(), regression.tolerance()));
    }

    /** Moves the intercept to where the probabilities add up to the conversions; the sum grows with the intercept. */
    private static Moments calibrate(Design design, int[] position, double[] b) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        Moments at = Moments.at(design, position, b);
        for (int step = 0; step < MOST_INTERCEPT_STEPS; step++) {
            double missing = at.gradient[0];
            if (missing > 0) {
                low = b[0];
            } else {
                high = b[0];
            }
            double next = b[0] + Math.max(-4, Math.min(4, missing / at.information[0]));
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            boolean isThere = !(Math.abs(next - b[0]) > 1e-13 * Math.max(1, Math.abs(next)));
            if (isThere || !Double.isFinite(next)) {
                return at;
            }
            b[0] = next;
            at = Moments.at(design, position, b);
        }
        return at;
    }

    /** Sums over bags, in their order. */
    private static final class Averages {
        private final double[] means;
        private final double[] squares;
        private final int[] drawn;
        private double intercepts;
        private int used;
        private int unfinished;

        Averages(int width) {
            means = new double[width];
            squares = new double[width];
            drawn = new int[width];
        }

        void add(Bag bag) {
            LogitSolution solution = bag.solution;
            if (solution == null) {
                return;
            }
            used++;
            unfinished += solution.state == FitState.CONVERGED ? 0 : 1;
            intercepts += solution.intercept;
            BitSet columns = bag.columns;
            for (int column = columns.nextSetBit(0); column >= 0; column = columns.nextSetBit(column + 1)) {
                // Welford's update, which does not cancel
                double value = solution.coefficients[column];
                double delta = value - means[column];
                means[column] += delta / ++drawn[column];
                squares[column] += delta * (value - means[column]);
            }
        }

        /** The mean intercept, then the mean coefficients. */
        double[] point() {
            double[] point = new double[1 + means.length];
            point[0] = used == 0 ? 0 : intercepts / used;
            System.arraycopy(means, 0, point, 1, means.length);
            return point;
        }

        BaggedCoefficient coefficient(String dimension, String label, int column) {
            int bags = drawn[column];
            double deviation = bags > 1 ? Math.sqrt(squares[column] / (bags - 1)) : 0;
            return new BaggedCoefficient(dimension, label, means[column], deviation, bags);
        }
    }
}
