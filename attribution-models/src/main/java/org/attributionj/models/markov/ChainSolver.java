package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.check;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Solves a chain: expected rewards from every state, and what is lost of them when states or transitions lead to null.
 *
 * <p>Sets of states are solved in blocks of eight, blocks side by side on the common pool. No block depends on another, so
 * that the number of threads changes no bit.
 */
final class ChainSolver {
    private static final int DENSE_STATES = 512;
    private static final int MOST_DENSE_STATES = 4096;
    private static final int MOST_FORCED_STATES = 20_000;
    private static final double DENSE_TOLERANCE = 1e-10;

    private final MarkovChain chain;
    private final ChainEquations equations;
    private final MarkovOptions options;
    private final @Nullable DenseChain dense;
    private final double[][] rewards;
    private final double[] weights;
    private int sweeps;
    private double rewardBound;
    private double removalBound;

    ChainSolver(MarkovChain chain, MarkovOptions options) {
        this.chain = chain;
        this.options = options;
        equations = ChainEquations.of(chain);
        dense = isDense(chain, options.solver()) ? new DenseChain(equations.matrix, equations.visits) : null;
        rewards = new double[equations.rewards.length][];
        for (int i = 0; i < rewards.length; i++) {
            rewards[i] = solveReward(i);
        }
        weights = weights();
    }

    private static boolean isDense(MarkovChain chain, MarkovSolver solver) {
        long n = chain.states();
        if (solver == MarkovSolver.DENSE) {
            check(
                    n <= MOST_FORCED_STATES,
                    "the dense solver takes at most " + MOST_FORCED_STATES + " states, but the chain has " + n
                            + ". Maybe take the iterative one.");
            return true;
        }
        if (solver == MarkovSolver.ITERATIVE) {
            return false;
        }
        // one factorisation, 2 n^3 operations, serves all channels; sweeps cost some 40 per transition and channel
        boolean isCheaperDense =
                n * n * n <= 20L * chain.transitions() * chain.channels().size();
        return n <= DENSE_STATES || (chain.order() == 1 && n <= MOST_DENSE_STATES && isCheaperDense);
    }

    private double[] solveReward(int index) {
        double[] reward = equations.rewards[index];
        double magnitude = equations.magnitude(index);
        double[] solution;
        if (magnitude == 0) {
            return new double[reward.length];
        } else if (dense != null) {
            solution = dense.rewards(reward);
            rewardBound = Math.max(rewardBound, dense.residual(reward, solution) / magnitude);
        } else {
            RewardSweeps.Solution swept = new RewardSweeps(equations.matrix, equations.visits, options.maxSweeps())
                    .solve(reward, options.tolerance() / 4);
            solution = swept.rewards;
            rewardBound = Math.max(rewardBound, swept.errorBound);
            sweeps = Math.max(sweeps, swept.sweeps);
        }
        if (index == 0) {
            // a probability, whatever rounding says
            for (int i = 0; i < solution.length; i++) {
                solution[i] = Math.min(1, Math.max(0, solution[i]));
            }
        }
        return solution;
    }

    /** sum of |c| / total over the rewards: an error of weighted visits below e is one of each removal effect below e. */
    private double[] weights() {
        double[] sum = new double[chain.states()];
        for (int index = 0; index < rewards.length; index++) {
            double magnitude = equations.magnitude(index);
            for (int i = 0; magnitude > 0 && i < sum.length; i++) {
                sum[i] += Math.abs(rewards[index][i]) / magnitude;
            }
        }
        return sum;
    }

    /** The expected conversions (first) and values from each state. */
    double[][] rewards() {
        return rewards;
    }

    /** How all that was asked so far was solved. */
    SolverReport report() {
        double bound = rewardBound + removalBound;
        double tolerance = dense != null ? Math.max(DENSE_TOLERANCE, options.tolerance()) : options.tolerance();
        return new SolverReport(
                dense != null ? MarkovSolver.DENSE : MarkovSolver.ITERATIVE,
                chain.states(),
                equations.matrix.columns.length,
                sweeps,
                bound,
                bound <= tolerance);
    }

    /** What is lost by each removal of states. */
    List<RemovalEffect> remove(List<DeadStates> removals) {
        if (equations.totals[0] == 0) {
            return removals.stream().map(removal -> RemovalEffect.NONE).toList();
        }
        return dense != null ? removeDense(dense, removals) : removeSparse(removals);
    }

    private List<RemovalEffect> removeDense(DenseChain solved, List<DeadStates> removals) {
        List<RemovalEffect> effects = new ArrayList<>(removals.size());
        for (DeadStates removal : removals) {
            int[] dead =
                    IntStream.range(0, chain.states()).filter(removal::isDead).toArray();
            double[] hits = dead.length == 0 ? new double[0] : solved.firstHits(dead);
            removalBound = Math.max(removalBound, solved.residual(dead, hits, weights));
            effects.add(effect(reward -> {
                double lost = 0;
                for (int i = 0; i < dead.length; i++) {
                    lost += hits[i] * reward[dead[i]];
                }
                return lost;
            }));
        }
        return effects;
    }

