package org.attributionj.io.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.io.Input;
import org.attributionj.io.fields.JsonFields;
import org.attributionj.io.fields.JsonObjects;
import org.attributionj.io.internal.FileRows;
import org.jspecify.annotations.Nullable;

/** The objects of a JSON file. Single thread. */
final class JsonSourceRecords implements FileRows<SourceRecord> {
    private final Input input;
    private final JsonObjects objects;

    JsonSourceRecords(Input input, JsonObjects objects) {
        this.input = input;
        this.objects = objects;
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        JsonFields fields = objects.next();
        return fields == null ? null : new OfObject(input.name(), objects.line(), fields);
    }

    /** One object. */
    private record OfObject(String file, long line, JsonFields fields) implements SourceRecord {
        @Override
        public @Nullable String get(String name) {
            return fields.get(name);
        }

        @Override
        public boolean has(String name) {
            return fields.find(name) != null;
        }

        @Override
        public List<SourceRecord> list(String path) {
            JsonNode list = fields.find(path);
            List<SourceRecord> elements = new ArrayList<>();
            if (list != null && list.isArray()) {
                for (JsonNode element : list) {
                    if (element.isObject()) {
                        elements.add(new OfObject(file, line, fields.within(element)));
                    }
                }
            }
            return elements;
        }
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
