package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.Events.buy;
import static org.attributionj.jdbc.Events.touch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackReport;
import org.attributionj.jdbc.write.Refusal;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A constraint that somebody put on the tables refuses one row amid many. */
class RefusedByTheDatabaseTest {
    private static final int PATIENCE_SECONDS = 240;

    /** More than the rows that go to the database at a time. */
    private static final int ROWS = 2_500;

    private final Heard heard = new Heard();
    private final SettableClock clock = new SettableClock(Events.START);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingOfAWriteStaysAndOfATrackedCallAllButTheRefused(DurableDatabase kind) throws Exception {
        DataSource source = TrackerChild.source(kind.newDatabase(folder));
        GatedSource gated = new GatedSource(source);
        AttributionStore store = AttributionStore.builder(gated).open();
        Events events = Events.random(19, 0);
        for (int i = 0; i < ROWS; i++) {
            events.touchpoints.add(touch("t" + i, "customer " + i % 50, "2026-01-01T00:00:00Z"));
        }
        events.touchpoints.add(ROWS - 10, touch("poison", "customer 3", "2026-01-01T00:00:00Z"));
        events.conversions.add(buy("c", "customer 3", "2026-01-02T00:00:00Z", "5"));
        Verifier verifier = new Verifier(source, events);
        constrain(source, kind, "attribution_touchpoints", "id");

        assertThatThrownBy(() -> store.events().write(events.touchpoints, events.conversions))
                .isInstanceOf(StoreException.class);

        assertThat(verifier.stored()).isEmpty();
        List<Touchpoint> good = new ArrayList<>(events.touchpoints.subList(0, 20));
        List<Touchpoint> bad = events.touchpoints.subList(20, events.touchpoints.size());
        try (ConversionTracker tracker =
                TrackerChild.tracker(store).groupSize(10_000).sweeps(false).open()) {
            gated.shut();
            CompletableFuture<TrackReport> first = tracker.trackAsync(good, List.of());
            CompletableFuture<TrackReport> refused = tracker.trackAsync(bad, List.of());
            CompletableFuture<TrackReport> last = tracker.trackAsync(events.conversions.get(0));
            gated.open();
            assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS).stored()).isEqualTo(20);
            assertThat(last.get(PATIENCE_SECONDS, TimeUnit.SECONDS).stored()).isEqualTo(1);
            TrackReport apart = refused.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(apart.stored()).isEqualTo(bad.size() - 1);
            assertThat(apart.refusals()).extracting(Refusal::id).containsExactly("poison");
            assertThat(verifier.stored()).hasSize(ROWS + 1).doesNotContain("t poison");

            unconstrain(source, kind, "attribution_touchpoints");
            assertThat(tracker.track(bad, List.of()).stored()).isEqualTo(1);
            tracker.sweep();
        }
        run(source, "DELETE FROM attribution_rejected_events WHERE event_id = 'poison'");
        verifier.verifyAll(heard.attributed);
    }

    @ParameterizedTest
    @EnumSource
    void aResultThatIsRefusedHoldsUpItsConversionOnly(DurableDatabase kind) throws Exception {
        DataSource source = TrackerChild.source(kind.newDatabase(folder));
        AttributionStore store = AttributionStore.builder(source).clock(clock).open();
        Events events = Events.random(20, 20);
        events.touchpoints.add(touch("poison", "poisoned", "2026-01-01T00:00:00Z"));
        Conversion poisoned = buy("poisoned", "poisoned", "2026-01-02T00:00:00Z", "5");
        events.conversions.add(0, poisoned);
        store.events().write(events.touchpoints, events.conversions);
        Verifier verifier = new Verifier(source, events);
        constrain(source, kind, "attribution_credits", "touchpoint_id");
        try (ConversionTracker tracker = TrackerChild.tracker(store)
                .listeners(heard)
                .clock(clock)
                .sweeps(false)
                .sweepSize(1_000)
                .open()) {
            tracker.sweep();
            verifier.verify(verifier.names());
            assertThat(heard.unattributable)
                    .singleElement()
                    .satisfies(failure -> assertThat(failure).startsWith("poisoned: could not store results"));
            assertThat(store.pending().count()).isEqualTo(1);
            assertThat(tracker.sweep()).as("it waits for the end of its lease").isZero();

            unconstrain(source, kind, "attribution_credits");
            clock.advance(Duration.ofDays(1));
            assertThat(tracker.sweep()).isEqualTo(1);
        }
        verifier.verifyAll(heard.attributed);
    }

    private static void constrain(DataSource source, DurableDatabase kind, String table, String column)
            throws SQLException {
        run(
                source,
                kind == DurableDatabase.SQLITE
                        ? "CREATE TRIGGER no_poison BEFORE INSERT ON " + table + " WHEN NEW." + column
                                + " = 'poison' BEGIN SELECT RAISE(ABORT, 'no poison'); END"
                        : "ALTER TABLE " + table + " ADD CONSTRAINT no_poison CHECK (" + column + " <> 'poison')");
    }

    private static void unconstrain(DataSource source, DurableDatabase kind, String table) throws SQLException {
        run(
                source,
                kind == DurableDatabase.SQLITE
                        ? "DROP TRIGGER no_poison"
                        : "ALTER TABLE " + table + " DROP CONSTRAINT no_poison");
    }

    private static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
