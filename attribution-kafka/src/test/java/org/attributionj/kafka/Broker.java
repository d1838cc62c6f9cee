package org.attributionj.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** A real broker in this process, on a free port of the loopback interface. */
final class Broker implements AutoCloseable {
    private final KafkaClusterTestKit cluster;
    private final KafkaProducer<String, String> producer;

    Broker() throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .build();
        cluster = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("group.initial.rebalance.delay.ms", "0")
                .setConfigProp("group.min.session.timeout.ms", "1000")
                .build();
        cluster.format();
        cluster.startup();
        cluster.waitForReadyBrokers();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers()), new StringSerializer(), new StringSerializer());
    }

    String servers() {
        return cluster.bootstrapServers();
    }

    void send(String topic, String key, String value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    void sendAll(String topic, List<String> values) {
        values.forEach(value -> producer.send(new ProducerRecord<>(topic, value)));
        producer.flush();
    }

    /** Reads a topic from its beginning until it has so many messages. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers(), "group.id", "reader-of-" + topic, "auto.offset.reset", "earliest");
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int polls = 0; messages.size() < count && polls < 100; polls++) {
                consumer.poll(Duration.ofMillis(300)).forEach(messages::add);
            }
        }
        return messages;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not end", e);
        }
    }
}
