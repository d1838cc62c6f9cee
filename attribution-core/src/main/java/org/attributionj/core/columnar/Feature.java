package org.attributionj.core.columnar;

/** A fact about touchpoints that some data have and some models need. */
public enum Feature {
    /** When each touchpoint happened. Path tables have none. */
    TIMES,
    /** Which touchpoints brought about a stage of the funnel. */
    MILESTONES,
    /** What the customer did at each touchpoint. */
    ENGAGEMENT
}
