package org.attributionj.models.regression;

import java.util.Arrays;
import java.util.BitSet;
import org.attributionj.models.internal.Cholesky;

/**
 * Maximum penalised likelihood by Newton's method, which for the logistic likelihood is iteratively reweighted least
 * squares; steps are halved until the likelihood does not fall. One fit per instance.
 *
 * <pre>
 *   maximises l(b) - l2/2 sum over columns of b_j^2
 *   step = (information + l2 I)^-1 (gradient - l2 b);  ends when gradient' step, the squared length of the step in
 *   standard errors, is at most tolerance^2
 * </pre>
 *
 * <p>References: P. McCullagh, J. A. Nelder (1989), Generalized Linear Models, 2nd ed., chapter 4. S. le Cessie, J. C. van
 * Houwelingen (1992), Ridge estimators in logistic regression, Applied Statistics 41(1), 191-201, doi:10.2307/2347628.
 */
final class LogitSolver {
    private static final int MOST_HALVINGS = 40;

    /** What rounding may take off a sum of log-likelihoods. */
    private static final double ROUNDING = 1e-12;

    /** Log-odds beyond which outcomes look certain: worth a look whether they are separated. */
    private static final double SUSPICIOUS = 30;

    private static final int LOOK_EVERY = 5;

    private final Design design;
    private final double l2;
    private int[] position;
    private double[] b;
    private Moments at;
    private final BitSet separated = new BitSet();

    private LogitSolver(Design design, BitSet included, double l2) {
        this.design = design;
        this.l2 = l2;
        position = positions(included);
        b = start(1 + included.cardinality());
        at = Moments.at(design, position, b);
        if (l2 == 0) {
            BitSet independent = Dependence.independent(included, at.information, b.length);
            if (independent.cardinality() < included.cardinality()) {
                position = positions(independent);
                b = start(1 + independent.cardinality());
                at = Moments.at(design, position, b);
            }
        }
    }

    /**
     * Fits a design that holds both outcomes.
     *
     * @param included the columns to fit
     */
    static LogitSolution solve(Design design, BitSet included, double l2, int mostIterations, double tolerance) {
        return new LogitSolver(design, included, l2).run(mostIterations, tolerance);
    }

    static LogitSolution solve(Design design, LogisticOptions options) {
        BitSet all = new BitSet();
        all.set(0, design.width);
        return solve(design, all, options.l2(), options.iterations(), options.tolerance());
    }

    private int[] positions(BitSet included) {
        int[] positions = new int[design.width];
        Arrays.fill(positions, -1);
        int next = 1;
        for (int column = included.nextSetBit(0); column >= 0; column = included.nextSetBit(column + 1)) {
            positions[column] = next++;
        }
        return positions;
    }

    private double[] start(int size) {
        double[] start = new double[size];
        start[0] = Math.log(design.totalConversions() / design.totalNulls());
        return start;
    }

    private LogitSolution run(int mostIterations, double tolerance) {
        if (l2 == 0) {
            separated.or(Separation.singleColumns(design));
            separated.and(fitted());
        }
        double[] earlier = b.clone();
        FitState state = FitState.NOT_CONVERGED;
        int iteration = 0;
        while (iteration < mostIterations) {
            double[] step = penalisedGradient();
            double[] factor = penalisedInformation();
            double[] gradient = step.clone();
            Cholesky.solve(b.length, factor, step);
            double decrement = 0;
            for (int i = 0; i < step.length; i++) {
                decrement += gradient[i] * step[i];
            }
            if (decrement <= tolerance * tolerance) {
                state = FitState.CONVERGED;
                break;
            }
            iteration++;
            if (!advance(step)) {
                break;
            }
            if (l2 == 0 && iteration % LOOK_EVERY == 0) {
                if (at.largest > SUSPICIOUS && (look(step) || look(difference(b, earlier)))) {
                    break;
                }
                earlier = b.clone();
            }
        }
        if (l2 == 0 && at.largest > SUSPICIOUS && separated.isEmpty()) {
            look(difference(b, earlier));
        }
        return solution(iteration, separated.isEmpty() ? state : FitState.SEPARATED);
    }

    private BitSet fitted() {
        BitSet fitted = new BitSet();
        for (int column = 0; column < position.length; column++) {
            fitted.set(column, position[column] > 0);
        }
        return fitted;
    }

    /** Moves along the step, or along a part of it; false if no part of it keeps the likelihood from falling. */
    private boolean advance(double[] step) {
        double here = objective(at, b);
        double lowest = here - ROUNDING * Math.abs(here);
        double factor = 1;
        for (int halving = 0; halving <= MOST_HALVINGS; halving++, factor /= 2) {
            double[] there = b.clone();
            for (int i = 0; i < there.length; i++) {
                there[i] += factor * step[i];
            }
            Moments moments = Moments.at(design, position, there);
            if (objective(moments, there) >= lowest) {
                b = there;
                at = moments;
                return true;
            }
        }
        return false;
    }

    private double objective(Moments moments, double[] point) {
        double squares = 0;
        for (int i = 1; i < point.length; i++) {
            squares += point[i] * point[i];
        }
        return moments.logLikelihood - l2 / 2 * squares;
    }

    private double[] penalisedGradient() {
        double[] gradient = at.gradient.clone();
        for (int i = 1; i < gradient.length; i++) {
            gradient[i] -= l2 * b[i];
        }
        return gradient;
    }

    private double[] penalisedInformation() {
        double[] information = at.information.clone();
        for (int i = 1; i < b.length; i++) {
            information[i * b.length + i] += l2;
        }
        return information;
    }

    /** Looks whether a direction separates, and notes its columns if so. */
    private boolean look(double[] direction) {
        if (!Separation.isSeparating(design, position, direction)) {
            return false;
        }
        BitSet moving = Separation.moving(direction);
        for (int column = 0; column < position.length; column++) {
            if (position[column] > 0 && moving.get(position[column])) {
                separated.set(column);
            }
        }
        return !separated.isEmpty();
    }

    private static double[] difference(double[] left, double[] right) {
        double[] difference = left.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= right[i];
        }
        return difference;
    }

    private LogitSolution solution(int iterations, FitState reached) {
        double[] factor = penalisedInformation();
        Cholesky.factor(b.length, factor);
        double[] variances = Cholesky.inverseDiagonal(b.length, factor);
        double[] coefficients = new double[design.width];
        double[] errors = new double[design.width];
        boolean isSingular = !(variances[0] > 0);
        for (int column = 0; column < design.width; column++) {
            int place = position[column];
            coefficients[column] = place < 0 ? 0 : b[place];
            errors[column] = place < 0 ? Double.POSITIVE_INFINITY : error(variances[place]);
            isSingular |= place > 0 && Double.isInfinite(errors[column]);
        }
        FitState state = isSingular && reached == FitState.CONVERGED ? FitState.NOT_CONVERGED : reached;
        return new LogitSolution(
                b[0],
                error(variances[0]),
                coefficients,
                errors,
                Math.min(0, at.logLikelihood),
                iterations,
                state,
                separated);
    }

    /** A variance of 0 is how the inverse shows a direction without information. */
    private static double error(double variance) {
        return variance > 0 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }
}
