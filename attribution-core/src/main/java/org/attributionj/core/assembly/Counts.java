package org.attributionj.core.assembly;

import com.google.common.collect.ImmutableMap;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Maps of counts. */
final class Counts {
    private Counts() {}

    /** An immutable copy whose keys are in order; a sorted map would drag its comparator into the serialised form. */
    static <K, V> ImmutableMap<K, V> sorted(Map<K, V> counts, Comparator<? super K> order) {
        ImmutableMap.Builder<K, V> sorted = ImmutableMap.builderWithExpectedSize(counts.size());
        counts.entrySet().stream().sorted(Map.Entry.comparingByKey(order)).forEach(sorted::put);
        return sorted.buildOrThrow();
    }

    static long sum(Map<?, Long> counts) {
        long sum = 0;
        for (long count : counts.values()) {
            sum += count;
        }
        return sum;
    }

    static <K> Map<K, Long> plus(Map<K, Long> left, Map<K, Long> right) {
        Map<K, Long> sum = new HashMap<>(left);
        right.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }
}
