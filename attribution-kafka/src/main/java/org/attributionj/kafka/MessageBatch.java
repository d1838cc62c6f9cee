package org.attributionj.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.attributionj.core.assembly.EventKind;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.event.EventRow;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.TrackReport;
import org.attributionj.jdbc.write.Refusal;

/** The messages of one poll: which events they hold, and which of them are none. Single thread. */
final class MessageBatch {
    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final List<Conversion> conversions = new ArrayList<>();
    private final Map<EventKey, ConsumerRecord<byte[], byte[]>> messages = new HashMap<>();
    private final Map<ConsumerRecord<byte[], byte[]>, String> unusable = new LinkedHashMap<>();
    private int empty;

    private record EventKey(EventKind kind, String id) {}

    static MessageBatch of(ConsumerRecords<byte[], byte[]> records, EventDecoder decoder) {
        MessageBatch batch = new MessageBatch();
        records.forEach(message -> batch.add(message, decoder));
        return batch;
    }

    private void add(ConsumerRecord<byte[], byte[]> message, EventDecoder decoder) {
        if (message.value() == null) {
            empty++;
            return;
        }
        String name = message.topic() + "-" + message.partition() + "@" + message.offset();
        try {
            decoder.decode(name, message.value()).forEach(row -> add(row, message));
        } catch (EventDecoder.UnusableMessageException e) {
            unusable.put(message, e.reason());
        }
    }

    private void add(EventRow row, ConsumerRecord<byte[], byte[]> message) {
        row.touch().ifPresent(touchpoint -> {
            touchpoints.add(touchpoint);
            messages.put(new EventKey(EventKind.TOUCHPOINT, touchpoint.id()), message);
        });
        row.converted().ifPresent(conversion -> {
            conversions.add(conversion);
            messages.put(new EventKey(EventKind.CONVERSION, conversion.id()), message);
        });
    }

    /** Stores the events; returns when they are durable. Messages whose events are refused become unusable. */
    TrackReport track(ConversionTracker tracker) {
        TrackReport report = tracker.track(touchpoints, conversions);
        for (Refusal refusal : report.refusals()) {
            ConsumerRecord<byte[], byte[]> message = messages.get(new EventKey(refusal.kind(), refusal.id()));
            if (message != null) {
                unusable.put(message, refusal.reason());
            }
        }
        return report;
    }

    boolean hasEvents() {
        return !touchpoints.isEmpty() || !conversions.isEmpty();
    }

    /** Messages that are no events, with the reason. */
    Map<ConsumerRecord<byte[], byte[]>, String> unusable() {
        return unusable;
    }

    int empty() {
        return empty;
    }
}
