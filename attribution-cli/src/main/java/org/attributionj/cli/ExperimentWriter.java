package org.attributionj.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes the tests of hold-outs in the format asked for. */
final class ExperimentWriter {
    private static final List<String> COLUMNS = List.of(
            "channel",
            "customers",
            "measure",
            "served",
            "served_mean",
            "held_out",
            "held_out_mean",
            "lift",
            "lift_low",
            "lift_high",
            "p_value",
            "exact_p_value",
            "incremental",
            "detectable_lift");
    private static final String GAP = "  ";
    /** Texts stand left, numbers right. */
    private static final int TEXTS = 3;

    private ExperimentWriter() {}

    static void write(List<ExperimentRow> rows, ResultFormat format, Output out) {
        try {
            switch (format) {
                case TABLE -> out.writer().write(table(rows));
                case CSV -> writeCsv(rows, out);
                case JSON -> writeJson(rows, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results: " + e.getMessage(), e);
        }
    }

    private static void writeCsv(List<ExperimentRow> rows, Output out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out.writer());
        csv.writeRecord(COLUMNS);
        for (ExperimentRow row : rows) {
            List<String> fields = new ArrayList<>(List.of(row.channel(), row.customers(), row.measure()));
            for (OptionalDouble number : numbers(row)) {
                fields.add(number.isPresent() ? text(number.getAsDouble()) : "");
            }
            csv.writeRecord(fields);
        }
        csv.flush();
    }

    private static void writeJson(List<ExperimentRow> rows, Output out) throws IOException {
        JsonGenerator json = new ObjectMapper().getFactory().createGenerator(out.writer());
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.useDefaultPrettyPrinter();
        json.writeStartArray();
        for (ExperimentRow row : rows) {
            json.writeStartObject();
            json.writeStringField(COLUMNS.get(0), row.channel());
            json.writeStringField(COLUMNS.get(1), row.customers());
            json.writeStringField(COLUMNS.get(2), row.measure());
            List<OptionalDouble> numbers = numbers(row);
            for (int i = 0; i < numbers.size(); i++) {
                if (numbers.get(i).isPresent()) {
                    json.writeFieldName(COLUMNS.get(TEXTS + i));
                    json.writeNumber(text(numbers.get(i).getAsDouble()));
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeRaw('\n');
        json.close();
    }

    private static List<OptionalDouble> numbers(ExperimentRow row) {
        return List.of(
                OptionalDouble.of((double) row.served()),
                OptionalDouble.of(row.servedMean()),
                OptionalDouble.of((double) row.heldOut()),
                OptionalDouble.of(row.heldOutMean()),
                OptionalDouble.of(row.lift()),
                OptionalDouble.of(row.interval().low()),
                OptionalDouble.of(row.interval().high()),
                OptionalDouble.of(row.pValue()),
                row.exactPValue(),
                OptionalDouble.of(row.incremental()),
                row.detectable());
    }

    /** Whole numbers without a point. */
    private static String text(double number) {
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return isWhole ? Long.toString((long) number) : Double.toString(number);
    }

    private static String table(List<ExperimentRow> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(COLUMNS.stream().map(column -> column.replace('_', ' ')).toList());
        for (ExperimentRow row : rows) {
            List<String> line = new ArrayList<>(List.of(row.channel(), row.customers(), row.measure()));
            for (OptionalDouble number : numbers(row)) {
                line.add(number.isPresent() ? rounded(number.getAsDouble()) : "");
            }
            lines.add(line);
        }
        int[] widths = new int[COLUMNS.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder aligned = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - line.get(i).length());
                aligned.append(i == 0 ? "" : GAP);
                aligned.append(i < TEXTS ? line.get(i) + padding : padding + line.get(i));
            }
            text.append(aligned.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String rounded(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, Math.abs(number) < 1e-4 ? "%.2e" : "%.5g", number);
    }
}
