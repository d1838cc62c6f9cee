package org.attributionj.models.shapley;

import com.google.common.primitives.Doubles;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import org.attributionj.models.internal.Cholesky;

/**
 * Logistic regression of conversion on the presence of channels, with an L2 penalty on the channels' coefficients.
 *
 * <pre>
 *   log-odds(S) = b_0 + sum over c in S of b_c
 *   maximises sum over rows of conv log p + null log(1-p) - l2/2 sum over c of b_c^2
 * </pre>
 *
 * <p>Fitted by damped Newton steps over the distinct channel sets. With both outcomes in the data and l2 &gt; 0 the
 * maximum is finite and unique; without conversions p is 0 everywhere, without failures 1. Immutable and thread-safe.
 *
 * <p>Reference: S. le Cessie, J. C. van Houwelingen (1992), Ridge estimators in logistic regression, Applied Statistics
 * 41(1), 191-201, doi:10.2307/2347628.
 */
final class PresenceLogistic implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 60;

    /** Newton's decrement, as a part of the number of journeys, at which the steps end: far below what credits show. */
    private static final double DECREMENT = 1e-20;

    /** {@code coefficients[0]} is the intercept, {@code coefficients[1 + c]} channel c's. */
    private final double[] coefficients;

    private final int steps;
    private final boolean converged;

    private PresenceLogistic(double[] coefficients, int steps, boolean converged) {
        this.coefficients = coefficients;
        this.steps = steps;
        this.converged = converged;
    }

    static PresenceLogistic fit(PresenceTable table, double l2) {
        int size = table.labels().size() + 1;
        double[] b = new double[size];
        long conversions = table.conversions();
        long nulls = table.nulls();
        if (conversions == 0 || nulls == 0) {
            b[0] = conversions == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return new PresenceLogistic(b, 0, true);
        }
        b[0] = Math.log((double) conversions / nulls);
        double journeys = (double) conversions + nulls;
        double[] gradient = new double[size];
        double[] hessian = new double[size * size];
        double objective = objective(table, l2, b);
        for (int step = 1; step <= MOST_STEPS; step++) {
            derive(table, l2, b, gradient, hessian);
            double[] direction = gradient.clone();
            Cholesky.solve(size, hessian, direction);
            double decrement = 0;
            for (int i = 0; i < size; i++) {
                decrement += gradient[i] * direction[i];
            }
            if (!(decrement > DECREMENT * journeys)) {
                return new PresenceLogistic(b, step, true);
            }
            double[] next = b;
            double reached = objective;
            double factor = 1;
            for (int halving = 0; halving < MOST_HALVINGS; halving++, factor /= 2) {
                double[] candidate = stepped(b, direction, factor);
                double there = objective(table, l2, candidate);
                if (there > objective) {
                    next = candidate;
                    reached = there;
                    break;
                }
            }
            if (Arrays.equals(next, b)) {
                // no step improves on this point in double precision: it is the maximum as far as a double can tell
                return new PresenceLogistic(b, step, decrement <= 1e-9 * journeys);
            }
            b = next;
            objective = reached;
        }
        return new PresenceLogistic(b, MOST_STEPS, false);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a regression is read through the serial form of the model");
    }

    static PresenceLogistic of(CoalitionRateFit.Prior prior) {
        double[] b = new double[prior.coefficients().size() + 1];
        b[0] = prior.intercept();
        for (int i = 1; i < b.length; i++) {
            b[i] = prior.coefficients().get(i - 1);
        }
        return new PresenceLogistic(b, prior.steps(), prior.converged());
    }

    CoalitionRateFit.Prior toPrior() {
        return new CoalitionRateFit.Prior(
                coefficients[0], Doubles.asList(coefficients).subList(1, coefficients.length), steps, converged);
    }

    private static double[] stepped(double[] from, double[] direction, double factor) {
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i] + factor * direction[i];
        }
        return to;
    }

    /** The penalised log-likelihood. */
    static double objective(PresenceTable table, double l2, double[] b) {
        double sum = 0;
        for (int row = 0; row < table.rows(); row++) {
            double logOdds = logOdds(table.set(row), b);
            // log p = -log1p(exp(-z)), log(1-p) = -log1p(exp(z)), each without overflow
            sum -= table.conversions(row) * softplus(-logOdds) + table.nulls(row) * softplus(logOdds);
        }
        for (int i = 1; i < b.length; i++) {
            sum -= l2 / 2 * b[i] * b[i];
        }
        return sum;
    }

    /** Gradient of the objective, and its Hessian's negative (lower triangle), which is positive definite. */
    static void derive(PresenceTable table, double l2, double[] b, double[] gradient, double[] hessian) {
        int size = b.length;
        Arrays.fill(gradient, 0);
        Arrays.fill(hessian, 0);
        for (int row = 0; row < table.rows(); row++) {
            ChannelSet set = table.set(row);
            double journeys = (double) table.conversions(row) + table.nulls(row);
            double p = sigmoid(logOdds(set, b));
            double residual = table.conversions(row) - journeys * p;
            double weight = journeys * p * (1 - p);
            gradient[0] += residual;
            hessian[0] += weight;
            for (int k = 0; k < set.size(); k++) {
                int i = 1 + set.member(k);
                gradient[i] += residual;
                hessian[i * size] += weight;
                for (int l = 0; l <= k; l++) {
                    hessian[i * size + 1 + set.member(l)] += weight;
                }
            }
        }
        for (int i = 1; i < size; i++) {
            gradient[i] -= l2 * b[i];
            hessian[i * size + i] += l2;
        }
    }

    private static double logOdds(ChannelSet set, double[] b) {
        double sum = b[0];
        for (int k = 0; k < set.size(); k++) {
            sum += b[1 + set.member(k)];
        }
        return sum;
    }

    private static double softplus(double z) {
        return Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** P(conversion | exactly these channels). */
    double probability(ChannelSet set) {
        return sigmoid(logOdds(set, coefficients));
    }

    double intercept() {
        return coefficients[0];
    }

    double coefficient(int channel) {
        return coefficients[1 + channel];
    }

    double[] coefficients() {
        return coefficients.clone();
    }

    int steps() {
        return steps;
    }

    boolean converged() {
        return converged;
    }
}
