package org.attributionj.models.shapley;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Solves the game that a channel set plays on its own subsets, the worth of a subset being the conversion rate of journeys
 * with exactly its channels. Thread-safe.
 *
 * <p>The worth is split in two games whose Shapley values add: a prior (nothing, or the logistic presence model's rate) and
 * what was observed less the prior, which is 0 for all but the observed subsets. The second is solved by its few non-zero
 * terms, for sets of any size:
 *
 * <pre>
 *   phi_i = sum over observed S of d(S) * (i in S ? (s-1)! (m-s)! / m! : -s! (m-s-1)! / m!),  s = |S|
 * </pre>
 */
final class CoalitionRateGame {
    private final PresenceTable table;
    private final CoalitionRateOptions options;
    private final @Nullable PresenceLogistic prior;
    private final ObservedSubsets observed;

    /** A game; without a prior, subsets that were not observed are worth 0. */
    CoalitionRateGame(PresenceTable table, CoalitionRateOptions options, @Nullable PresenceLogistic prior) {
        this.table = table;
        this.options = options;
        this.prior = prior;
        observed = new ObservedSubsets(table.sets());
    }

    /** The worth of an observed set: (c + k p) / (n + k), or c / n without a prior. */
    double worth(int row) {
        if (prior == null) {
            return table.rate(row);
        }
        double k = options.pseudoJourneys();
        double journeys = (double) table.conversions(row) + table.nulls(row);
        return (table.conversions(row) + k * prior.probability(table.set(row))) / (journeys + k);
    }

    /**
     * The Shapley values of a set's own game.
     *
     * @return one value per channel of the set; they add up to the set's worth
     */
    double[] solve(ChannelSet set) {
        int m = set.size();
        double[] phi = prior == null ? new double[m] : solvePrior(set, prior);
        // weight[s] = s! (m-s-1)! / m! = 1 / (m C(m-1, s)): what a coalition of size s counts for one who is not in it
        double[] weight = new double[m];
        double sets = m;
        for (int s = 0; s < m; s++) {
            weight[s] = 1 / sets;
            sets = sets * (m - 1 - s) / (s + 1);
        }
        double[] outside = new double[1];
        observed.forEach(set, (row, size, positions) -> {
            double difference = worth(row) - (prior == null ? 0 : prior.probability(table.set(row)));
            double absent = size < m ? difference * weight[size] : 0;
            double present = difference * weight[size - 1];
            outside[0] -= absent; // of everybody, and given back to those inside
            for (int k = 0; k < size; k++) {
                phi[positions[k]] += present + absent;
            }
        });
        for (int i = 0; i < m; i++) {
            phi[i] += outside[0];
        }
        return phi;
    }

    private double[] solvePrior(ChannelSet set, PresenceLogistic prior) {
        int m = set.size();
        double[] phi = new double[m];
        if (m <= Shapley.MOST_EXACT_PLAYERS) {
            new ExactSolver().solve(m, tabulate(set, prior), phi);
        } else {
            PermutationSampler sampler = new PermutationSampler();
            sampler.sample(m, new PriorWalk(set, prior), options.sampling());
            Arrays.setAll(phi, sampler::value);
        }
        return phi;
    }

    /** v(S) = sigmoid(b_0 + sum of b_c), v(nobody) = 0; log-odds of a mask are those without its lowest bit plus that bit's. */
    private static double[] tabulate(ChannelSet set, PresenceLogistic prior) {
        double[] worths = new double[1 << set.size()];
        worths[0] = prior.intercept();
        for (int mask = 1; mask < worths.length; mask++) {
            int lowest = Integer.numberOfTrailingZeros(mask);
            worths[mask] = worths[mask & (mask - 1)] + prior.coefficient(set.member(lowest));
        }
        for (int mask = 1; mask < worths.length; mask++) {
            worths[mask] = PresenceLogistic.sigmoid(worths[mask]);
        }
        worths[0] = 0;
        return worths;
    }

    /** The prior's game, player by player. */
    private static final class PriorWalk implements CoalitionWalk {
        private final ChannelSet set;
        private final PresenceLogistic prior;
        private double logOdds;

        PriorWalk(ChannelSet set, PresenceLogistic prior) {
            this.set = set;
            this.prior = prior;
        }

        @Override
        public double restart() {
            logOdds = prior.intercept();
            return 0;
        }

        @Override
        public double join(int player) {
            logOdds += prior.coefficient(set.member(player));
            return PresenceLogistic.sigmoid(logOdds);
        }
    }
}
