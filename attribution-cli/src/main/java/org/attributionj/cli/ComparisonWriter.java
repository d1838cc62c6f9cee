package org.attributionj.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.cli.Comparison.Row;
import org.attributionj.eval.bootstrap.ShareIntervals;
import picocli.CommandLine.Help.Ansi;

/** Writes a comparison in the format asked for. */
final class ComparisonWriter {
    private static final int DEFAULT_WIDTH = 120;

    private ComparisonWriter() {}

    static void write(Comparison comparison, ResultFormat format, Output out) {
        try {
            switch (format) {
                case TABLE -> {
                    out.writer().write(new ComparisonTable(comparison, width(), isColoured(out)).print());
                    out.writer().write(new IntervalTable(comparison, width()).print());
                }
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
        return !out.isFile() && Ansi.AUTO.enabled();
    }

    private static void writeCsv(Comparison comparison, Output out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out.writer());
        boolean withIntervals = !comparison.intervals().isEmpty();
        List<String> header =
                new ArrayList<>(List.of("model", comparison.by(), "currency", "conversions", "value", "share"));
        if (withIntervals) {
            header.addAll(List.of(
                    "label_share", "label_share_error", "label_share_low", "label_share_high", "label_share_ends"));
        }
        csv.writeRecord(header);
        for (Row row : comparison.rows()) {
            List<String> fields = new ArrayList<>(List.of(
                    row.model(),
                    row.label(),
                    row.currency().getCurrencyCode(),
                    Double.toString(row.conversions()),
                    row.value().toPlainString(),
                    Double.toString(row.share())));
            ShareIntervals.Row interval = comparison.interval(row);
            if (interval != null) {
                fields.addAll(List.of(
                        Double.toString(interval.share()),
                        Double.toString(interval.standardError()),
                        Double.toString(interval.low()),
                        Double.toString(interval.high()),
                        comparison.endsOf(row)));
            } else if (withIntervals) {
                fields.addAll(List.of("", "", "", "", ""));
            }
            csv.writeRecord(fields);
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
            ShareIntervals.Row interval = comparison.interval(row);
            if (interval != null) {
                json.writeNumberField("label_share", interval.share());
                json.writeNumberField("label_share_error", interval.standardError());
                json.writeNumberField("label_share_low", interval.low());
                json.writeNumberField("label_share_high", interval.high());
                json.writeStringField("label_share_ends", comparison.endsOf(row));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeRaw('\n');
        json.close();
    }
}
