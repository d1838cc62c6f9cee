package org.attributionj.jdbc.internal.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.internal.sql.Stripes;
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
    /** Customers with more events are no people. */
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
    record Entry(
            @Nullable Chain<Touchpoint> touchpoints,
            @Nullable Chain<Conversion> conversions,
            long erasures) {
        int size() {
            return Chain.sizeOf(touchpoints) + Chain.sizeOf(conversions);
        }

        CustomerEvents events(String customer) {
            return new CustomerEvents(
                    customer, Chain.distinct(touchpoints, Touchpoint::id), Chain.distinct(conversions, Conversion::id));
        }

        Entry with(Touchpoint touchpoint) {
            return new Entry(Chain.of(touchpoints, touchpoint), conversions, erasures);
        }

        Entry with(Conversion conversion) {
            return new Entry(touchpoints, Chain.of(conversions, conversion), erasures);
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
        Entry entry = new Entry(Chain.of(events.touchpoints()), Chain.of(events.conversions()), number);
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
        touchpoints.forEach(touchpoint -> add(touchpoint.customer(), before, entry -> entry.with(touchpoint)));
        conversions.forEach(conversion -> add(conversion.customer(), before, entry -> entry.with(conversion)));
    }

    private void add(String customer, long[] before, UnaryOperator<Entry> with) {
        long number = before[Stripes.of(customer)];
        if (entries != null) {
            entries.asMap().compute(customer, (id, known) -> added(known, number, with));
        }
    }

    /** The entry with one more event; null if they do not belong together, or are too many. */
    private static @Nullable Entry added(@Nullable Entry known, long number, UnaryOperator<Entry> with) {
        if (number == UNKNOWN || (known != null && (known.erasures() > number || known.size() == MOST_EVENTS))) {
            return null;
        }
        return with.apply(known == null ? new Entry(null, null, number) : known);
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
