package org.attributionj.models.auto;

/** The two ways in which the small models of the mixture turn exposure x into the probability of a conversion. */
public enum Family {
    /** Independent causes: P = 1 - exp(-(a + sum of b_c x_c)). */
    ADDITIVE_HAZARD,
    /** Log-odds: P = 1 / (1 + exp(-(a + sum of b_c x_c))). */
    LOGISTIC
}
