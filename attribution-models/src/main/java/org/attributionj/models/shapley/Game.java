package org.attributionj.models.shapley;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import java.util.function.LongToDoubleFunction;

/**
 * A cooperative game with transferable utility: what each coalition of players is worth together.
 *
 * <p>Players are numbered from 0; a coalition is a bit mask, bit i for player i. The worth of the empty coalition need not
 * be 0: Shapley values divide v(all) - v(nobody).
 */
public interface Game {

    /** The most players that a coalition's bit mask can hold. */
    int MOST_PLAYERS = 63;

    /**
     * The number of players.
     *
     * @return n in [0, {@link #MOST_PLAYERS}], always the same
     */
    int players();

    /**
     * The worth of a coalition.
     *
     * @param coalition the players in it, a bit mask in [0, 2<sup>n</sup>)
     * @return v(S): finite, of any sign, and always the same for the same coalition
     */
    double value(long coalition);

    /**
     * A game from a lambda.
     *
     * <pre>{@code
     * Game gloves = Game.of(3, s -> Math.min(Long.bitCount(s & 0b001), Long.bitCount(s & 0b110))); // one left, two right
     * Shapley.values(gloves); // 2/3, 1/6, 1/6
     * }</pre>
     *
     * @param players the number of players
     * @param worth v(S) of a coalition's bit mask
     * @return the game
     * @throws IllegalArgumentException if the number of players is outside [0, {@link #MOST_PLAYERS}]
     */
    static Game of(int players, LongToDoubleFunction worth) {
        check(
                players >= 0 && players <= MOST_PLAYERS,
                "players must be in [0, " + MOST_PLAYERS + "], but was " + players);
        notNull(worth, "worth");
        return new Game() {
            @Override
            public int players() {
                return players;
            }

            @Override
            public double value(long coalition) {
                return worth.applyAsDouble(coalition);
            }
        };
    }
}
