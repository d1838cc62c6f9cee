package org.attributionj.enrich.channel;

import java.util.function.Function;
import org.attributionj.enrich.source.TrafficSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which rule fired for the sources that come often. The memory is fixed and shared by threads without locks:
 * entries are immutable, and one that is lost is only computed again.
 */
final class RuleCache {
    private static final int SIZE = 1 << 11;
    /** Longer texts are not kept, so that the memory is bounded. */
    private static final int LONGEST = 256;

    private final @Nullable Entry[] entries = new @Nullable Entry[SIZE];

    private record Entry(TrafficSource traffic, ChannelRule rule) {}

    ChannelRule get(TrafficSource traffic, Function<TrafficSource, ChannelRule> search) {
        int hash = traffic.hashCode();
        int index = (hash ^ (hash >>> 15)) & (SIZE - 1);
        Entry entry = entries[index];
        if (entry != null && entry.traffic.equals(traffic)) {
            return entry.rule;
        }
        ChannelRule rule = search.apply(traffic);
        if (isShort(traffic.source())
                && isShort(traffic.medium())
                && isShort(traffic.campaign())
                && isShort(traffic.term())
                && isShort(traffic.content())) {
            entries[index] = new Entry(traffic, rule);
        }
        return rule;
    }

    private static boolean isShort(@Nullable String text) {
        return text == null || text.length() <= LONGEST;
    }
}
