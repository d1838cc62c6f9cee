package org.attributionj.core.statistic.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PathArenaTest {
    /** Against a map from paths to numbers; enough paths that every array grows several times. */
    @Property(tries = 100)
    void numbersPathsInTheOrderOfTheirArrival(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 6) int codes,
            @ForAll @IntRange(max = 12) int longest) {
        PathArena arena = new PathArena();
        Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            // the path lies amid other codes
            int[] buffer = random.ints(longest + 4, 0, codes).toArray();
            int from = random.nextInt(3);
            int n = random.nextInt(longest + 1);
            List<Integer> path = Arrays.stream(buffer, from, from + n).boxed().toList();
            assertThat(arena.find(buffer, from, n)).isEqualTo(numbers.getOrDefault(path, -1));
            numbers.putIfAbsent(path, numbers.size());
            assertThat(arena.add(buffer, from, n)).isEqualTo(numbers.get(path));
        }
        assertThat(arena.size()).isEqualTo(numbers.size());
        numbers.forEach((path, number) -> {
            int start = arena.offset(number);
            assertThat(arena.length(number)).isEqualTo(path.size());
            assertThat(Arrays.stream(arena.codes(), start, start + path.size()).boxed())
                    .containsExactlyElementsOf(path);
        });
    }

    @Test
    void aCopyChangesOnItsOwn() {
        PathArena arena = new PathArena();
        int[] path = {3, 1, 4, 1, 5};
        arena.add(path, 0, 3);
        PathArena copy = arena.copy();
        assertThat(arena.add(path, 2, 3)).isEqualTo(1);
        for (int n = 0; n < 3; n++) {
            copy.add(path, 4, n == 2 ? 0 : 1);
        }
        assertThat(copy.find(path, 2, 3)).isEqualTo(-1);
        assertThat(copy.find(path, 0, 3)).isZero();
        assertThat(copy.find(path, 4, 1)).isEqualTo(1);
        assertThat(copy.find(path, 0, 0)).isEqualTo(2);
        assertThat(copy.size()).isEqualTo(3);
        assertThat(arena.size()).isEqualTo(2);
        assertThat(arena.find(path, 0, 0)).isEqualTo(-1);
    }
}
