package org.attributionj.models.markov;

/** A chain as linear equations, self-loops taken out. */
final class ChainEquations {
    final MarkovChain chain;
    /** A, the transition probabilities. */
    final SparseMatrix matrix;
    /** f, the probability of starting in each state. */
    final double[] starts;
    /** n = f (I - A)<sup>-1</sup>, exactly: visits over journeys. */
    final double[] visits;
    /** r: the conversions (first) and the value in each currency that a visit of a state directly leads to. */
    final double[][] rewards;
    /** n r of each reward: the conversion rate and the mean value per journey. */
    final double[] totals;

    ChainEquations(
            MarkovChain chain,
            SparseMatrix matrix,
            double[] starts,
            double[] visits,
            double[][] rewards,
            double[] totals) {
        this.chain = chain;
        this.matrix = matrix;
        this.starts = starts;
        this.visits = visits;
        this.rewards = rewards;
        this.totals = totals;
    }

    static ChainEquations of(MarkovChain chain) {
        int n = chain.states();
        int currencies = chain.currencies().size();
        double journeys = chain.journeys();
        double[] starts = new double[n];
        double[] visits = new double[n];
        double[][] rewards = new double[1 + currencies][n];
        double[] totals = new double[1 + currencies];
        totals[0] = chain.conversionRate();
        for (int state = 0; state < n; state++) {
            double out = chain.visits(state) - chain.count(state, state);
            starts[state] = chain.startCount(state) / journeys;
            visits[state] = out / journeys;
            rewards[0][state] = chain.conversionCount(state) / out;
            for (int currency = 0; currency < currencies; currency++) {
                double value = chain.values(currency)[state];
                rewards[1 + currency][state] = value / out;
                totals[1 + currency] += value / journeys;
            }
        }
        return new ChainEquations(chain, SparseMatrix.of(chain), starts, visits, rewards, totals);
    }

    /** sum n |r|: the total of a reward without cancellation. */
    double magnitude(int reward) {
        double sum = 0;
        for (int state = 0; state < visits.length; state++) {
            sum += visits[state] * Math.abs(rewards[reward][state]);
        }
        return sum;
    }
}
