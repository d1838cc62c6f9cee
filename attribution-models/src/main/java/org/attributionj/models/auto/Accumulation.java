package org.attributionj.models.auto;

/** How the decayed exposures of one channel's touches in one journey add up to one feature. */
public enum Accumulation {
    /** Their sum: each further touch counts in full. */
    SUM,
    /** Their maximum: only the freshest touch counts; presence, if nothing decays. */
    MAX
}
