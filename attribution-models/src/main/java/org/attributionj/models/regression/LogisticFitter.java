package org.attributionj.models.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Fits data and gives the numbers their names. */
final class LogisticFitter {
    private LogisticFitter() {}

    static LogisticFit fit(RegressionData data, LogisticOptions options) {
        Design design = data.design();
        double conversions = design.totalConversions();
        double nulls = design.totalNulls();
        boolean isDegenerate = conversions == 0 || nulls == 0;
        LogitSolution solution =
                isDegenerate ? oneOutcome(design, conversions > 0) : LogitSolver.solve(design, options);
        List<LogisticCoefficient> coefficients = new ArrayList<>();
        List<String> separated = new ArrayList<>();
        if (isDegenerate) {
            separated.add(LogisticCoefficient.INTERCEPT);
        }
        int column = 0;
        for (ColumnBlock block : data.blocks()) {
            for (String label : block.labels()) {
                LogisticCoefficient coefficient = new LogisticCoefficient(
                        block.dimension(), label, solution.coefficients[column], solution.errors[column]);
                coefficients.add(coefficient);
                if (solution.separated.get(column)) {
                    separated.add(coefficient.name());
                }
                column++;
            }
        }
        return new LogisticFit(
                options,
                data.path(),
                (long) (conversions + nulls),
                (long) conversions,
                new LogisticCoefficient(LogisticCoefficient.INTERCEPT, "", solution.intercept, solution.interceptError),
                coefficients,
                solution.logLikelihood,
                nullLogLikelihood(conversions, nulls),
                solution.iterations,
                solution.state,
                separated);
    }

    /** c log(c/n) + u log(u/n), 0 log 0 being 0. */
    static double nullLogLikelihood(double conversions, double nulls) {
        if (conversions == 0 || nulls == 0) {
            return 0;
        }
        double journeys = conversions + nulls;
        return conversions * Math.log(conversions / journeys) + nulls * Math.log(nulls / journeys);
    }

    private static LogitSolution oneOutcome(Design design, boolean isConverting) {
        double[] errors = new double[design.width];
        Arrays.fill(errors, Double.POSITIVE_INFINITY);
        return new LogitSolution(
                isConverting ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                new double[design.width],
                errors,
                0,
                0,
                FitState.SEPARATED,
                new BitSet());
    }
}
