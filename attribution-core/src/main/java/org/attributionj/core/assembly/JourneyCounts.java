package org.attributionj.core.assembly;

import java.io.Serializable;

/**
 * How many journeys were assembled. Immutable and thread-safe.
 *
 * @param credited the credited journeys: one per conversion of the goal
 * @param open the open journeys
 * @param immature the open journeys whose end was still inside the goal's window when the observation ended (at the last
 *     event, unless an end was given); always 0 if the goal has no window. They are left out of fits only if the end of
 *     the observation was given
 * @param fit the journeys of fits, open ones included; 0 if the sink did not want any
 */
public record JourneyCounts(long credited, long open, long immature, long fit) implements Serializable {

    static final JourneyCounts NONE = new JourneyCounts(0, 0, 0, 0);

    JourneyCounts plus(JourneyCounts other) {
        return new JourneyCounts(
                credited + other.credited, open + other.open, immature + other.immature, fit + other.fit);
    }
}
