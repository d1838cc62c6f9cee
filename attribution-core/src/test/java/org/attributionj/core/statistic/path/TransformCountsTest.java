package org.attributionj.core.statistic.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.path.TransformCounts.Count;
import org.junit.jupiter.api.Test;

class TransformCountsTest {
    private static final List<PathTransform> TRANSFORMS =
            List.of(PathTransform.exposure(), PathTransform.removeIfNotAll(List.of("direct")), PathTransform.trim(1));

    @Test
    void everyMergedAndDroppedTouchpointIsCounted() {
        TransformCounts counts = List.of(
                        TestJourneys.open("a", "a", "direct", "b"), // a a, b; then b
                        TestJourneys.open("direct", "direct"), // both in one step
                        TestJourneys.converted("1", "EUR", "c"))
                .stream()
                .collect(TransformCounts.statistic(Dimension.CHANNEL, TRANSFORMS));
        assertThat(counts.journeys()).isEqualTo(3);
        assertThat(counts.touchpoints()).isEqualTo(7);
        assertThat(counts.transforms())
                .containsExactly(
                        new Count(TRANSFORMS.get(0), 2, 0),
                        new Count(TRANSFORMS.get(1), 0, 1),
                        new Count(TRANSFORMS.get(2), 0, 2));
        assertThat(counts.dropped()).isEqualTo(3);
        assertThat(counts.toString().lines())
                .containsExactly(
                        "7 touchpoints of 3 journeys",
                        "  exposure: merged 2, dropped 0",
                        "  removeIfNotAll=direct: merged 0, dropped 1",
                        "  trim=1: merged 0, dropped 2");
    }

    @Test
    void aggregatedJourneysCountAsOftenAsTheyStandFor() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a", "a", "b"), 3, Money.of("9", "EUR"), 4);
        JourneyStatistic<TransformCounter, TransformCounts> statistic =
                TransformCounts.statistic(Dimension.CHANNEL, TRANSFORMS);
        TransformCounter counter = statistic.newAccumulator();
        table.forEachJourney(journey -> statistic.add(counter, journey));
        TransformCounts counts = statistic.finish(counter);
        assertThat(counts.journeys()).isEqualTo(7);
        assertThat(counts.touchpoints()).isEqualTo(21);
        assertThat(counts.transforms().get(0)).isEqualTo(new Count(TRANSFORMS.get(0), 7, 0));
        assertThat(counts.transforms().get(2)).isEqualTo(new Count(TRANSFORMS.get(2), 0, 14));
    }
}
