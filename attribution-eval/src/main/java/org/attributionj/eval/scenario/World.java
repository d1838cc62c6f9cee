package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.Truth;

/** The law by which customers of a scenario meet channels and convert. Immutable, thread-safe. */
interface World {
    /** How long every study lasts. */
    double HOURS = 720;

    List<Channel> channels();

    /** A customer, who depends on the seed and the number only. */
    Person person(long seed, int customer);

    /** The expected conversions for all sets of channels: by virtual experiment unless the world knows better. */
    default VirtualExperiment experiment(int users, long seed) {
        return VirtualExperiment.of(channels(), users, customer -> person(seed, customer));
    }

    /** The name of the truth to judge by. */
    default String primary() {
        return VirtualExperiment.SHAPLEY;
    }

    /** Truths of other definitions, most of them parameters of the world. */
    default Map<String, Truth> parameters(int users, long seed) {
        return ImmutableMap.of();
    }
}
