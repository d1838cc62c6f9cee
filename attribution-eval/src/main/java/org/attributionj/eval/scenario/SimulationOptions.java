package org.attributionj.eval.scenario;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.inRange;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.attributionj.core.event.Channel;

/**
 * How much to simulate. Immutable and thread-safe.
 *
 * @param users the number of customers, 1 or more
 * @param seed any number; another seed gives other customers of the same world
 * @param holdouts the part of customers, in [0, 1], from whom a channel is kept at random; none for channels that are
 *     not named; sorted by channel
 */
public record SimulationOptions(int users, long seed, Map<Channel, Double> holdouts) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the map is null
     * @throws IllegalArgumentException if there is no user, or a part is outside [0, 1]
     */
    public SimulationOptions {
        check(users >= 1, "users must be 1 or more, but was " + users);
        holdouts = ImmutableSortedMap.copyOf(holdouts);
        holdouts.forEach((channel, part) -> inRange(part, 0, 1, "hold-out of " + channel));
    }

    /**
     * Options without hold-outs.
     *
     * @param users the number of customers, 1 or more
     * @param seed any number
     * @return the options
     */
    public static SimulationOptions of(int users, long seed) {
        return new SimulationOptions(users, seed, ImmutableSortedMap.of());
    }

    /**
     * Keeps a channel from a part of the customers, chosen by the seed.
     *
     * @param channel the channel
     * @param part the part in [0, 1]
     * @return changed options
     */
    public SimulationOptions withHoldout(Channel channel, double part) {
        Map<Channel, Double> changed = new HashMap<>(holdouts);
        changed.put(channel, part);
        return new SimulationOptions(users, seed, changed);
    }
}
