package org.attributionj.io.event;

import static org.attributionj.core.text.PrintedText.quoted;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.io.internal.RowProblem;

/** Fills a record from JSON objects, one after the other. Single thread. */
final class JsonRecords {
    private static final JsonFactory WRITER = new JsonFactory();
    private static final int MOST_KEPT = 10_000;
    private static final String ATTRIBUTES = "attributes";
    private static final String VALUE = "value";
    private static final String TYPE_CHANNEL = "channelName";

    /** The members of an object that stands where a field, or a group of fields, is expected. */
    private static final ImmutableMap<String, ImmutableMap<String, EventField>> GROUPS = ImmutableMap.of(
            "utm",
            ImmutableMap.of(
                    "source", EventField.UTM_SOURCE,
                    "medium", EventField.UTM_MEDIUM,
                    "campaign", EventField.UTM_CAMPAIGN,
                    "term", EventField.UTM_TERM,
                    "content", EventField.UTM_CONTENT),
            "device",
            ImmutableMap.of(
                    "type", EventField.DEVICE,
                    "system", EventField.SYSTEM,
                    "browser", EventField.BROWSER),
            "place",
            ImmutableMap.of(
                    "country", EventField.COUNTRY,
                    "region", EventField.REGION,
                    "city", EventField.CITY),
            "type",
            ImmutableMap.of("name", EventField.TYPE, "engagement", EventField.ENGAGEMENT),
            "cost",
            ImmutableMap.of("amount", EventField.COST, "currency", EventField.COST_CURRENCY),
            "value",
            ImmutableMap.of("amount", EventField.VALUE, "currency", EventField.CURRENCY));

    private final ColumnNames names;
    private EventRecord record;
    private final Map<String, List<EventField>> kept = new HashMap<>();

    JsonRecords(ColumnNames names, EventRecord record) {
        this.names = names;
        this.record = record;
    }

    /** Reads an object into another record. */
    void read(JsonParser parser, EventRecord target) throws IOException, RowProblem {
        record = target;
        read(parser);
    }

    /** Reads an object, on whose opening brace the parser stands, up to its end. */
    void read(JsonParser parser) throws IOException, RowProblem {
        record.clear();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            List<EventField> fields = fieldsOf(name);
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            if (parser.currentToken() == JsonToken.START_OBJECT && readGroup(parser, name)) {
                continue;
            }
            if (fields.isEmpty()) {
                record.addFree(name, valueAsText(parser, name));
            } else {
                readField(parser, name, fields);
            }
        }
        ForeignColumns.release(record, names);
    }

    private List<EventField> fieldsOf(String name) {
        List<EventField> fields = kept.get(name);
        if (fields == null) {
            fields = names.fieldsOf(name);
            if (kept.size() < MOST_KEPT) {
                kept.put(name, fields);
            }
        }
        return fields;
    }

    /** Reads a nested object whose members are known; false if it is another object. */
    private boolean readGroup(JsonParser parser, String name) throws IOException, RowProblem {
        if (name.equals(ATTRIBUTES)) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                record.addFree(key, valueAsText(parser, key));
            }
            return true;
        }
        ImmutableMap<String, EventField> members = GROUPS.get(name);
        if (members == null) {
            return false;
        }
        if (name.equals(VALUE)) {
            record.setMoney(true);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String path = name + "." + key;
            parser.nextToken();
            EventField field = members.get(key);
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            if (field != null) {
                set(field, path, scalar(parser, path));
            } else if (name.equals("type") && key.equals(TYPE_CHANNEL)) {
                record.setTypeChannel(scalar(parser, path));
            } else {
                record.addFree(path, valueAsText(parser, path));
            }
        }
        return true;
    }

    private void readField(JsonParser parser, String name, List<EventField> fields) throws IOException, RowProblem {
        if (parser.currentToken() == JsonToken.START_OBJECT && fields.stream().noneMatch(CsvColumns::needsOne)) {
            record.addFree(name, valueAsText(parser, name));
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            String value = scalar(parser, name);
            for (EventField field : fields) {
                set(field, name, value);
            }
            return;
        }
        List<String> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(parser.currentToken().isScalarValue() ? scalar(parser, name) : valueAsText(parser, name));
        }
        for (EventField field : fields) {
            if (field == EventField.PRODUCTS) {
                record.name(field, name);
                record.setProducts(elements);
            } else if (!CsvColumns.needsOne(field)) {
                set(field, name, String.join("|", elements));
            } else {
                throw new RowProblem(name, elements.toString(), "must be one value, not a list");
            }
        }
    }

    private void set(EventField field, String name, String value) throws RowProblem {
        if (field == EventField.CONVERSION) {
            record.setFlagged(true);
        }
        if (value.isEmpty()) {
            return;
        }
        if (record.has(field) && !CsvColumns.needsOne(field)) {
            record.addFree(name, value);
            return;
        }
        if (record.has(field)) {
            throw new RowProblem(
                    name,
                    value,
                    "is given twice for " + field.canonicalName() + ", the other time as "
                            + quoted(record.column(field)) + "; map the right one");
        }
        record.name(field, name);
        record.set(field, value);
    }

    private static String scalar(JsonParser parser, String name) throws IOException, RowProblem {
        if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
            throw new RowProblem(name, parser.getText(), "must be a text, a number or a truth value");
        }
        return clean(parser.getText(), name);
    }

    private static String valueAsText(JsonParser parser, String name) throws IOException, RowProblem {
        if (parser.currentToken().isScalarValue()) {
            return clean(parser.getText(), name);
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = WRITER.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return clean(text.toString(), name);
    }

    /** Escapes can write what UTF-8 cannot: NUL, which databases refuse, and halves of characters. */
    static String clean(String text, String name) throws RowProblem {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new RowProblem(name, text, "contains a NUL character");
            }
            if (Character.isSurrogate(c)) {
                boolean isPair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    throw new RowProblem(name, text, "contains half a Unicode character");
                }
                i++;
            }
        }
        return text;
    }
}
