package org.attributionj.eval.scenario;

/**
 * One customer in a virtual experiment: all luck is drawn, only the channels are still to be switched on or off. Sets of
 * channels are bit masks. Immutable.
 */
interface Subject {

    /**
     * The channels that would contact this customer by the end of the study if nothing converted. A channel that contacts
     * nobody when all are on does not when fewer are.
     */
    int reached(int on);

    /** The number of conversions; where it can be had, its expectation before the very last draws are made. */
    double conversions(int on);
}
