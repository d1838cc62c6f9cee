package org.attributionj.report.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.attributionj.core.text.TextLimitException;
import org.attributionj.core.text.TextLimits;
import org.attributionj.report.document.Report;

/** Reports as JSON and back, equal in every figure. Stateless and thread-safe. */
public final class ReportJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addDeserializer(LocalDate.class, new DayForm())
                    .addDeserializer(BigDecimal.class, new FigureForm()))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ReportJson() {}

    /** A day as {@code 2026-03-01}. */
    private static final class DayForm extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        DayForm() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return LocalDate.parse(parser.getText());
        }
    }

    /** A figure of bounded digits: 1E999999999 is short, and would fill the memory where it is written out. */
    private static final class FigureForm extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        FigureForm() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric()) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
            }
            try {
                return TextLimits.decimal(parser.getText(), "figure");
            } catch (TextLimitException e) {
                throw context.weirdNumberException(0, BigDecimal.class, e.getMessage());
            }
        }
    }

    /**
     * Writes a report.
     *
     * @param report the report
     * @return its JSON, which {@link #schema} describes
     */
    public static String write(Report report) {
        try {
            return MAPPER.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a report.
     *
     * @param json what {@link #write} wrote
     * @return an equal report
     * @throws IllegalArgumentException if it is no report of this schema
     */
    public static Report read(String json) {
        try {
            Report report = MAPPER.readValue(json, Report.class);
            if (report == null) {
                throw new IllegalArgumentException("this is no report: it must be an object, but was null");
            }
            return report;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no report: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * The JSON Schema of a report.
     *
     * @return the schema, draft 2020-12
     */
    public static String schema() {
        try (InputStream in = ReportJson.class.getResourceAsStream("report.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("report.schema.json is missing from the library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
