package org.attributionj.eval.scenario;

import java.util.List;
import org.attributionj.core.event.Channel;

/**
 * A made-up world whose truth is known. Immutable and thread-safe; the same options always give the same data, to the byte,
 * on every machine and JDK.
 *
 * @see Scenarios
 */
public interface Scenario {

    /**
     * The name.
     *
     * @return a word such as {@code weibull-hazard}
     */
    String name();

    /**
     * The law of the world.
     *
     * @return a sentence, for people
     */
    String description();

    /**
     * The channels, those without effect included.
     *
     * @return the channels
     */
    List<Channel> channels();

    /**
     * Makes data. The truth is that of the very customers of the data, with every channel on for everybody.
     *
     * @param options how many customers, the seed, and hold-outs
     * @return events, customers and truth
     * @throws IllegalArgumentException if a channel to hold out is none of {@link #channels}
     */
    SimulatedData generate(SimulationOptions options);

    /**
     * Makes data without hold-outs.
     *
     * @param users the number of customers, 1 or more
     * @param seed any number
     * @return events, customers and truth
     * @throws IllegalArgumentException if there is no user
     */
    default SimulatedData generate(int users, long seed) {
        return generate(SimulationOptions.of(users, seed));
    }
}
