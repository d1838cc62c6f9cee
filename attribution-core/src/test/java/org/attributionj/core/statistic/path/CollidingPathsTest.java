package org.attributionj.core.statistic.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CollidingPathsTest {

    /** Codes a, b with the same 31 a + b: one place for all under the usual hash of arrays. */
    @Test
    void pathsOfOneHashTakeNoMoreLooksThanOthersDo() {
        PathArena arena = new PathArena();
        int paths = 10_000;
        for (int i = 0; i < paths; i++) {
            arena.add(new int[] {i, 31 * (paths - i)}, 0, 2);
        }

        assertThat(arena.size()).isEqualTo(paths);
        assertThat(arena.probes()).isLessThan(10L * paths);
    }
}
