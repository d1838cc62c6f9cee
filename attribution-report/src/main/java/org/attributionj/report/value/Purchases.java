package org.attributionj.report.value;

import org.attributionj.report.internal.Checks;

/**
 * One customer's purchases as the models of buying see them.
 *
 * @param repeats distinct periods with a purchase after the first, 0 or more
 * @param recency time from the first to the last of them; 0 if there is no repeat
 * @param age time from the first purchase to the end of the observation, not below the recency
 * @param mean the mean amount of a repeat; 0 if there is none
 */
public record Purchases(double repeats, double recency, double age, double mean) {

    /** Validates the components. */
    public Purchases {
        Checks.check(
                repeats >= 0 && recency >= 0 && age >= recency,
                "purchases must have 0 <= recency <= age and repeats of 0 or more, but were " + repeats + ", " + recency
                        + ", " + age);
    }
}
