package org.attributionj.io.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.attributionj.io.Input;
import org.attributionj.io.fields.JsonFields;
import org.attributionj.io.fields.JsonObjects;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.Tally;
import org.attributionj.io.value.Fields;
import org.jspecify.annotations.Nullable;

/** The objects of a JSON file by the paths of their members. Single thread. */
final class JsonRecordFile implements RecordFile {
    private static final int MOST_MET = 1000;

    private final Input input;
    private final JsonObjects objects;
    private final ColumnNames names;
    private final EventRecord record = new EventRecord();
    private final JsonRecords records;
    private final Set<String> met = new HashSet<>();
    private @Nullable JsonFields fields;

    JsonRecordFile(Input input, Bytes bytes, boolean isLines, EventOptions options, Tally tally) throws IOException {
        this.input = input;
        names = new ColumnNames(options);
        records = new JsonRecords(names, record);
        objects = isLines
                ? JsonObjects.lines(input, bytes, options.rules().records(), options.limits(), tally)
                : JsonObjects.stream(input, bytes, options.rules().records(), tally);
    }

    @Override
    public Input input() {
        return input;
    }

    @Override
    public boolean next() throws IOException {
        fields = objects.next();
        return fields != null;
    }

    private JsonFields current() {
        JsonFields current = fields;
        if (current == null) {
            throw new IllegalStateException("there is no current object");
        }
        return current;
    }

    @Override
    public Fields fields() {
        JsonFields current = current();
        return name -> {
            String value = current.get(name);
            if (value != null && met.size() < MOST_MET) {
                met.add(name);
            }
            return value;
        };
    }

    @Override
    public void fill(EventRecord target) throws IOException, RowProblem {
        JsonNode object = current().object();
        try (JsonParser parser = object.traverse()) {
            parser.nextToken();
            records.read(parser, target);
        }
    }

    @Override
    public boolean has(String name) {
        return met.contains(name);
    }

    @Override
    public long line() {
        return objects.line();
    }

    @Override
    public long bytesRead() {
        return objects.bytesRead();
    }

    @Override
    public void close() throws IOException {
        objects.close();
    }
}
