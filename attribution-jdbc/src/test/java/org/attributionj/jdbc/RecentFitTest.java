package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.jdbc.tracker.ModelFit;
import org.attributionj.models.json.FittedModelJson;
import org.attributionj.models.survival.HazardModel;
import org.attributionj.models.survival.HazardOptions;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** A timed model is fitted to the journeys of its period, and to no others. */
class RecentFitTest {
    private static final Instant NOW = Events.START.plus(Duration.ofDays(70));
    private static final Duration LENGTH = Duration.ofDays(30);

    @Test
    void journeysThatEndedInThePeriodCountAndTheOthersDoNot() throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
        try {
            AttributionStore store = AttributionStore.builder(pool)
                    .assembler(TrackedEvents.ASSEMBLER)
                    .open();
            Events events = Events.random(13, 300);
            store.events().write(events.touchpoints, events.conversions);
            JourneyStatistic<?, ? extends AttributionModel> hazard =
                    HazardModel.statistic(Dimension.CHANNEL, HazardOptions.DEFAULT);

            AttributionModel recent = ModelFit.ofRecentJourneys(LENGTH, Clock.fixed(NOW, ZoneOffset.UTC), hazard)
                    .fit(store);

            List<Journey> expected = TrackedEvents.ASSEMBLER
                    .assemble(
                            events.touchpoints.stream()
                                    .filter(one -> one.time().isBefore(NOW))
                                    .toList(),
                            events.conversions.stream()
                                    .filter(one -> one.time().isBefore(NOW))
                                    .toList())
                    .fit()
                    .stream()
                    .filter(journey -> !journey.end().isBefore(NOW.minus(LENGTH)))
                    .toList();
            assertThat(expected).hasSizeGreaterThan(50);
            assertThat(FittedModelJson.write(recent))
                    .isEqualTo(FittedModelJson.write(expected.stream().collect(hazard)))
                    .isNotEqualTo(
                            FittedModelJson.write(ModelFit.ofAllJourneys(hazard).fit(store)));
        } finally {
            pool.dispose();
        }
        assertThatThrownBy(() -> ModelFit.ofRecentJourneys(
                        Duration.ZERO,
                        Clock.systemUTC(),
                        HazardModel.statistic(Dimension.CHANNEL, HazardOptions.DEFAULT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("length must be positive, but was PT0S");
    }
}
