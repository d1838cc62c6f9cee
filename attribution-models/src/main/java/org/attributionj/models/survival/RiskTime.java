package org.attributionj.models.survival;

/**
 * When a journey is at risk of converting. Data differ in what a conversion's time means, and a likelihood that takes it
 * wrongly fits the wrong thing: in click logs conversions are stamped with the last touch, and a continuous intensity would
 * explain that by effects that end at once.
 */
public enum RiskTime {
    /**
     * {@link #TIME} if most conversions come clearly after their last touchpoint (later than a hundredth of the mean gap
     * between touchpoints) and their delays differ (the quartiles by more than that), else {@link #JOURNEY}. The fit says
     * which.
     */
    AUTO,
    /**
     * One trial per journey, at its last touchpoint: P(conversion) = 1 - exp(-intensity there). Ages count from the last
     * touchpoint, for converting and open journeys alike.
     */
    JOURNEY,
    /**
     * Continuous time from the first touchpoint on: until the conversion, or, for journeys that did not convert, until the
     * follow-up after their end is over. Ages count from the conversion.
     */
    TIME;

    /** What {@link #AUTO} stands for in these data; itself otherwise. */
    RiskTime resolved(JourneyTimes data) {
        if (this != AUTO) {
            return this;
        }
        return data.isMostlyDelayed() ? TIME : JOURNEY;
    }
}
