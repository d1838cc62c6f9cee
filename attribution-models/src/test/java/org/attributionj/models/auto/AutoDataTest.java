package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.models.internal.Hashes;
import org.junit.jupiter.api.Test;

class AutoDataTest {
    private static final int CHANNELS = 3;

    @Property(tries = 30)
    void columnsDependOnContentAlone(@ForAll @IntRange(max = 1000) int seed) {
        List<SlowAuto.Path> paths = RandomPaths.paths(seed, 80, CHANNELS);
        List<SlowAuto.Path> shuffled = new ArrayList<>(paths);
        Collections.shuffle(shuffled, new Random(seed));
        AutoData data = new SlowAuto(paths, CHANNELS).data(RandomPaths.labels(CHANNELS));
        AutoData other = new SlowAuto(shuffled, CHANNELS).data(RandomPaths.labels(CHANNELS));
        assertThat(other.offsets).isEqualTo(data.offsets);
        assertThat(other.codes).isEqualTo(data.codes);
        assertThat(other.ages).isEqualTo(data.ages);
        assertThat(other.convertedRows).isEqualTo(data.convertedRows);
    }

    @Property(tries = 30)
    void gapIsTheMeanOfPositiveDifferences(@ForAll @IntRange(max = 1000) int seed) {
        SlowAuto slow = RandomPaths.slow(seed, 40, CHANNELS);
        assertThat(slow.data(RandomPaths.labels(CHANNELS)).gap()).isCloseTo(slow.gap(), within(1e-9));
    }

    @Test
    void gapDoesNotOverflow() {
        AutoData.Builder builder = new AutoData.Builder(List.of("a"));
        builder.touch(0, 0).touch(0, Long.MAX_VALUE / 2).end(true, 1000, 1);
        builder.touch(0, 0).touch(0, Long.MAX_VALUE / 2).end(false, 3, 2);
        assertThat(builder.build().gap()).isCloseTo(Long.MAX_VALUE / 2.0, within(1e5));
    }

    @Test
    void gapWithoutDifferencesIsOne() {
        AutoData.Builder builder = new AutoData.Builder(List.of("a"));
        builder.touch(0, 5).touch(0, 5).end(true, 1, 1);
        assertThat(builder.build().gap()).isEqualTo(1);
    }

    @Test
    void channelsAreSortedAndOnlyThoseThatOccur() {
        AutoData.Builder builder = new AutoData.Builder(List.of("z", "unused", "a"));
        builder.touch(0, 0).touch(2, 10).touch(0, 30).end(true, 1, 1);
        AutoData data = builder.build();
        assertThat(data.channels).containsExactly("a", "z");
        assertThat(data.codes).containsExactly(1, 0, 1);
        assertThat(data.ages).containsExactly(30, 20, 0);
        assertThat(data.distinct).containsExactly(0, 1);
        assertThat(data.slots).containsExactly(new short[] {1, 0, 1});
    }

    @Test
    void journeysWithoutTouchesOrCountsAreLeftOut() {
        AutoData.Builder builder = new AutoData.Builder(List.of("a"));
        builder.end(true, 1, 1);
        builder.touch(0, 0).touch(0, 1).end(true, 0, 1);
        builder.touch(0, 0).end(false, 2, 1);
        builder.end(false, 1, 1);
        AutoData data = builder.build();
        assertThat(data.rows).isEqualTo(1);
        assertThat(data.convertedRows).isZero();
        assertThat(data.journeys(0, 1)).isEqualTo(2);
        assertThat(data.touches(0)).isEqualTo(1);
    }

    @Test
    void equalConversionsAreOneRow() {
        AutoData.Builder builder = new AutoData.Builder(List.of("a"));
        for (int customer = 0; customer < 3; customer++) {
            builder.touch(0, 7).end(true, 1, customer);
            builder.touch(0, 7).end(false, 1, customer);
        }
        AutoData data = builder.build();
        assertThat(data.convertedRows).isEqualTo(1);
        assertThat(data.counts[0]).isEqualTo(3);
        assertThat(data.rows).isEqualTo(4);
    }

    @Test
    void manyRowsGrowTheColumns() {
        AutoData.Builder builder = new AutoData.Builder(List.of("a", "b"));
        for (int i = 0; i < 5000; i++) {
            builder.touch(0, 0).touch(1, i).end(i % 2 == 0, 1, i);
        }
        AutoData data = builder.build();
        assertThat(data.rows).isEqualTo(5000);
        assertThat(data.convertedRows).isEqualTo(2500);
    }

    @Property(tries = 50)
    void thinningKeepsTheCapAndTheTotal(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(min = 1, max = 60) int cap) {
        SlowAuto slow = RandomPaths.slow(seed, 60, CHANNELS);
        AutoData data = slow.data(RandomPaths.labels(CHANNELS));
        Thinning thinning = Thinning.of(data, cap);
        int open = data.rows - data.convertedRows;
        double represented = 0;
        int kept = 0;
        for (int row = 0; row < data.rows; row++) {
            if (row < data.convertedRows) {
                assertThat(thinning.kept[row]).isTrue();
            } else if (thinning.kept[row]) {
                kept++;
                represented += thinning.weight * data.counts[row];
            }
        }
        assertThat(kept).isEqualTo(Math.min(cap, open));
        assertThat(represented).isCloseTo((double) data.journeys(data.convertedRows, data.rows), within(1e-9));
    }

    @Test
    void thinningFollowsTheCustomerNotTheOrder() {
        AutoData.Builder forward = new AutoData.Builder(List.of("a"));
        AutoData.Builder backward = new AutoData.Builder(List.of("a"));
        for (int i = 0; i < 100; i++) {
            forward.touch(0, 0).touch(0, 1 + i).end(false, 1, Hashes.of("customer " + i));
            backward.touch(0, 0).touch(0, 100 - i).end(false, 1, Hashes.of("customer " + (99 - i)));
        }
        assertThat(Thinning.of(forward.build(), 10).kept).isEqualTo(Thinning.of(backward.build(), 10).kept);
    }

    @Test
    void hashesOfCustomersDoNotCollideEasily() {
        long distinct = java.util.stream.IntStream.range(0, 100_000)
                .mapToLong(i -> Hashes.of("c" + i))
                .distinct()
                .count();
        assertThat(distinct).isEqualTo(100_000);
    }
}
