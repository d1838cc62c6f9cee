package org.attributionj.core.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.path.TransformCounter;
import org.attributionj.core.statistic.path.TransformCounts;
import org.attributionj.core.statistic.table.JourneyTable;
import org.junit.jupiter.api.Test;

/** Statistics that leave for other machines in parts, and come back in any order and grouping. */
class ShippedStatisticsTest {
    private static final List<PathTransform> TRANSFORMS = List.of(PathTransform.exposure(), PathTransform.trim(3));
    private static final CreditStatistic CREDITS =
            CreditStatistic.of(List.of(TestModels.LINEAR, TestModels.UNEVEN), Dimension.CHANNEL, Dimension.CAMPAIGN);

    @Provide
    Arbitrary<List<Journey>> journeyLists() {
        return TestJourneys.journeys().list().ofMaxSize(25).withoutEdgeCases();
    }

    private static <A extends Serializable> byte[] inOneGo(JourneyStatistic<A, ?> statistic, List<Journey> journeys) {
        A accumulator = statistic.newAccumulator();
        journeys.forEach(journey -> statistic.add(accumulator, journey));
        return TestJourneys.bytes(accumulator);
    }

    /** Deals the journeys out to parts, ships each, and merges random pairs until one is left, shipping each result. */
    private static <A extends Serializable> byte[] inParts(
            JourneyStatistic<A, ?> statistic, List<Journey> journeys, Random random) {
        List<A> parts = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            parts.add(statistic.newAccumulator());
        }
        journeys.forEach(journey -> statistic.add(parts.get(random.nextInt(count)), journey));
        while (parts.size() > 1) {
            A left = shipped(parts.remove(random.nextInt(parts.size())));
            A right = shipped(parts.remove(random.nextInt(parts.size())));
            byte[] before = TestJourneys.bytes(right);
            parts.add(statistic.merge(left, right));
            assertThat(TestJourneys.bytes(right)).isEqualTo(before);
        }
        return TestJourneys.bytes(parts.get(0));
    }

    @SuppressWarnings("unchecked")
    private static <A extends Serializable> A shipped(A accumulator) {
        return (A) TestJourneys.shipped(accumulator, Serializable.class);
    }

    private static <A extends Serializable> void check(
            JourneyStatistic<A, ?> statistic, List<Journey> journeys, Random random) {
        JourneyStatistic<A, ?> arrived = shipped(statistic);
        assertThat(inParts(arrived, journeys, random)).isEqualTo(inOneGo(statistic, journeys));
    }

    @Property(tries = 150)
    void pathTables(@ForAll("journeyLists") List<Journey> journeys, @ForAll Random random) {
        check(PathTable.statistic(Dimension.CHANNEL, TRANSFORMS), journeys, random);
    }

    @Property(tries = 150)
    void journeyTables(@ForAll("journeyLists") List<Journey> journeys, @ForAll Random random) {
        Needs needs = new Needs(Set.of(Feature.values()), Set.of(Dimension.TYPE, Dimension.CAMPAIGN));
        check(JourneyTable.statistic(Dimension.CHANNEL, needs), journeys, random);
    }

    @Property(tries = 150)
    void creditSums(@ForAll("journeyLists") List<Journey> journeys, @ForAll Random random) {
        check(CREDITS, journeys, random);
    }

    @Property(tries = 150)
    void transformCounts(@ForAll("journeyLists") List<Journey> journeys, @ForAll Random random) {
        check(TransformCounts.statistic(Dimension.CHANNEL, TRANSFORMS), journeys, random);
    }

    @Property(tries = 100)
    void twoStatisticsInOnePass(@ForAll("journeyLists") List<Journey> journeys, @ForAll Random random) {
        JourneyStatistic<AccumulatorPair<PathTable, CreditSums>, String> both = JourneyStatistic.both(
                PathTable.statistic(Dimension.CHANNEL, TRANSFORMS), CREDITS, (table, totals) -> table + " " + totals);
        check(both, journeys, random);
        PathTable table = journeys.stream().collect(PathTable.statistic(Dimension.CHANNEL, TRANSFORMS));
        assertThat(journeys.stream().collect(both))
                .isEqualTo(table + " " + journeys.stream().collect(CREDITS));
    }

    @Property(tries = 100)
    void statisticsWithALastStep(@ForAll("journeyLists") List<Journey> journeys, @ForAll Random random) {
        JourneyStatistic<PathTable, PathTable> tables = PathTable.statistic(Dimension.CHANNEL, TRANSFORMS);
        JourneyStatistic<PathTable, Integer> doubled =
                tables.andThen(PathTable::size).andThen(size -> 2 * size);
        check(doubled, journeys, random);
        assertThat(journeys.stream().collect(doubled))
                .isEqualTo(2 * journeys.stream().collect(tables).size());
    }

    @Property(tries = 100)
    void manyStatisticsInOnePass(@ForAll("journeyLists") List<Journey> journeys, @ForAll Random random) {
        List<JourneyStatistic<PathTable, PathTable>> statistics = new ArrayList<>();
        for (Dimension dimension : List.of(Dimension.CHANNEL, Dimension.CAMPAIGN, Dimension.TYPE)) {
            statistics.add(PathTable.statistic(dimension, List.of()));
        }
        JourneyStatistic<?, ? extends List<PathTable>> all = JourneyStatistic.all(statistics);
        check(all, journeys, random);
        assertThat(journeys.stream().collect(all))
                .isEqualTo(statistics.stream()
                        .map(statistic -> journeys.stream().collect(statistic))
                        .toList());
    }

    @Test
    void viewsReachAllStatisticsOfAPass() {
        JourneyStatistic<AccumulatorPair<PathTable, TransformCounter>, Long> both = JourneyStatistic.both(
                PathTable.statistic(Dimension.CHANNEL, List.of()),
                TransformCounts.statistic(Dimension.CHANNEL, TRANSFORMS),
                (table, counts) -> table.nulls() + counts.dropped());
        PathTable source = PathTable.of(Dimension.CHANNEL);
        source.add(TestJourneys.open("a", "b", "a", "b"));
        AccumulatorPair<PathTable, TransformCounter> accumulator = both.newAccumulator();
        source.forEachJourney(journey -> both.add(accumulator, journey));
        assertThat(both.finish(accumulator)).isEqualTo(2);
        assertThat(viaAll(source)).containsExactly(1L);
    }

    private static List<Long> viaAll(PathTable source) {
        return run(
                JourneyStatistic.all(List.of(JourneyStatistic.both(
                                PathTable.statistic(Dimension.CHANNEL, List.of()),
                                PathTable.statistic(Dimension.CHANNEL, List.of()),
                                (left, right) -> left.nulls() * right.nulls())
                        .andThen(product -> product))),
                source);
    }

    private static <A extends Serializable, R> R run(JourneyStatistic<A, R> statistic, PathTable source) {
        A accumulator = statistic.newAccumulator();
        source.forEachJourney(journey -> statistic.add(accumulator, journey));
        return statistic.finish(statistic.merge(accumulator, statistic.newAccumulator()));
    }

    @Test
    void noStatisticAtAllIsRefused() {
        assertThatThrownBy(() -> JourneyStatistic.all(List.of())).hasMessageContaining("statistics");
    }

    @Test
    void parallelStreamsGiveTheSameResult() {
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            journeys.add(
                    i % 3 == 0
                            ? TestJourneys.converted(i + ".25", "EUR", "a", "b" + i % 7)
                            : TestJourneys.open("c" + i % 11, "a"));
        }
        assertThat(journeys.parallelStream().collect(CREDITS))
                .isEqualTo(journeys.stream().collect(CREDITS));
        JourneyStatistic<PathTable, PathTable> tables = PathTable.statistic(Dimension.CHANNEL, List.of());
        assertThat(journeys.parallelStream().collect(tables))
                .isEqualTo(journeys.stream().collect(tables));
    }
}
