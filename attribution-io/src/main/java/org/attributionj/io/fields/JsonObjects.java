package org.attributionj.io.fields;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.JsonLines;
import org.attributionj.io.internal.Tally;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a JSON file, or those of a list within each of them. Memory: one object of the file, with all that is in it.
 * A file that is no JSON from some place on is read up to there, and the rest is rejected as one row. Single thread.
 */
public final class JsonObjects implements Closeable {
    private static final int DEEPEST = 50;
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    private final Input input;
    private final Tally tally;
    private final @Nullable String records;
    private final Source source;
    private final JsonFields.Paths paths = new JsonFields.Paths();
    private final Deque<JsonFields> waiting = new ArrayDeque<>();
    private long line;

    private JsonObjects(Input input, Source source, @Nullable String records, Tally tally) {
        this.input = input;
        this.source = source;
        this.records = records;
        this.tally = tally;
    }

    /**
     * The objects of JSON Lines.
     *
     * @param input the file
     * @param bytes its bytes
     * @param records the path of the list of records in each object; null if the objects are the records
     * @param limits what is put up with
     * @param tally is told of what is no object
     * @return the objects
     */
    public static JsonObjects lines(
            Input input, Bytes bytes, @Nullable String records, ReadLimits limits, Tally tally) {
        return new JsonObjects(input, new OfLines(new JsonLines(input, bytes, limits, tally)), records, tally);
    }

    /**
     * The objects of a file that is an array of them, or one after the other over several lines.
     *
     * @param input the file
     * @param bytes its bytes
     * @param records the path of the list of records in each object; null if the objects are the records
     * @param tally is told of what is no object
     * @return the objects
     * @throws IOException if the file cannot be read
     */
    public static JsonObjects stream(Input input, Bytes bytes, @Nullable String records, Tally tally)
            throws IOException {
        return new JsonObjects(input, new OfStream(input, bytes, tally), records, tally);
    }

    /** Where objects come from. */
    private interface Source extends Closeable {
        @Nullable
        JsonNode next() throws IOException;

        long line();

        long bytesRead();
    }

    /**
     * The next object.
     *
     * @return its members; null at the end
     * @throws IOException if the file cannot be read
     */
    public @Nullable JsonFields next() throws IOException {
        while (waiting.isEmpty()) {
            JsonNode object = source.next();
            if (object == null) {
                return null;
            }
            line = source.line();
            JsonFields fields = new JsonFields(object, null, paths);
            if (records == null) {
                return fields;
            }
            spread(fields, records);
        }
        return waiting.poll();
    }

    private void spread(JsonFields around, String path) {
        JsonNode list = around.find(path);
        if (list == null || list.isNull()) {
            tally.reject(new RejectedRow(input.name(), line, path, "", "is missing, and should be a list of records"));
            return;
        }
        if (!list.isArray()) {
            tally.reject(new RejectedRow(input.name(), line, path, "", "is no list of records"));
            return;
        }
        for (JsonNode element : list) {
            if (element.isObject()) {
                waiting.add(new JsonFields(element, around, paths));
            } else {
                tally.reject(new RejectedRow(input.name(), line, path, element.asText(), "is no JSON object"));
            }
        }
    }

    /**
     * The line on which the current object begins, or the one that it was taken from.
     *
     * @return the line, from 1
     */
    public long line() {
        return line;
    }

    /**
     * The bytes taken from the input so far.
     *
     * @return the number
     */
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private static final class OfLines implements Source {
        private final JsonLines lines;
        private @Nullable JsonNode node;

        OfLines(JsonLines lines) {
            this.lines = lines;
        }

        @Override
        public @Nullable JsonNode next() throws IOException {
            return lines.next(parser -> node = MAPPER.readTree(parser)) ? node : null;
        }

        @Override
        public long line() {
            return lines.line();
        }

        @Override
        public long bytesRead() {
            return lines.bytesRead();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private static final class OfStream implements Source {
        private final Input input;
        private final Bytes bytes;
        private final Tally tally;
        private final JsonParser parser;
        private long line;
        private boolean isAtEnd;

        OfStream(Input input, Bytes bytes, Tally tally) throws IOException {
            this.input = input;
            this.bytes = bytes;
            this.tally = tally;
            parser = MAPPER.getFactory().createParser(bytes.stream());
        }

        @Override
        public @Nullable JsonNode next() throws IOException {
            while (!isAtEnd) {
                try {
                    JsonToken token = parser.nextToken();
                    if (token == null) {
                        isAtEnd = true;
                    } else if (token == JsonToken.START_OBJECT) {
                        line = parser.currentTokenLocation().getLineNr();
                        return MAPPER.readTree(parser);
                    } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                        line = parser.currentTokenLocation().getLineNr();
                        tally.reject(new RejectedRow(input.name(), line, "", parser.getText(), "is no JSON object"));
                    }
                } catch (JsonProcessingException e) {
                    isAtEnd = true;
                    long at = e.getLocation() == null
                            ? Math.max(line, 1)
                            : e.getLocation().getLineNr();
                    tally.reject(new RejectedRow(
                            input.name(),
                            Math.max(at, 1),
                            "",
                            "",
                            "is no well-formed JSON, and nothing after it was read: " + JsonLines.reason(e)));
                }
            }
            return null;
        }

        @Override
        public long line() {
            return line;
        }

        @Override
        public long bytesRead() {
            return bytes.count();
        }

        @Override
        public void close() throws IOException {
            parser.close();
            bytes.close();
        }
    }
}
