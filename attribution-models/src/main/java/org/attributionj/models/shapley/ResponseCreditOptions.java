package org.attributionj.models.shapley;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;

/**
 * How a response model is turned into credit. Immutable and thread-safe.
 *
 * @param operator how touchpoints are credited
 * @param exactPlayers the most distinct channels of a journey whose Shapley values are enumerated, in [0, 24]; journeys
 *     with more are sampled. Only read by {@link CreditOperator#SHAPLEY}
 * @param sampling how those are sampled; the seed is the same for every journey, so that a journey's credit does not
 *     depend on the others
 */
public record ResponseCreditOptions(CreditOperator operator, int exactPlayers, SamplingOptions sampling)
        implements Serializable {

    /** Shapley values, enumerated up to 24 channels. */
    public static final ResponseCreditOptions DEFAULT =
            new ResponseCreditOptions(CreditOperator.SHAPLEY, Shapley.MOST_EXACT_PLAYERS, SamplingOptions.DEFAULT);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the number of players is outside [0, 24]
     */
    public ResponseCreditOptions {
        notNull(operator, "operator");
        notNull(sampling, "sampling");
        check(
                exactPlayers >= 0 && exactPlayers <= Shapley.MOST_EXACT_PLAYERS,
                "exactPlayers must be in [0, " + Shapley.MOST_EXACT_PLAYERS + "], but was " + exactPlayers);
    }

    /**
     * These options with another operator.
     *
     * @param operator the operator
     * @return new options
     */
    public ResponseCreditOptions withOperator(CreditOperator operator) {
        return new ResponseCreditOptions(operator, exactPlayers, sampling);
    }

    /**
     * These options with another limit of enumeration.
     *
     * @param exactPlayers the most distinct channels of an enumerated journey, in [0, 24]
     * @return new options
     */
    public ResponseCreditOptions withExactPlayers(int exactPlayers) {
        return new ResponseCreditOptions(operator, exactPlayers, sampling);
    }

    /**
     * These options with another way of sampling.
     *
     * @param sampling the seed, the error and the budget
     * @return new options
     */
    public ResponseCreditOptions withSampling(SamplingOptions sampling) {
        return new ResponseCreditOptions(operator, exactPlayers, sampling);
    }
}
