package org.attributionj.models.shapley;

/** A game that players join one after the other: what sampling asks, for any number of players. One thread at a time. */
interface CoalitionWalk {

    /**
     * Sends all players away.
     *
     * @return v(nobody)
     */
    double restart();

    /**
     * Lets a player join who is not there yet.
     *
     * @param player the player
     * @return v(all who joined so far, this player included)
     */
    double join(int player);

    /**
     * A game as a walk.
     *
     * @param game the game
     * @return the walk
     */
    static CoalitionWalk of(Game game) {
        return new CoalitionWalk() {
            private long coalition;

            @Override
            public double restart() {
                coalition = 0;
                return finite(0);
            }

            @Override
            public double join(int player) {
                coalition |= 1L << player;
                return finite(coalition);
            }

            private double finite(long set) {
                return Shapley.finite(game.value(set), set);
            }
        };
    }
}
