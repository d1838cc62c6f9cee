package org.attributionj.models.internal;

/** Tables over sets of players, of a quantity to which each player adds a part. Pure functions. */
public final class PlayerSums {
    private PlayerSums() {}

    /**
     * Fills table[set] = base + sum of the parts of the set's players. O(2^players).
     *
     * @param base what is there without players
     * @param parts one number per player
     * @param players the number of players
     * @param table receives 2^players numbers
     */
    public static void fill(double base, double[] parts, int players, double[] table) {
        table[0] = base;
        for (int p = 0; p < players; p++) {
            int half = 1 << p;
            for (int set = 0; set < half; set++) {
                table[half + set] = table[set] + parts[p];
            }
        }
    }
}
