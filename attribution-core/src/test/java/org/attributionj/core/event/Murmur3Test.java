package org.attributionj.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Guava's hash of the same bytes is the oracle. */
class Murmur3Test {

    @Test
    void hashIsGuavas() {
        Random random = new Random(3);
        for (int size = 0; size < 300; size++) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            byte[] padded = Arrays.copyOf(bytes, size + Murmur3.BLOCK);

            assertThat(Murmur3.hash(padded, size, '!'))
                    .isEqualTo("!" + Hashing.murmur3_128().hashBytes(bytes));
        }
    }
}
