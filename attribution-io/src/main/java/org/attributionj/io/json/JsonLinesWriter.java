package org.attributionj.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Objects;

/**
 * Writes records as JSON Lines: one object on each line, in the forms of {@link AttributionJson}. For journeys, results,
 * touchpoints, conversions and all other records.
 *
 * <p>Journeys are written without their windows, which are the same for all journeys of a run; {@code customer}, {@code
 * touchpoints}, {@code conversion} (absent when open) and {@code adjustments} (where there are any) remain.
 *
 * <p>To be closed after use. One thread at a time.
 */
public final class JsonLinesWriter implements Closeable {
    private final Writer out;
    private final ObjectWriter writer;

    /**
     * A writer.
     *
     * @param out where to write; closed with this
     */
    public JsonLinesWriter(Writer out) {
        this.out = Objects.requireNonNull(out, "out must not be null");
        writer = AttributionJson.mapper()
                .writer()
                .without(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .withAttribute(JourneyForm.WITHOUT_WINDOWS, true);
    }

    /**
     * Writes one record on a line of its own.
     *
     * @param value the record
     * @throws UncheckedIOException if writing fails
     */
    public void write(Object value) {
        try {
            writer.writeValue(out, value);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
