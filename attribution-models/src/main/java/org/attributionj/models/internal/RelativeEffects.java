package org.attributionj.models.internal;

import com.google.common.collect.ImmutableSortedMap;
import java.util.SortedMap;

/** Effects of touches relative to each other. Pure functions. */
public final class RelativeEffects {
    private RelativeEffects() {}

    /**
     * Each effect over the sum of all.
     *
     * @param effects a finite number of 0 or more per label
     * @return numbers that add up to 1; empty if no effect is positive
     */
    public static ImmutableSortedMap<String, Double> of(SortedMap<String, Double> effects) {
        double sum = effects.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum == 0) {
            return ImmutableSortedMap.of();
        }
        ImmutableSortedMap.Builder<String, Double> relative = ImmutableSortedMap.naturalOrder();
        effects.forEach((label, effect) -> relative.put(label, effect / sum));
        return relative.buildOrThrow();
    }
}
