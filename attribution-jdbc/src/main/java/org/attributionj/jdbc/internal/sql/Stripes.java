package org.attributionj.jdbc.internal.sql;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which lock a customer's events are written under. Without it, a touchpoint and a conversion that are written at the same
 * time could each miss the other, and the conversion would never hear of the touchpoint.
 */
public final class Stripes {
    /** As many as the schema has rows for. */
    public static final int STRIPES = 256;

    private Stripes() {}

    /** The stripe of a customer, in [0, 256): the same in every program. */
    public static int of(String customer) {
        return Math.floorMod(
                Hashing.murmur3_32_fixed()
                        .hashString(customer, StandardCharsets.UTF_8)
                        .asInt(),
                STRIPES);
    }

    /** All stripes: nobody else writes events. */
    public static SortedSet<Integer> all() {
        SortedSet<Integer> all = new TreeSet<>();
        for (int stripe = 0; stripe < STRIPES; stripe++) {
            all.add(stripe);
        }
        return all;
    }
}
