package org.attributionj.kafka;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.models.AttributionModels;

/** A program that takes events from a broker into a database, until it is closed or killed. */
final class Consuming implements AutoCloseable {
    static final String TOPIC = "events";
    static final String DEAD = "dead";

    private final HikariDataSource pool;
    final AttributionStore store;
    final ConversionTracker tracker;
    final KafkaEvents events;

    Consuming(String url, String servers) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        pool = new HikariDataSource(config);
        store = AttributionStore.builder(pool).open();
        tracker = ConversionTracker.builder(store)
                .models(AttributionModels.linear())
                .sweepEvery(Duration.ofMillis(200))
                .lease(Duration.ofSeconds(1))
                .retryFor(Duration.ofSeconds(1))
                .open();
        events = KafkaEvents.builder(tracker)
                .settings(Map.of(
                        "bootstrap.servers", servers,
                        "group.id", "attribution",
                        "max.poll.records", 50,
                        "session.timeout.ms", 1500,
                        "heartbeat.interval.ms", 400))
                .topics(TOPIC)
                .deadLetters(DEAD)
                .open();
    }

    /** The child of {@link KilledConsumerTest}: says after each batch how many events it has stored, and never ends by itself. */
    public static void main(String... args) throws InterruptedException {
        try (Consuming consuming = new Consuming(args[0], args[1])) {
            long last = -1;
            while (consuming.events.failure().isEmpty()) {
                long stored = consuming.events.stats().stored();
                if (stored != last) {
                    System.out.println(stored);
                    last = stored;
                }
                Thread.sleep(1);
            }
        }
    }

    @Override
    public void close() {
        events.close();
        tracker.close();
        pool.close();
    }
}
