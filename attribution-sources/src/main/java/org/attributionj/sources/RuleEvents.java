package org.attributionj.sources;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.attributionj.core.event.Channel;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.event.EventField;
import org.attributionj.io.event.EventMaker;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.record.SourceRecord;
import org.attributionj.sources.preset.PresetRule;
import org.attributionj.sources.preset.RuleKind;
import org.jspecify.annotations.Nullable;

/** Makes events of records by rules. Single thread. */
final class RuleEvents {
    private final EventMaker maker;
    private final boolean takesDirect;

    /**
     * Events of rules.
     *
     * @param takesDirect whether a touchpoint without a channel is a direct one, as visits are
     */
    RuleEvents(EventMaker maker, boolean takesDirect) {
        this.maker = maker;
        this.takesDirect = takesDirect;
    }

    /** The event; null if the record gives none, which has been rejected if it should have. */
    @Nullable
    Found make(PresetRule rule, SourceRecord record, Consumer<RejectedRow> rejects) {
        Map<EventField, String> values = new EnumMap<>(EventField.class);
        rule.fields().forEach((field, expression) -> {
            String value = expression.of(record);
            if (value != null) {
                values.put(field, value);
            }
        });
        boolean hasSource = values.containsKey(EventField.CHANNEL);
        if (rule.kind() == RuleKind.TOUCHPOINT) {
            values.put(EventField.CONVERSION, "0");
            if (!hasSource && takesDirect) {
                values.put(EventField.CHANNEL, Channel.DIRECT.name());
            }
        } else {
            values.put(EventField.CONVERSION, "1");
            values.remove(EventField.CHANNEL);
            if (rule.kind() == RuleKind.REFUND) {
                // a refund of an order, whatever the export calls it
                values.put(EventField.TYPE, "refund");
                values.remove(EventField.CONVERSION_TYPE);
            }
        }
        Map<String, String> attributes = new HashMap<>();
        rule.attributes().forEach((name, expression) -> {
            String value = expression.of(record);
            if (value != null) {
                attributes.put(name, value);
            }
        });
        EventRow row = maker.make(record.file(), record.line(), values, attributes, rejects);
        boolean isDirect = row != null
                && row.touchpoint() != null
                && row.touchpoint().channel().equals(Channel.DIRECT);
        return row == null ? null : new Found(row, hasSource && !isDirect);
    }
}
