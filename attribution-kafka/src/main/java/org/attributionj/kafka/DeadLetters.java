package org.attributionj.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Where messages go that are no events: key, value and headers as they came, and headers that say why and from where.
 * Single thread.
 */
final class DeadLetters implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    DeadLetters(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    void add(ConsumerRecord<byte[], byte[]> message, String reason) {
        Headers headers = new RecordHeaders(message.headers().toArray());
        header(headers, "reason", reason);
        header(headers, "topic", message.topic());
        header(headers, "partition", Integer.toString(message.partition()));
        header(headers, "offset", Long.toString(message.offset()));
        sent.add(producer.send(new ProducerRecord<>(topic, null, message.key(), message.value(), headers)));
    }

    private static void header(Headers headers, String name, String value) {
        headers.add("attributionj." + name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until the broker has all that was added. */
    void flush() throws InterruptedException {
        try {
            for (Future<RecordMetadata> future : sent) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("the topic " + topic + " did not take what is no event", e.getCause());
        } finally {
            sent.clear();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
