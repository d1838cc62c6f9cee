package org.attributionj.models.rules;

/** The words in which rules explain a credit. */
final class Reasons {
    static final String FIRST = "first";
    static final String LAST = "last";
    static final String MIDDLE = "middle";
    static final String ONLY = "only touchpoint";
    static final String EXCLUDED = "excluded";
    static final String LAST_NOT_EXCLUDED = "last not excluded";
    static final String LAST_ALL_EXCLUDED = "last, as all are excluded";
    static final String LEAD = "lead created";
    static final String OPPORTUNITY = "opportunity created";
    static final String CLOSED = "closed";

    private Reasons() {}
}
