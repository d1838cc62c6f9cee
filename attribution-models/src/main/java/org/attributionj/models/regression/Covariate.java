package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.notNull;

import java.io.Serializable;
import org.attributionj.core.columnar.Dimension;

/**
 * Something besides the channel that a response model may depend on: a dimension of touchpoints, one coefficient per label.
 * Any function of a touchpoint is a dimension: {@code Dimension.of("hour", touchpoint -> ...)}, {@link Dimension#DEVICE},
 * {@code Dimension.attribute("segment")}.
 *
 * <p>There are two kinds, and what becomes of them when a touchpoint is removed is all the difference:
 *
 * <ul>
 *   <li>a covariate <i>of touchpoints</i> (type, device, hour of day) belongs to the touchpoint: it enters with the model's
 *       {@link Exposure}, and goes when the touchpoint goes, so its effect is credited to the touchpoint;
 *   <li>a covariate <i>of the journey</i> (a customer's segment, a country) belongs to the customer: its labels enter as 1
 *       if any touchpoint of the journey has them, and they stay, whatever is removed; its effect is part of the baseline.
 * </ul>
 *
 * <p>Touchpoints without a label have {@link Dimension#NONE}, which is a label like any other. Labels unseen in the fit
 * contribute 0. Immutable and thread-safe.
 *
 * @param dimension gives the label of a touchpoint
 * @param removable whether the label goes with the touchpoint
 */
public record Covariate(Dimension dimension, boolean removable) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the dimension is null
     */
    public Covariate {
        notNull(dimension, "dimension");
    }

    /**
     * A covariate of touchpoints.
     *
     * @param dimension gives the label of a touchpoint
     * @return the covariate
     */
    public static Covariate ofTouchpoints(Dimension dimension) {
        return new Covariate(dimension, true);
    }

    /**
     * A covariate of the journey.
     *
     * @param dimension gives the label of a touchpoint, which is the journey's as well
     * @return the covariate
     */
    public static Covariate ofJourney(Dimension dimension) {
        return new Covariate(dimension, false);
    }
}
