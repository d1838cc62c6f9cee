package org.attributionj.enrich.identity;

import static org.attributionj.core.text.PrintedText.quoted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Ids and their numbers, in the order in which they came. Values are UTF-8 in large blocks: some 30 bytes each in all, where
 * strings in a map take over 100. The hash has a seed by chance, so that nobody can choose ids that collide; numbers do not
 * depend on it. Single thread.
 */
final class IdTable {
    /** No honest id is longer. */
    static final int LONGEST = 512;

    private static final int BLOCK_BITS = 20;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int HEADER = 3;

    private final long seed = new SplittableRandom().nextLong() | 1;
    private final List<byte[]> blocks = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final Map<String, Integer> typeCodes = new HashMap<>();
    private int used = BLOCK;
    private int[] places = new int[1024];
    private int[] slots = new int[4096];
    private int size;

    int size() {
        return size;
    }

    int typeCount() {
        return types.size();
    }

    String typeName(int code) {
        return types.get(code);
    }

    private int typeCode(String type) {
        Integer code = typeCodes.get(type);
        if (code == null) {
            if (types.size() > 255) {
                throw new IllegalStateException(
                        "there must be at most 256 kinds of ids, but " + quoted(type) + " is one more");
            }
            code = types.size();
            types.add(type);
            typeCodes.put(type, code);
        }
        return code;
    }

    /** The number of an id; a negative one if it is unknown. */
    int find(String type, String value) {
        Integer code = typeCodes.get(type);
        if (code == null) {
            return -1;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return slots[slotOf(code, bytes)] - 1;
    }

    /** The number of an id, which is new if need be. */
    int add(String type, byte[] bytes) {
        int code = typeCode(type);
        int slot = slotOf(code, bytes);
        if (slots[slot] == 0) {
            append(code, bytes);
            slots[slot] = size;
            if (size * 5L > slots.length * 3L) {
                growSlots();
            }
            return size - 1;
        }
        return slots[slot] - 1;
    }

    private void append(int code, byte[] bytes) {
        int length = HEADER + bytes.length;
        if (used + length > BLOCK) {
            if (blocks.size() == 1 << (31 - BLOCK_BITS)) {
                throw new IllegalStateException("ids take more than 2 GB");
            }
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        byte[] block = blocks.get(blocks.size() - 1);
        block[used] = (byte) code;
        block[used + 1] = (byte) (bytes.length >> 8);
        block[used + 2] = (byte) bytes.length;
        System.arraycopy(bytes, 0, block, used + HEADER, bytes.length);
        if (size == places.length) {
            places = Arrays.copyOf(places, size + (size >> 1));
        }
        places[size++] = ((blocks.size() - 1) << BLOCK_BITS) | used;
        used += length;
    }

    private int slotOf(int code, byte[] bytes) {
        int mask = slots.length - 1;
        int slot = (int) (hash(code, bytes, 0, bytes.length) & mask);
        while (slots[slot] != 0 && !isEqual(slots[slot] - 1, code, bytes)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void growSlots() {
        int[] larger = new int[slots.length * 2];
        int mask = larger.length - 1;
        for (int id = 0; id < size; id++) {
            int offset = offset(id);
            byte[] block = block(id);
            int slot = (int) (hash(type(id), block, offset + HEADER, length(block, offset)) & mask);
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = id + 1;
        }
        slots = larger;
    }

    /** A multiplicative hash, mixed at each byte by a secret odd factor. */
    private long hash(int code, byte[] bytes, int from, int length) {
        long hash = (code + 1) * seed;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ bytes[i]) * seed;
            hash ^= hash >>> 29;
        }
        hash *= 0x9E3779B97F4A7C15L;
        return hash ^ (hash >>> 32);
    }

    private byte[] block(int id) {
        return blocks.get(places[id] >>> BLOCK_BITS);
    }

    private int offset(int id) {
        return places[id] & (BLOCK - 1);
    }

    private static int length(byte[] block, int offset) {
        return ((block[offset + 1] & 0xff) << 8) | (block[offset + 2] & 0xff);
    }

    private boolean isEqual(int id, int code, byte[] bytes) {
        byte[] block = block(id);
        int offset = offset(id);
        int start = offset + HEADER;
        return (block[offset] & 0xff) == code
                && Arrays.equals(block, start, start + length(block, offset), bytes, 0, bytes.length);
    }

    int type(int id) {
        return block(id)[offset(id)] & 0xff;
    }

    String value(int id) {
        byte[] block = block(id);
        int offset = offset(id);
        return new String(block, offset + HEADER, length(block, offset), StandardCharsets.UTF_8);
    }

    Id id(int id) {
        return new Id(typeName(type(id)), value(id));
    }

    /** By the bytes of the values, unsigned. */
    int compareValues(int one, int other) {
        byte[] a = block(one);
        byte[] b = block(other);
        int i = offset(one);
        int j = offset(other);
        return Arrays.compareUnsigned(
                a, i + HEADER, i + HEADER + length(a, i), b, j + HEADER, j + HEADER + length(b, j));
    }
}
