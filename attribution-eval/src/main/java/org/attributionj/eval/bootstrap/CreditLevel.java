package org.attributionj.eval.bootstrap;

/** Which of a model's two credits to look at. */
public enum CreditLevel {
    /** Credits over the whole data set where the model has them (Markov, coalition games), else sums of journeys. */
    CHANNEL,
    /** Sums of the credits of single journeys. */
    JOURNEY
}
