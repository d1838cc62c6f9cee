package org.attributionj.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.models.AttributionModels;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, into a real database. */
@Tag("slow")
class KafkaEventsTest {
    private static Broker broker;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        broker = new Broker();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void eventsAreStoredAndAttributedAndWhatIsNoEventGoesToTheDeadLetters() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("events.db");
        broker.send("events", "anna", """
                {"id":"t1","customer":"anna","time":"2026-03-11T12:00:00Z","channel":"email"}""");
        broker.send("events", "anna", """
                {"id":"order-1","customer":"anna","time":"2026-03-20T12:00:00Z","conversion":true,\
                "type":"purchase","value":"50.00","currency":"EUR"}""");
        broker.send("events", "anna", "{\"customer\":\"anna\",\"time\":\"yesterday\",\"channel\":\"email\"}");
        broker.send("events", "bert", "hello");
        broker.send("events", "bert", null);
        try (Consuming consuming = new Consuming(url, broker.servers())) {
            until(() -> consuming.events.stats().messages() == 5);
            assertThat(consuming.events.stats()).isEqualTo(new KafkaEventStats(5, 2, 0, 2, 1, 0));
            until(() -> !consuming.store.results().of("order-1").isEmpty());
            assertThat(consuming.events.failure()).isEmpty();
        }
        List<ConsumerRecord<byte[], byte[]>> dead = broker.read(Consuming.DEAD, 2);
        assertThat(dead).hasSize(2);
        assertThat(header(dead.get(0), "reason")).contains("time").doesNotContain("anna");
        assertThat(header(dead.get(1), "reason")).isEqualTo("the message is no JSON object");
        assertThat(header(dead.get(1), "topic")).isEqualTo("events");
        assertThat(header(dead.get(1), "offset")).isEqualTo("3");
        assertThat(dead.get(1).value()).asString(StandardCharsets.UTF_8).isEqualTo("hello");

        // who comes back goes on where the group left off
        broker.send("events", "anna", """
                {"id":"t2","customer":"anna","time":"2026-03-12T12:00:00Z","channel":"social"}""");
        try (Consuming again = new Consuming(url, broker.servers())) {
            until(() -> again.events.stats().messages() == 1);
            assertThat(again.events.stats().stored()).isEqualTo(1);
        }
    }

    @Test
    void settingsThatWouldBreakThePromiseAreRefused() {
        try (ConversionTracker tracker = tracker()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder(tracker)
                            .settings(Map.of("enable.auto.commit", true))
                            .open())
                    .withMessageContaining("enable.auto.commit");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder(tracker).deadLetters("a").open())
                    .withMessageContaining("one of the topics");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KafkaEvents.builder(tracker).topics("a").open())
                    .withMessageContaining("bootstrap.servers");
        }
    }

    private static KafkaEventsBuilder builder(ConversionTracker tracker) {
        return KafkaEvents.builder(tracker)
                .settings(Map.of("bootstrap.servers", "localhost:1", "group.id", "g"))
                .topics("a")
                .deadLetters("dead");
    }

    private static ConversionTracker tracker() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:settings;DB_CLOSE_DELAY=-1");
        return ConversionTracker.builder(AttributionStore.builder(source).open())
                .models(AttributionModels.linear())
                .durable(false)
                .open();
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader("attributionj." + name).value(), StandardCharsets.UTF_8);
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
