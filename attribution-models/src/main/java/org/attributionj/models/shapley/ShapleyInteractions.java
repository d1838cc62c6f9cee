package org.attributionj.models.shapley;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import org.attributionj.models.internal.ReadBack;

/**
 * The Shapley interaction indices of a game's pairs of players. Immutable and thread-safe.
 *
 * @see Shapley#interactions
 */
public final class ShapleyInteractions implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int players;

    /** {@code indices[i * players + j]}, symmetric. */
    private final double[] indices;

    ShapleyInteractions(int players, double[] indices) {
        this.players = players;
        this.indices = indices;
    }

    /**
     * The number of players.
     *
     * @return n, 0 or more
     */
    public int players() {
        return players;
    }

    /**
     * The index of a pair, in the unit of v.
     *
     * @param first a player
     * @param second another player; the order of the two does not matter
     * @return the index: positive for synergy, negative for substitutes
     * @throws IndexOutOfBoundsException if there is no such player
     * @throws IllegalArgumentException if both are the same player
     */
    public double index(int first, int second) {
        Objects.checkIndex(first, players);
        Objects.checkIndex(second, players);
        if (first == second) {
            throw new IllegalArgumentException("an interaction needs two players, but both were " + first);
        }
        return indices[first * players + second];
    }

    private Object readResolve() throws InvalidObjectException {
        ReadBack.require(
                players >= 0 && indices != null && (long) players * players == indices.length,
                "there must be an index for each pair of players");
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShapleyInteractions that
                && players == that.players
                && Arrays.equals(indices, that.indices);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(indices) + players;
    }

    /** The pairs and their indices, such as {@code {0+1=0.5, 0+2=0.0, 1+2=-0.25}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < players; i++) {
            for (int j = i + 1; j < players; j++) {
                text.append(text.length() == 1 ? "" : ", ")
                        .append(i)
                        .append('+')
                        .append(j)
                        .append('=')
                        .append(index(i, j));
            }
        }
        return text.append('}').toString();
    }
}
