package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.inRange;

import java.io.Serializable;

/**
 * Journeys of similar predictions. Immutable and thread-safe.
 *
 * @param predicted their mean predicted probability of converting
 * @param observed the part of them that converted
 * @param journeys how many they are, 1 or more
 */
public record CalibrationBin(double predicted, double observed, long journeys) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public CalibrationBin {
        inRange(predicted, 0, 1, "predicted");
        inRange(observed, 0, 1, "observed");
        check(journeys >= 1, "journeys must be 1 or more, but was " + journeys);
    }
}
