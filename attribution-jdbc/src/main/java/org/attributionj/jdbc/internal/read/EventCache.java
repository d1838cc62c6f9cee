package org.attributionj.jdbc.internal.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.internal.write.Stripes;
import org.attributionj.jdbc.read.CacheStats;
import org.attributionj.jdbc.read.CustomerEvents;
import org.jspecify.annotations.Nullable;

/**
 * Events of recent customers, as many as a bound allows: those that were read, and those that this program wrote.
 *
 * <p>Whether an entry is all there is, the database says each time: events are only added and never changed, except that
 * some are erased, and each erasure counts up a number of the customer's stripe. An entry holds events that were all in the
 * database at moments when that number was no less than the entry's. If it is the same now, none of them is gone; if the
 * customer also has as many events as the entry, they are the same events. Nothing depends on what other programs do, or on
 * when this one hears of it. Thread-safe.
 */
public final class EventCache {
    /** Customers with more events are no people; each new event would copy them all. */
    private static final int MOST_EVENTS = 1_000;

    private static final long UNKNOWN = -1;

    private final @Nullable Cache<String, Entry> entries;

    /** The newest number of erasures that was seen, by stripe. */
    private final AtomicLongArray erasures = new AtomicLongArray(Stripes.STRIPES);

    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /**
     * Some of the events of a customer.
     *
     * @param erasures the number of the stripe when they were in the database, or one before that
     */
    record Entry(CustomerEvents events, long erasures) {
        int size() {
            return events.touchpoints().size() + events.conversions().size();
        }
    }

    private EventCache(@Nullable Cache<String, Entry> entries) {
        this.entries = entries;
        for (int stripe = 0; stripe < Stripes.STRIPES; stripe++) {
            erasures.set(stripe, UNKNOWN);
        }
    }

    /** A cache that holds nothing. */
    public static EventCache none() {
        return new EventCache(null);
    }

    /**
     * A cache.
     *
     * @param events how many events it holds at most; a customer counts as one more
     * @param time how long after they were read or written last
     */
    public static EventCache of(long events, Duration time) {
        return new EventCache(Caffeine.newBuilder()
                .maximumWeight(events)
                .weigher((String customer, Entry entry) -> 1 + entry.size())
                .expireAfterWrite(time)
                // no thread of its own
                .executor(Runnable::run)
                .build());
    }

    boolean isOn() {
        return entries != null;
    }

    /** What is known of some customers. */
    Map<String, Entry> find(Collection<String> customers) {
        return entries == null ? Map.of() : entries.getAllPresent(customers);
    }

    /** Counts customers whose entries were all there was, and others. */
    void count(int hits, int misses) {
        this.hits.add(hits);
        this.misses.add(misses);
    }

    /** Learns the number of a stripe. */
    void learn(int stripe, long number) {
        erasures.accumulateAndGet(stripe, number, Math::max);
    }

    /** Keeps all events of a customer, read at a moment of a number of erasures. */
    void put(CustomerEvents events, long number) {
        Entry entry = new Entry(events, number);
        if (entries != null && entry.size() <= MOST_EVENTS) {
            entries.put(events.customer(), entry);
        }
    }

    /** Forgets a customer. */
    public void forget(String customer) {
        if (entries != null) {
            entries.invalidate(customer);
        }
    }

    /** The numbers of erasures that are known before a transaction, for {@link #add} after it. */
    public long[] before() {
        long[] known = new long[entries == null ? 0 : Stripes.STRIPES];
        Arrays.setAll(known, erasures::get);
        return known;
    }

    /**
     * Adds events that a transaction has stored.
     *
     * @param before the numbers of erasures from before it: what was erased since then makes the entries worthless
     */
    public void add(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions, long[] before) {
        if (entries == null) {
            return;
        }
        ListMultimap<String, Touchpoint> touchpointsOf = ArrayListMultimap.create();
        touchpoints.forEach(touchpoint -> touchpointsOf.put(touchpoint.customer(), touchpoint));
        ListMultimap<String, Conversion> conversionsOf = ArrayListMultimap.create();
        conversions.forEach(conversion -> conversionsOf.put(conversion.customer(), conversion));
        Set<String> customers = new HashSet<>(touchpointsOf.keySet());
        customers.addAll(conversionsOf.keySet());
        for (String customer : customers) {
            long number = before[Stripes.of(customer)];
            CustomerEvents fresh =
                    new CustomerEvents(customer, touchpointsOf.get(customer), conversionsOf.get(customer));
            entries.asMap().compute(customer, (id, known) -> joined(known, fresh, number));
        }
    }

    /** The entry with more events; null if they do not belong together, or are too many. */
    private static @Nullable Entry joined(@Nullable Entry known, CustomerEvents fresh, long number) {
        if (number == UNKNOWN || (known != null && known.erasures() > number)) {
            return null;
        }
        Entry joined = known == null
                ? new Entry(fresh, number)
                : new Entry(
                        new CustomerEvents(
                                fresh.customer(),
                                joined(known.events().touchpoints(), fresh.touchpoints(), Touchpoint::id),
                                joined(known.events().conversions(), fresh.conversions(), Conversion::id)),
                        known.erasures());
        return joined.size() <= MOST_EVENTS ? joined : null;
    }

    /** Each event once: a read may have found what is only now reported as written. */
    private static <E> List<E> joined(List<E> known, List<E> fresh, Function<E, String> id) {
        if (fresh.isEmpty()) {
            return known;
        }
        Set<String> ids = new HashSet<>();
        List<E> all = new ArrayList<>(known);
        known.forEach(event -> ids.add(id.apply(event)));
        for (E event : fresh) {
            if (ids.add(id.apply(event))) {
                all.add(event);
            }
        }
        return all;
    }

    /** What it has done and holds. */
    public CacheStats stats() {
        if (entries == null) {
            return CacheStats.none();
        }
        long customers = entries.estimatedSize();
        long weight = entries.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
        return new CacheStats(hits.sum(), misses.sum(), customers, Math.max(0, weight - customers));
    }
}
