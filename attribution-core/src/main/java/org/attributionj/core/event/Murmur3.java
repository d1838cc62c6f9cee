package org.attributionj.core.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The 128-bit hash MurmurHash3_x64_128 with seed 0 as 32 hexadecimal digits: what Guava's {@code
 * Hashing.murmur3_128().hashBytes(…).toString()} gives, without its stream, buffer and copies. O(bytes).
 *
 * <p>Source: A. Appleby, MurmurHash3, public domain, 2011.
 */
final class Murmur3 {
    /** Bytes are read in blocks of so many. */
    static final int BLOCK = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Murmur3() {}

    /**
     * Hashes bytes.
     *
     * @param bytes the bytes, followed by zeros to the end of the last block
     * @param size how many bytes to hash
     * @param prefix an ASCII character before the digits
     * @return the prefix and the digits
     */
    static String hash(byte[] bytes, int size, char prefix) {
        long h1 = 0;
        long h2 = 0;
        int whole = size - size % BLOCK;
        for (int i = 0; i < whole; i += BLOCK) {
            h1 ^= mix1(longAt(bytes, i));
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= mix2(longAt(bytes, i + Long.BYTES));
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        if (whole < size) {
            h1 ^= mix1(longAt(bytes, whole));
            h2 ^= mix2(longAt(bytes, whole + Long.BYTES));
        }
        h1 ^= size;
        h2 ^= size;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        h1 += h2;
        h2 += h1;
        byte[] text = new byte[1 + 2 * BLOCK];
        text[0] = (byte) prefix;
        write(h1, text, 1);
        write(h2, text, 1 + BLOCK);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static long longAt(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    private static long mix1(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long mix2(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    private static long finish(long h) {
        long mixed = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }

    /** Byte by byte, the lowest first, each as two digits. */
    private static void write(long half, byte[] text, int offset) {
        for (int i = 0; i < Long.BYTES; i++) {
            int octet = (int) (half >>> (i * Byte.SIZE));
            text[offset + 2 * i] = DIGITS[octet >>> 4 & 0xf];
            text[offset + 2 * i + 1] = DIGITS[octet & 0xf];
        }
    }
}
