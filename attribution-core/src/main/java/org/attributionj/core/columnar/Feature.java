package org.attributionj.core.columnar;

/** A fact about journeys and their touchpoints that some data have, and some models and statistics need. */
public enum Feature {
    /** When each touchpoint happened. Path tables have none. */
    TIMES,
    /** Which touchpoints brought about a stage of the funnel. */
    MILESTONES,
    /** What the customer did at each touchpoint. */
    ENGAGEMENT,
    /** Whose journey it is, as a number in a dictionary. Aggregated paths have none. */
    CUSTOMER,
    /** When the journey ended, to the millisecond. */
    END
}
