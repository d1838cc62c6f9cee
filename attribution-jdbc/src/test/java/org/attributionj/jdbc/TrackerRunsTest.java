package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.TrackedEvents.EQUAL;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.run.Run;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.jdbc.result.StoredResult;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.ModelFit;
import org.attributionj.jdbc.tracker.TrackerListener;
import org.attributionj.models.json.FittedModelJson;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every stored credit leads to the run that made it, and the run's manifest says how. */
class TrackerRunsTest {
    private static final int PATIENCE_SECONDS = 120;
    private static final MarkovOptions OPTIONS = MarkovOptions.ofOrder(2);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T00:00:00Z"));
    private final Events events = Events.random(11, 80);

    /** A permit of each fit that begins. */
    private final Semaphore begun = new Semaphore(0);

    /** A permit for each fit. */
    private final Semaphore fits = new Semaphore(0);

    private final Semaphore fitted = new Semaphore(0);
    private final Semaphore failed = new Semaphore(0);
    private final TrackerListener listener = new TrackerListener() {
        @Override
        public void modelFitted(AttributionModel model) {
            fitted.release();
        }

        @Override
        public void modelFitFailed(AttributionModel model, Throwable failure) {
            failed.release();
        }
    };

    private JdbcConnectionPool pool;
    private AttributionStore store;

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
        store = AttributionStore.builder(pool)
                .assembler(TrackedEvents.ASSEMBLER)
                .clock(clock)
                .keepsRevisions(true)
                .open();
        store.events().write(events.touchpoints, events.conversions);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    private ConversionTracker tracker(ModelFit fit) {
        return ConversionTracker.builder(store)
                .models(EQUAL)
                .model(MarkovModel.fit(PathTable.of(Dimension.CHANNEL, List.of()), OPTIONS), fit)
                .modelText(model -> model instanceof MarkovModel ? FittedModelJson.write(model) : "")
                .durable(false)
                .clock(clock)
                .owner("shop 7")
                .sweeps(false)
                .refreshEvery(Duration.ofMillis(5))
                .listeners(listener)
                // the refresher waits for a permit then; it is interrupted
                .closeTimeout(Duration.ofMillis(100))
                .open();
    }

    /** The fit when it is its turn. */
    private ModelFit waiting(ModelFit fit) {
        return new ModelFit() {
            @Override
            public AttributionModel fit(AttributionStore from) throws Exception {
                begun.release();
                fits.acquire();
                return fit.fit(from);
            }

            @Override
            public String description() {
                return fit.description();
            }
        };
    }

    private void awaitOne(Semaphore permits) throws InterruptedException {
        assertThat(permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void eachResultNamesItsRunWhoseModelMakesItAgain() throws Exception {
        ModelFit fit =
                ModelFit.ofPathTable("paths", Dimension.CHANNEL, List.of(), table -> MarkovModel.fit(table, OPTIONS));
        ConversionTracker tracker = tracker(waiting(fit));
        tracker.sweep();
        awaitOne(begun);
        clock.advance(Duration.ofHours(1));
        fits.release();
        awaitOne(fitted);
        store.pending().markAll(Period.all());
        tracker.sweep();
        tracker.close();

        List<Run> runs = store.runs().all();
        assertThat(runs).hasSize(2);
        assertThat(runs).extracting(Run::finishedAt).doesNotContainNull();
        Run first = runs.get(0);
        Run second = runs.get(1);
        assertThat(first.startedAt()).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(first.finishedAt()).isEqualTo("2026-06-01T01:00:00Z");
        assertThat(first.manifest())
                .containsEntry("model 1", "equal")
                .containsEntry("model 1 origin", "given when the tracker was opened")
                .containsEntry("tracker", "shop 7")
                .containsEntry("database", "h2")
                .containsEntry("goal", TrackedEvents.ASSEMBLER.goal().toString())
                .containsEntry("windows", TrackedEvents.ASSEMBLER.windows().toString())
                .doesNotContainKey("model 1 text");
        assertThat(first.manifest().get("library")).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(second.manifest())
                .containsEntry("model 2", "markov:order=2")
                .containsEntry(
                        "model 2 origin",
                        "fitted from the path table \"paths\" by channel, begun at 2026-06-01T00:00:00Z");
        List<Journey> journeys = new ArrayList<>();
        store.journeys()
                .forEachJourney(
                        TrackedEvents.ASSEMBLER, Period.all(), JourneySink.of(JourneyKind.CREDITED, journeys::add));
        assertThat(journeys).isNotEmpty();
        for (Journey journey : journeys) {
            List<StoredResult> stored = store.results().of(journey.conversion().id());
            assertThat(stored).hasSize(4 * (1 + journey.adjustments().size()));
            for (StoredResult result : stored) {
                assertThat(result.run()).isEqualTo(result.revision() == 1 ? first.id() : second.id());
                if (!result.model().equals("equal") && result.conversionId().equals(result.rootId())) {
                    Map<String, String> manifest =
                            store.runs().find(result.run()).orElseThrow().manifest();
                    AttributionResult again =
                            FittedModelJson.read(manifest.get("model 2 text")).attribute(journey);
                    assertThat(result.credits())
                            .extracting(credit -> credit.amount().amount())
                            .usingElementComparator(BigDecimal::compareTo)
                            .containsExactlyElementsOf(again.credits().stream()
                                    .map(credit -> credit.amount().amount())
                                    .toList());
                }
            }
        }
    }

    @Test
    void aRunThatCannotBeRecordedLeavesTheLastModelInPlace() throws Exception {
        try (ConversionTracker tracker = tracker(waiting(from -> {
            execute("ALTER TABLE attribution_runs RENAME TO elsewhere");
            return MarkovModel.fit(from.paths().refresh("p", store.assembler(), Dimension.CHANNEL, List.of()), OPTIONS);
        }))) {
            fits.release();
            awaitOne(failed);
            execute("ALTER TABLE elsewhere RENAME TO attribution_runs");
            tracker.sweep();
            List<Run> runs = store.runs().all();
            assertThat(runs).hasSize(1);
            assertThat(store.results().of(events.conversions.get(0).id()))
                    .extracting(StoredResult::run)
                    .containsOnly(runs.get(0).id());
        }
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void modelsThatAreTooLongForAManifestLeaveAHash() {
        ConversionTracker tracker = ConversionTracker.builder(store)
                .models(EQUAL, TrackedEvents.LATER)
                .modelText(model -> "\"".repeat(model.name().equals("equal") ? 300_000 : 200_001))
                .durable(false)
                .sweeps(false)
                .open();
        tracker.close();

        Map<String, String> manifest = store.runs().all().get(0).manifest();
        assertThat(manifest.get("model 1 text")).isEqualTo("\"".repeat(300_000));
        assertThat(manifest.get("model 2 text")).matches("sha256:[0-9a-f]{64} of 200001 characters, too many .*");
    }
}
