package org.attributionj.core.model;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.money.Fallback;
import org.attributionj.core.money.Shares;

/**
 * A bound model at work: weighs encoded journeys and settles the weights into shares. All credit of this library comes out
 * of here. Owns a kernel and scratch arrays: one thread at a time. It allocates nothing once they have grown.
 */
public final class Weigher {
    private final String name;
    private final Kernel kernel;
    private final Fallback fallback;
    private double[] weights = new double[16];
    private double baseline;

    private Weigher(String name, BoundModel bound) {
        this.name = notBlank(name, "model name");
        kernel = notNull(bound, "bound").newKernel();
        fallback = bound.fallback();
    }

    /**
     * Binds a model.
     *
     * @param model the model
     * @param schema the schema of the journeys to weigh
     * @return a weigher for one thread
     * @throws org.attributionj.core.columnar.MissingDataException if the schema lacks something that the model needs
     * @throws IllegalArgumentException if the model was fitted to other paths
     */
    public static Weigher of(AttributionModel model, JourneySchema schema) {
        return new Weigher(model.name(), model.bind(schema));
    }

    /**
     * A weigher of a model that is bound already.
     *
     * @param name the model's name, for messages
     * @param bound the bound model
     * @return a weigher for one thread
     */
    public static Weigher of(String name, BoundModel bound) {
        return new Weigher(name, bound);
    }

    /**
     * The shares of one journey, in units of 1 / {@link Shares#ONE}. O(touchpoints).
     *
     * @param journey the journey
     * @param units receives {@code journey.length()} shares, 0 or more; what lies behind them is left alone
     * @return the baseline in the same units; what it and the shares leave of {@link Shares#ONE} is unattributed
     * @throws IllegalStateException if the model breaks its contract
     */
    public long settle(JourneyView journey, long[] units) {
        int n = journey.length();
        baseline = 0;
        if (n == 0) {
            return 0;
        }
        if (weights.length < n) {
            weights = new double[Math.max(n, 2 * weights.length)];
        }
        baseline = kernel.weigh(journey, weights);
        try {
            return Shares.settle(weights, n, baseline, fallback, units);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("model " + name + " broke its contract: " + e.getMessage(), e);
        }
    }

    /**
     * The baseline of the last journey as the model gave it, before it was settled.
     *
     * @return a number in [0, 1]; 0 for a journey without touchpoints
     */
    public double baseline() {
        return baseline;
    }

    /** The model's name. */
    @Override
    public String toString() {
        return "Weigher of " + name;
    }
}
