package org.attributionj.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.attributionj.io.event.EventOptions;
import org.attributionj.jdbc.tracker.ConversionTracker;

/** The settings of {@link KafkaEvents}. Not thread-safe. */
public final class KafkaEventsBuilder {
    final ConversionTracker tracker;
    private final Map<String, Object> settings = new HashMap<>();
    List<String> topics = List.of();
    EventOptions options = EventOptions.DEFAULT;
    Duration closeTimeout = Duration.ofSeconds(30);
    private String deadLetterTopic = "";

    KafkaEventsBuilder(ConversionTracker tracker) {
        this.tracker = tracker;
    }

    /**
     * Settings of Kafka's clients: servers, group, security and the like. When offsets are committed, and of what type keys and
     * values are, is not to be set.
     *
     * @param settings by Kafka's names; {@code bootstrap.servers} and {@code group.id} are needed
     * @return this builder
     */
    public KafkaEventsBuilder settings(Map<String, ?> settings) {
        this.settings.putAll(settings);
        return this;
    }

    /**
     * Where events come from.
     *
     * @param topics names of topics
     * @return this builder
     */
    public KafkaEventsBuilder topics(String... topics) {
        this.topics = List.of(topics);
        return this;
    }

    /**
     * Where messages go that are no events.
     *
     * @param topic the name of a topic, none of those that events come from
     * @return this builder
     */
    public KafkaEventsBuilder deadLetters(String topic) {
        this.deadLetterTopic = Objects.requireNonNull(topic, "topic must not be null");
        return this;
    }

    /**
     * How messages are read: names of members, times, types.
     *
     * @param options as for files of JSON Lines
     * @return this builder
     */
    public KafkaEventsBuilder options(EventOptions options) {
        this.options = Objects.requireNonNull(options, "options must not be null");
        return this;
    }

    /**
     * How long {@link KafkaEvents#close} waits for the batch that is under way.
     *
     * @param timeout the time
     * @return this builder
     */
    public KafkaEventsBuilder closeTimeout(Duration timeout) {
        this.closeTimeout = Objects.requireNonNull(timeout, "timeout must not be null");
        return this;
    }

    /**
     * Begins to take messages, where the group left off, or from the beginning of the topics if it is new.
     *
     * @return what takes them
     * @throws IllegalArgumentException if a setting is missing, or one is given that is not to be set
     * @throws org.apache.kafka.common.KafkaException if Kafka's clients do not take a setting
     */
    public KafkaEvents open() {
        check();
        Map<String, Object> consuming = new HashMap<>(settings);
        consuming.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consuming.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        Map<String, Object> producing = new HashMap<>(settings);
        producing.keySet().retainAll(ProducerConfig.configNames());
        producing.put(ProducerConfig.ACKS_CONFIG, "all");
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            return new KafkaEvents(
                    this,
                    new KafkaConsumer<>(consuming, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                    new DeadLetters(producer, deadLetterTopic));
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private void check() {
        need(
                settings.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG),
                "settings must hold bootstrap.servers");
        need(settings.containsKey(CommonClientConfigs.GROUP_ID_CONFIG), "settings must hold group.id");
        need(!topics.isEmpty(), "topics must be named");
        need(!deadLetterTopic.isBlank(), "deadLetters must be named: where messages go that are no events");
        need(
                !topics.contains(deadLetterTopic),
                "deadLetters must not be one of the topics, but was " + deadLetterTopic);
        for (String fixed : List.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ProducerConfig.ACKS_CONFIG)) {
            need(!settings.containsKey(fixed), fixed + " must not be set: what is promised depends on it");
        }
    }

    private static void need(boolean isTrue, String message) {
        if (!isTrue) {
            throw new IllegalArgumentException(message);
        }
    }
}
