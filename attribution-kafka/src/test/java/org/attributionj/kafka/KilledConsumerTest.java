package org.attributionj.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A consumer is killed with {@code kill -9} amid its batches: three times, or as often as the system property {@code
 * attributionj.kills} says. Counted by plain SQL afterwards: each event is stored once.
 */
@Tag("slow")
class KilledConsumerTest {
    private static final int KILLS = Integer.getInteger("attributionj.kills", 3);
    private static final int EVENTS = 4_000;
    private static final int LONGEST_DELAY_MICROS = 30_000;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingIsDouble() throws Exception {
        Random random = new Random(1);
        String url = "jdbc:sqlite:" + folder.resolve("events.db");
        try (Broker broker = new Broker()) {
            for (int kill = 0; kill < KILLS; kill++) {
                broker.sendAll(Consuming.TOPIC, events(kill));
                killAmid(url, broker.servers(), random.nextInt(LONGEST_DELAY_MICROS));
            }
            try (Consuming last = new Consuming(url, broker.servers())) {
                KafkaEventsTest.until(() -> stored(url) == (long) KILLS * EVENTS);
                assertThat(last.events.failure()).isEmpty();
            }
            assertThat(stored(url)).isEqualTo((long) KILLS * EVENTS);
            assertThat(count(url, "select count(distinct id) from attribution_touchpoints"))
                    .isEqualTo((long) KILLS * EVENTS);
        }
    }

    private static List<String> events(int kill) {
        return IntStream.range(0, EVENTS)
                .mapToObj(i ->
                        "{\"id\":\"t%d-%d\",\"customer\":\"c%d\",\"time\":\"2026-03-11T12:00:00Z\",\"channel\":\"email\"}"
                                .formatted(kill, i, i % 97))
                .toList();
    }

    private static void killAmid(String url, String servers, int delayMicros) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Consuming.class.getName(),
                        url,
                        servers)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            // it has stored something, and is amid the rest
            String line = lines.readLine();
            while (line != null && line.equals("0")) {
                line = lines.readLine();
            }
            assertThat(line).isNotNull();
            TimeUnit.MICROSECONDS.sleep(delayMicros);
            child.destroyForcibly().waitFor();
        }
    }

    private static long stored(String url) {
        return count(url, "select count(*) from attribution_touchpoints");
    }

    private static long count(String url, String query) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
