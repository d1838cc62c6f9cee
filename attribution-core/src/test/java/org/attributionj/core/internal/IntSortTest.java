package org.attributionj.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IntSortTest {

    @Property
    void sortsRowsStably(@ForAll @Size(max = 200) List<@IntRange(max = 9) Integer> keys) {
        int[] rows = IntStream.range(0, keys.size()).toArray();
        IntSort.sort(rows, (left, right) -> Integer.compare(keys.get(left), keys.get(right)));
        int[] expected = IntStream.range(0, keys.size())
                .boxed()
                .sorted(Comparator.comparing(keys::get))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(rows).isEqualTo(expected);
    }
}