    private List<RemovalEffect> removeSparse(List<DeadStates> removals) {
        SparseMatrix backward = equations.matrix.transposed();
        int blocks = (removals.size() + FirstHits.WIDTH - 1) / FirstHits.WIDTH;
        List<Block> solved = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> solve(
                        backward,
                        removals.subList(
                                block * FirstHits.WIDTH, Math.min(removals.size(), (block + 1) * FirstHits.WIDTH))))
                .toList();
        List<RemovalEffect> effects = new ArrayList<>(removals.size());
        for (Block block : solved) {
            effects.addAll(block.effects());
            sweeps = Math.max(sweeps, block.sweeps());
            removalBound = Math.max(removalBound, block.errorBound());
        }
        return effects;
    }

    private record Block(List<RemovalEffect> effects, int sweeps, double errorBound) {}

    private Block solve(SparseMatrix backward, List<DeadStates> removals) {
        FirstHits solver = new FirstHits(equations.matrix, backward, equations.starts, weights, options.maxSweeps());
        byte[] dead = new byte[chain.states()];
        for (int b = 0; b < FirstHits.WIDTH; b++) {
            // a last block that is not full repeats its last set
            DeadStates removal = removals.get(Math.min(b, removals.size() - 1));
            for (int state = 0; state < dead.length; state++) {
                if (removal.isDead(state)) {
                    dead[state] |= (byte) (1 << b);
                }
            }
        }
        FirstHits.Solution solution = solver.solve(dead, equations.visits, options.tolerance() / 2);
        double[][] lost = Arrays.stream(rewards)
                .map(reward -> solver.lost(solution, dead, reward))
                .toArray(double[][]::new);
        List<RemovalEffect> effects = new ArrayList<>(removals.size());
        for (int b = 0; b < removals.size(); b++) {
            double[] ofSet = new double[lost.length];
            for (int i = 0; i < lost.length; i++) {
                ofSet[i] = lost[i][b];
            }
            effects.add(effect(ofSet));
        }
        return new Block(effects, solution.sweeps, solution.errorBound);
    }

    /**
     * What is lost if one transition leads to null; from a state to itself where self-loops are kept.
     *
     * <pre>
     *   lost = p x(from) c(to)       x(from) = expected visits before the transition is made for the first time
     * </pre>
     */
    RemovalEffect removeTransition(int from, int to) {
        double p = from == to ? chain.probability(from, from) : equations.matrix.get(from, to);
        if (p == 0 || equations.totals[0] == 0) {
            return RemovalEffect.NONE;
        }
        double visits = dense != null ? visitsBefore(dense, from, to, p) : visitsBefore(from, to, p);
        return effect(reward -> p * visits * reward[to]);
    }

    /** Sherman and Morrison's formula: A with p taken off one entry, or with one row scaled by 1 - p. */
    private double visitsBefore(DenseChain solved, int from, int to, double p) {
        double returns = from == to ? solved.visits(from, from) - 1 : solved.visits(to, from);
        return equations.visits[from] / (1 + p * returns);
    }

    private double visitsBefore(int from, int to, double p) {
        SparseMatrix matrix =
                from == to ? equations.matrix.withRowScaled(from, 1 - p) : equations.matrix.without(from, to);
        FirstHits.Solution solution = new FirstHits(
                        matrix, matrix.transposed(), equations.starts, weights, options.maxSweeps())
                .solve(new byte[chain.states()], equations.visits, options.tolerance() / 2);
        sweeps = Math.max(sweeps, solution.sweeps);
        removalBound = Math.max(removalBound, solution.errorBound);
        return solution.visits[from * FirstHits.WIDTH];
    }

    private RemovalEffect effect(ToDoubleFunction<double[]> loss) {
        return effect(Arrays.stream(rewards).mapToDouble(loss).toArray());
    }

    /** The losses of all rewards over their totals. */
    private RemovalEffect effect(double[] lost) {
        double[] totals = equations.totals;
        ImmutableMap.Builder<Currency, Double> values = ImmutableMap.builder();
        for (int i = 1; i < lost.length; i++) {
            boolean mixedSigns = equations.magnitude(i) > Math.abs(totals[i]) * (1 + 1e-9);
            double part = totals[i] == 0 ? 0 : lost[i] / totals[i];
            values.put(chain.currencies().get(i - 1), mixedSigns ? part : probability(part));
        }
        return new RemovalEffect(probability(lost[0] / totals[0]), values.buildOrThrow());
    }

    private static double probability(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
