package org.attributionj.models.shapley;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

/**
 * The Shapley solver, for any game.
 *
 * <pre>
 *   phi_i = sum over S without i of |S|! (n-|S|-1)! / n! * (v(S+i) - v(S))
 * </pre>
 *
 * <p>The only division of v(all) - v(nobody) that is efficient (adds up), symmetric (equal players get equal parts), gives
 * nothing to players who never matter, and is additive over games. Up to {@value #MOST_EXACT_PLAYERS} players the sum is
 * evaluated in full, in one pass over the table of v; beyond, it is sampled from antithetic random permutations with a
 * standard error per player.
 *
 * <p>Stateless and thread-safe.
 *
 * <p>References: L. S. Shapley (1953), A value for n-person games, Contributions to the Theory of Games II, 307-317,
 * doi:10.1515/9781400881970-018. J. Castro, D. Gomez, J. Tejada (2009), Polynomial calculation of the Shapley value based
 * on sampling, Computers &amp; Operations Research 36(5), 1726-1730, doi:10.1016/j.cor.2008.04.004. R. Mitchell, J. Cooper,
 * E. Frank, G. Holmes (2022), Sampling permutations for Shapley value estimation, JMLR 23(43), arXiv:2104.12199. M.
 * Grabisch, M. Roubens (1999), An axiomatic approach to the concept of interaction among players in cooperative games,
 * International Journal of Game Theory 28, 547-565, doi:10.1007/s001820050125.
 */
public final class Shapley {
    /** The most players whose game is solved by enumeration. */
    public static final int MOST_EXACT_PLAYERS = ExactSolver.MOST_PLAYERS;

    private Shapley() {}

    /**
     * Solves a game: exactly up to {@value #MOST_EXACT_PLAYERS} players, else sampled with the default options.
     *
     * @param game the game
     * @return its Shapley values
     * @throws IllegalArgumentException if v is not finite somewhere
     */
    public static ShapleyValues values(Game game) {
        return values(game, SamplingOptions.DEFAULT);
    }

    /**
     * Solves a game: exactly up to {@value #MOST_EXACT_PLAYERS} players, else sampled.
     *
     * @param game the game
     * @param options how to sample, if it comes to that
     * @return its Shapley values
     * @throws IllegalArgumentException if v is not finite somewhere
     */
    public static ShapleyValues values(Game game, SamplingOptions options) {
        notNull(options, "options");
        return game.players() <= MOST_EXACT_PLAYERS ? exact(game) : sampled(game, options);
    }

    /**
     * Solves a game by enumeration. 2<sup>n</sup> evaluations of v, O(n 2<sup>n</sup>) additions, 8 x 2<sup>n</sup> bytes.
     *
     * @param game a game of at most {@value #MOST_EXACT_PLAYERS} players
     * @return its Shapley values
     * @throws IllegalArgumentException if there are more players, or v is not finite somewhere
     */
    public static ShapleyValues exact(Game game) {
        return exact(game.players(), table(game));
    }

    /**
     * Solves a game given as the table of its worths. O(n 2<sup>n</sup>).
     *
     * @param players the number of players n, at most {@value #MOST_EXACT_PLAYERS}
     * @param worths v(S) at index S, 2<sup>n</sup> numbers; only read
     * @return its Shapley values
     * @throws IllegalArgumentException if there are more players, the table has another length, or a worth is not finite
     */
    public static ShapleyValues exact(int players, double[] worths) {
        checkExact(players);
        check(
                worths.length == 1 << players,
                "worths must hold 2^" + players + " = " + (1 << players) + " numbers, but held " + worths.length);
        double scale = 0;
        for (int set = 0; set < worths.length; set++) {
            scale = Math.max(scale, Math.abs(finite(worths[set], set)));
        }
        double[] phi = new double[players];
        new ExactSolver().solve(players, worths, phi);
        return ShapleyValues.exact(phi, worths[0], worths[worths.length - 1], scale);
    }

    /**
     * Estimates a game's values from random permutations and their reverses. At most {@code options.permutations()} x n
     * evaluations of v, O(n) memory.
     *
     * @param game the game
     * @param options the seed, the error to stop at, the budget
     * @return estimates, unbiased and efficient, with a standard error each
     * @throws IllegalArgumentException if v is not finite somewhere
     */
    public static ShapleyValues sampled(Game game, SamplingOptions options) {
        notNull(options, "options");
        int n = checkPlayers(game.players());
        if (n == 0) {
            return exact(game);
        }
        PermutationSampler sampler = new PermutationSampler();
        sampler.sample(n, CoalitionWalk.of(game), options);
        return ShapleyValues.sampled(n, sampler);
    }

    /**
     * The Shapley interaction index of every pair of players: how much more (or less) the two add together than apart.
     *
     * <pre>
     *   I_ij = sum over S without i, j of |S|! (n-|S|-2)! / (n-1)! * (v(S+i+j) - v(S+i) - v(S+j) + v(S))
     * </pre>
     *
     * <p>Positive for synergy, negative for substitutes, 0 for pairs that do not touch each other. O(n<sup>2</sup>
     * 2<sup>n</sup>).
     *
     * @param game a game of at most {@value #MOST_EXACT_PLAYERS} players
     * @return the indices
     * @throws IllegalArgumentException if there are more players, or v is not finite somewhere
     */
    public static ShapleyInteractions interactions(Game game) {
        int n = game.players();
        return new ShapleyInteractions(n, InteractionSolver.solve(n, table(game)));
    }

    private static double[] table(Game game) {
        int n = checkExact(game.players());
        double[] worths = new double[1 << n];
        for (int set = 0; set < worths.length; set++) {
            worths[set] = finite(game.value(set), set);
        }
        return worths;
    }

    private static int checkExact(int players) {
        check(
                checkPlayers(players) <= MOST_EXACT_PLAYERS,
                "players must be at most " + MOST_EXACT_PLAYERS + " for an exact solution, but was " + players
                        + ". Maybe use Shapley.sampled.");
        return players;
    }

    private static int checkPlayers(int players) {
        check(
                players >= 0 && players <= Game.MOST_PLAYERS,
                "players must be in [0, " + Game.MOST_PLAYERS + "], but was " + players);
        return players;
    }

    static double finite(double worth, long coalition) {
        if (!Double.isFinite(worth)) {
            throw new IllegalArgumentException(
                    "the worth of coalition 0b" + Long.toBinaryString(coalition) + " must be finite, but was " + worth);
        }
        return worth;
    }
}
