package org.attributionj.cli;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** A set of texts by their 64-bit hashes, by open addressing: 11 to 22 bytes each. */
final class HashSet64 {
    /** Of a seed that nobody knows: no file can be made of texts that fall into one place. The answers are the same. */
    private final HashFunction hash64 = Hashing.sipHash24(
            ThreadLocalRandom.current().nextLong(), ThreadLocalRandom.current().nextLong());

    private long[] slots = new long[1024];
    private int size;

    /** Adds a text; false if it, or one of the same hash (one chance in 2^64 per pair), is there already. */
    boolean add(String text) {
        long hash = hash64.hashString(text, StandardCharsets.UTF_8).asLong();
        if (!put(slots, hash == 0 ? 1 : hash)) {
            return false;
        }
        size++;
        if (size > slots.length * 3L / 4) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] grown = new long[Math.multiplyExact(2, slots.length)];
        for (long hash : slots) {
            if (hash != 0) {
                put(grown, hash);
            }
        }
        slots = grown;
    }

    private static boolean put(long[] slots, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = hash;
        return true;
    }
}
