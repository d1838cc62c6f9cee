package org.attributionj.eval.truth;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.inRange;
import static org.attributionj.eval.internal.Checks.notBlank;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.attributionj.core.event.Channel;
import org.jspecify.annotations.Nullable;

/**
 * All that is known to be true of one data set. Immutable and thread-safe.
 *
 * @param dataset the data set's name
 * @param seed the seed that it was made from
 * @param channels all channels of the data, also those without effect
 * @param primary the name of the truth to judge by, one of {@code truths}
 * @param truths the truths by name; each has a share for every channel
 * @param baseline the part of all conversions that would have happened without any marketing, in [0, 1]; null if
 *     unknown
 */
public record KnownTruth(
        String dataset,
        long seed,
        List<Channel> channels,
        String primary,
        Map<String, Truth> truths,
        @Nullable Double baseline)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if there is no primary truth, or a truth is about other channels
     */
    public KnownTruth {
        notBlank(dataset, "dataset");
        channels = ImmutableList.sortedCopyOf(channels);
        truths = ImmutableMap.copyOf(truths);
        notNull(primary, "primary");
        check(truths.containsKey(primary), "primary must be one of " + truths.keySet() + ", but was " + primary);
        for (Map.Entry<String, Truth> truth : truths.entrySet()) {
            check(
                    ImmutableList.copyOf(truth.getValue().shares().keySet()).equals(channels),
                    "truth " + truth.getKey() + " must have a share for each of " + channels + ", but has "
                            + truth.getValue().shares().keySet());
        }
        if (baseline != null) {
            inRange(baseline, 0, 1, "baseline");
        }
    }

    /**
     * The truth to judge by.
     *
     * @return the truth named {@link #primary}
     */
    public Truth primaryTruth() {
        return Objects.requireNonNull(truths.get(primary), primary);
    }

    /**
     * The part of all conversions that would have happened without any marketing.
     *
     * @return the part in [0, 1], or nothing if it is unknown
     */
    public OptionalDouble baselineShare() {
        return baseline == null ? OptionalDouble.empty() : OptionalDouble.of(baseline);
    }
}
