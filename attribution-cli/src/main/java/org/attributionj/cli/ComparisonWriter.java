package org.attributionj.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.attributionj.cli.Comparison.Row;

/** Writes a comparison in the format asked for. */
final class ComparisonWriter {
    private static final int DEFAULT_WIDTH = 120;

    private ComparisonWriter() {}

    static void write(Comparison comparison, ResultFormat format, Output out) {
        try {
            switch (format) {
                case TABLE -> out.writer().write(new ComparisonTable(comparison, width(), isColoured(out)).print());
                case CSV -> writeCsv(comparison, out);
                case JSON -> writeJson(comparison, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results: " + e.getMessage(), e);
        }
    }

    private static int width() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
    }

    private static boolean isColoured(Output out) {
        return !out.isFile() && System.console() != null && System.getenv("NO_COLOR") == null;
    }

    private static void writeCsv(Comparison comparison, Output out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(out.writer());
        csv.writeRecord("model", comparison.by(), "currency", "conversions", "value", "share");
        for (Row row : comparison.rows()) {
            csv.writeRecord(
                    row.model(),
                    row.label(),
                    row.currency().getCurrencyCode(),
                    Double.toString(row.conversions()),
                    row.value().toPlainString(),
                    Double.toString(row.share()));
        }
        csv.flush();
    }

    private static void writeJson(Comparison comparison, Output out) throws IOException {
        JsonGenerator json = new ObjectMapper().getFactory().createGenerator(out.writer());
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.useDefaultPrettyPrinter();
        json.writeStartArray();
        for (Row row : comparison.rows()) {
            json.writeStartObject();
            json.writeStringField("model", row.model());
            json.writeStringField(comparison.by(), row.label());
            json.writeStringField("currency", row.currency().getCurrencyCode());
            json.writeNumberField("conversions", row.conversions());
            // as text: readers of JSON numbers round to a double
            json.writeStringField("value", row.value().toPlainString());
            json.writeNumberField("share", row.share());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeRaw('\n');
        json.close();
    }
}
