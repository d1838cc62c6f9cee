package org.attributionj.models.shapley;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import org.attributionj.models.internal.ReadBack;

/**
 * The Shapley values of a game: v(all) - v(nobody) divided among its players.
 *
 * <pre>
 *   sum of values = grandValue - emptyValue, up to rounding; checked when the values are made
 * </pre>
 *
 * <p>Values may be negative. Immutable and thread-safe.
 *
 * @see Shapley
 */
public final class ShapleyValues implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The gap that rounding may leave, as a part of the largest worth. */
    private static final double LARGEST_GAP = 1e-9;

    private final double[] values;
    private final double[] standardErrors;
    private final double emptyValue;
    private final double grandValue;
    private final int permutations;
    private final boolean reachedError;

    private ShapleyValues(
            double[] values,
            double[] standardErrors,
            double emptyValue,
            double grandValue,
            double scale,
            int permutations,
            boolean reachedError) {
        this.values = values;
        this.standardErrors = standardErrors;
        this.emptyValue = emptyValue;
        this.grandValue = grandValue;
        this.permutations = permutations;
        this.reachedError = reachedError;
        double gap = efficiencyGap();
        if (!(Math.abs(gap) <= LARGEST_GAP * scale)) {
            throw new ArithmeticException("Shapley values must add up to v(all) - v(nobody) = "
                    + (grandValue - emptyValue) + ", but miss it by " + gap
                    + ". Maybe the worths are too large for a double: scale them down.");
        }
    }

    private Object readResolve() throws InvalidObjectException {
        ReadBack.require(
                values != null && standardErrors != null && values.length == standardErrors.length,
                "there must be a value and an error for each player");
        ReadBack.require(permutations >= 0, "permutations must be 0 or more, but were " + permutations);
        return this;
    }

    static ShapleyValues exact(double[] values, double emptyValue, double grandValue, double scale) {
        return new ShapleyValues(values, new double[values.length], emptyValue, grandValue, scale, 0, true);
    }

    static ShapleyValues sampled(int n, PermutationSampler sampler) {
        double[] values = new double[n];
        double[] errors = new double[n];
        double scale = Math.max(Math.abs(sampler.emptyValue()), Math.abs(sampler.grandValue()));
        for (int i = 0; i < n; i++) {
            values[i] = sampler.value(i);
            errors[i] = sampler.standardError(i);
            scale = Math.max(scale, Math.abs(values[i]) + errors[i] * Math.sqrt(sampler.permutations()));
        }
        return new ShapleyValues(
                values,
                errors,
                sampler.emptyValue(),
                sampler.grandValue(),
                scale,
                sampler.permutations(),
                sampler.reachedError());
    }

    /**
     * The number of players.
     *
     * @return n, 0 or more
     */
    public int players() {
        return values.length;
    }

    /**
     * A player's value.
     *
     * @param player the player
     * @return phi, in the unit of v; may be negative
     * @throws IndexOutOfBoundsException if there is no such player
     */
    public double value(int player) {
        return values[player];
    }

    /**
     * How far a player's value may be off: the standard error of its sample mean.
     *
     * @param player the player
     * @return the standard error in the unit of v; 0 if the values are exact
     * @throws IndexOutOfBoundsException if there is no such player
     */
    public double standardError(int player) {
        return standardErrors[player];
    }

    /**
     * The worth of the empty coalition, which belongs to no player.
     *
     * @return v(nobody)
     */
    public double emptyValue() {
        return emptyValue;
    }

    /**
     * The worth of the coalition of all.
     *
     * @return v(all)
     */
    public double grandValue() {
        return grandValue;
    }

    /**
     * What rounding left of efficiency.
     *
     * @return the sum of the values less (grandValue - emptyValue); at most 1e-9 of the largest worth
     */
    public double efficiencyGap() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum - (grandValue - emptyValue);
    }

    /**
     * Whether the values come from a full enumeration.
     *
     * @return true if exact, false if sampled
     */
    public boolean isExact() {
        return permutations == 0;
    }

    /**
     * The number of permutations walked, reverses included.
     *
     * @return the number, even; 0 if the values are exact
     */
    public int permutations() {
        return permutations;
    }

    /**
     * Whether sampling stopped because every standard error was small enough, not because the budget was spent.
     *
     * @return whether the asked-for error was reached; true if the values are exact
     */
    public boolean reachedError() {
        return reachedError;
    }

    /**
     * All values.
     *
     * @return a new array of n numbers
     */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShapleyValues that
                && Arrays.equals(values, that.values)
                && Arrays.equals(standardErrors, that.standardErrors)
                && Double.compare(emptyValue, that.emptyValue) == 0
                && Double.compare(grandValue, that.grandValue) == 0
                && permutations == that.permutations
                && reachedError == that.reachedError;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + permutations;
    }

    /** The values and how they were found, such as {@code [0.5, 0.25] exact}. */
    @Override
    public String toString() {
        return Arrays.toString(values)
                + (isExact()
                        ? " exact"
                        : " sampled from " + permutations + " permutations, standard errors "
                                + Arrays.toString(standardErrors));
    }
}
