package org.attributionj.eval.experiment;

import java.util.Optional;

/**
 * How to compare arms. Immutable and thread-safe.
 *
 * @param level the level of all intervals, in (0, 1)
 * @param covariate the name of a numeric covariate known before the experiment, such as earlier value; none for no adjustment
 */
public record HoldoutOptions(double level, Optional<String> covariate) {

    /** 95 % intervals, no covariate. */
    public static final HoldoutOptions DEFAULT = new HoldoutOptions(0.95, Optional.empty());

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the level is outside (0, 1)
     */
    public HoldoutOptions {
        Normal.requireLevel(level);
    }

    /**
     * The same with a covariate.
     *
     * @param name the name of the covariate in {@link org.attributionj.core.event.Customer#covariates}
     * @return changed options
     */
    public HoldoutOptions withCovariate(String name) {
        return new HoldoutOptions(level, Optional.of(name));
    }

    /**
     * The same at another level.
     *
     * @param level the level, in (0, 1)
     * @return changed options
     * @throws IllegalArgumentException if it is outside (0, 1)
     */
    public HoldoutOptions withLevel(double level) {
        return new HoldoutOptions(level, covariate);
    }
}
