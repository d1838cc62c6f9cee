package org.attributionj.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackReport;
import org.attributionj.jdbc.tracker.TrackerBusyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from Kafka topics and gives them to a {@link ConversionTracker}.
 *
 * <pre>{@code
 * try (KafkaEvents events = KafkaEvents.builder(tracker)
 *         .settings(Map.of("bootstrap.servers", "localhost:9092", "group.id", "attribution"))
 *         .topics("touchpoints", "conversions")
 *         .deadLetters("attribution-dead-letters")
 *         .open()) {
 *     ...
 * }
 * }</pre>
 *
 * <p><b>A message is one JSON object</b>, in the form that a line of a file of JSON Lines has: a touchpoint, a conversion, or
 * both. Without an id, an event gets one from its content.
 *
 * <p><b>At least once, stored once.</b> Offsets are committed after the events are durable. What comes again after a crash, a
 * rebalance or a failure is a duplicate by its id, and stored once. While the tracker or a broker fails, the batch is put
 * back and tried again, more and more slowly, up to every 30 seconds.
 *
 * <p><b>Messages that are no events</b> go to the topic of dead letters, as they came, with the headers {@code
 * attributionj.reason}, {@code .topic}, {@code .partition} and {@code .offset}; the broker has them before the offset is
 * committed. So do messages whose events the store refuses. The reason names no customer.
 *
 * <p>One thread of its own polls. Any number of programs of one group share the partitions. Thread-safe.
 */
public final class KafkaEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEvents.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long SHORTEST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final ConversionTracker tracker;
    private final Consumer<byte[], byte[]> consumer;
    private final DeadLetters deadLetters;
    private final EventDecoder decoder;
    private final Thread thread;
    private final Duration closeTimeout;

    private final Object statsLock = new Object();
    private KafkaEventStats stats = new KafkaEventStats(0, 0, 0, 0, 0, 0);
    private volatile boolean isClosed;
    private volatile @Nullable Throwable failure;

    KafkaEvents(KafkaEventsBuilder settings, Consumer<byte[], byte[]> consumer, DeadLetters deadLetters) {
        this.tracker = settings.tracker;
        this.decoder = new EventDecoder(settings.options);
        this.closeTimeout = settings.closeTimeout;
        this.consumer = consumer;
        this.deadLetters = deadLetters;
        consumer.subscribe(settings.topics);
        this.thread = new Thread(this::run, "attribution-kafka");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * What to take from where.
     *
     * @param tracker what the events are for; it stays open when this is closed
     * @return a builder
     */
    public static KafkaEventsBuilder builder(ConversionTracker tracker) {
        return new KafkaEventsBuilder(Objects.requireNonNull(tracker, "tracker must not be null"));
    }

    private void run() {
        long pause = SHORTEST_PAUSE_MILLIS;
        try {
            while (!isClosed) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (records.isEmpty()) {
                    continue;
                }
                if (take(records)) {
                    pause = SHORTEST_PAUSE_MILLIS;
                } else {
                    putBack(records);
                    Thread.sleep(pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                }
            }
        } catch (WakeupException | InterruptException | InterruptedException e) {
            if (!isClosed) {
                fail(e);
            }
        } catch (Throwable e) { // such as a group that may not read a topic: there is nothing that waiting would cure
            fail(e);
        } finally {
            consumer.close();
            deadLetters.close();
        }
    }

    private void fail(Throwable e) {
        failure = e;
        LOG.error("no more events are taken from Kafka", e);
    }

    /** Whether all of it is dealt with; if not, it has to come again. */
    private boolean take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        MessageBatch batch = MessageBatch.of(records, decoder);
        TrackReport report = new TrackReport(0, 0, List.of());
        try {
            if (batch.hasEvents()) {
                report = batch.track(tracker);
            }
            batch.unusable().forEach(deadLetters::add);
            deadLetters.flush();
            consumer.commitSync(ends(records));
        } catch (TrackerBusyException | StoreException | KafkaException e) {
            if (e instanceof WakeupException || e instanceof InterruptException) {
                throw e;
            }
            LOG.warn("{} messages from Kafka come again, for now they failed", records.count(), e);
            count(0, report, 0, 0, 1);
            return false;
        }
        count(records.count(), report, batch.unusable().size(), batch.empty(), 0);
        return true;
    }

    private static Map<TopicPartition, OffsetAndMetadata> ends(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        records.forEach(message -> ends.put(
                new TopicPartition(message.topic(), message.partition()), new OffsetAndMetadata(message.offset() + 1)));
        return ends;
    }

    private void putBack(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            // what a rebalance has taken away comes again elsewhere
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).get(0).offset());
            }
        }
    }

    private void count(long messages, TrackReport report, long dead, long empty, long retries) {
        synchronized (statsLock) {
            stats = new KafkaEventStats(
                    stats.messages() + messages,
                    stats.stored() + report.stored(),
                    stats.duplicates() + report.duplicates(),
                    stats.deadLetters() + dead,
                    stats.empty() + empty,
                    stats.retries() + retries);
        }
    }

    /**
     * What was done so far.
     *
     * @return the counts
     */
    public KafkaEventStats stats() {
        synchronized (statsLock) {
            return stats;
        }
    }

    /**
     * What ended it, for a health check.
     *
     * @return the failure; empty while messages are taken
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Takes no more messages, ends the batch that is under way, and leaves the group. The tracker stays open. */
    @Override
    public void close() {
        isClosed = true;
        consumer.wakeup();
        try {
            thread.join(closeTimeout.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            thread.interrupt();
        }
    }
}
