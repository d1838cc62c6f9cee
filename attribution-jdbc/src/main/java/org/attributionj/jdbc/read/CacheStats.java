package org.attributionj.jdbc.read;

import java.io.Serializable;

/**
 * What a cache of customers' events has done and holds. Immutable and thread-safe.
 *
 * @param hits customers whose events were taken from memory, after the database confirmed that they are all there are
 * @param misses customers whose events were read: they were not in memory, or not all of them
 * @param customers about how many customers it holds
 * @param events about how many events they have
 */
public record CacheStats(long hits, long misses, long customers, long events) implements Serializable {
    private static final CacheStats NONE = new CacheStats(0, 0, 0, 0);

    /**
     * Nothing yet.
     *
     * @return zeros
     */
    public static CacheStats none() {
        return NONE;
    }
}
