package org.attributionj.models.modifiers;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.model.Weigher;
import org.attributionj.core.money.Fallback;

/**
 * Another model whose credits are multiplied by channel, the baseline taking what is left of each conversion.
 *
 * <pre>
 *   share'_i  = factor(channel of i) share_i,  baseline' = 1 - sum of share'_i
 * </pre>
 *
 * <p>Where the sum would exceed 1, the shares are scaled to 1 and the baseline is 0: over many journeys the credits can then
 * fall short of what was measured. A conversion that the other model leaves unattributed stays so. O(n) more than the other
 * model. Immutable and thread-safe.
 *
 * @param inner the other model
 * @param factors the factor by path label, 0 or more
 * @param othersFactor the factor of all other labels, 0 or more
 */
public record CalibratedModel(AttributionModel inner, Map<String, Double> factors, double othersFactor)
        implements AttributionModel {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if a factor is negative or not finite
     */
    public CalibratedModel {
        notNull(inner, "inner");
        factors = ImmutableSortedMap.copyOf(factors);
        factors.forEach((label, factor) -> requireFactor(factor, "factor of " + label));
        requireFactor(othersFactor, "othersFactor");
    }

    private static void requireFactor(double factor, String name) {
        check(
                factor >= 0 && factor < Double.POSITIVE_INFINITY,
                name + " must be finite and 0 or more, but was " + factor);
    }

    /**
     * A calibrated model.
     *
     * @param inner the model to calibrate
     * @param factors the factor by path label, 0 or more
     * @param othersFactor the factor of all other labels, 0 or more
     * @return the model
     * @throws IllegalArgumentException if a factor is negative or not finite
     */
    public static CalibratedModel of(AttributionModel inner, Map<String, Double> factors, double othersFactor) {
        return new CalibratedModel(inner, factors, othersFactor);
    }

    /** {@code calibrated:[name of the other model],label=factor,...}; no text form that can be read back. */
    @Override
    public String name() {
        StringBuilder name = new StringBuilder("calibrated:[" + inner.name() + "]");
        factors.forEach(
                (label, factor) -> name.append(',').append(label).append('=').append(factor));
        return othersFactor == 1 ? name.toString() : name + ",others=" + othersFactor;
    }

    @Override
    public Needs needs() {
        return inner.needs();
    }

    @Override
    public FitScope scope() {
        return inner.scope();
    }

    @Override
    public List<String> notes() {
        return inner.notes();
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name(), needs());
        BoundModel bound = inner.bind(schema);
        return new BoundModel() {
            @Override
            public Kernel newKernel() {
                return new CalibratedKernel(
                        Weigher.of(inner.name(), bound), schema.pathLabels(), factors, othersFactor);
            }

            @Override
            public Fallback fallback() {
                return Fallback.UNATTRIBUTED;
            }
        };
    }

    @Override
    public String toString() {
        return name();
    }
}
