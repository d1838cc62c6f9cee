package org.attributionj.io.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.attributionj.core.comparison.ComparisonTable;
import org.attributionj.core.comparison.ComparisonTable.Row;

/**
 * Writes comparisons of models as CSV and JSON, row by row in the order of the table: {@code
 * model,channel,currency,conversions,value,share}, with the dimension's name in place of {@code channel}. Values keep all
 * their decimals; other numbers are the shortest decimals that read back as the same doubles. JSON is an array of objects
 * with the same members; its values are texts, as readers of JSON numbers round to a double. Thread-safe.
 */
public final class ComparisonWriter {

    /**
     * Further columns of numbers and texts, which follow the others.
     *
     * @param names the names of the columns
     * @param values one {@link Double} or {@link String} per column for a row; none if the row has none
     */
    public record MoreColumns(List<String> names, Function<Row, List<?>> values) {

        /** No further columns. */
        public static final MoreColumns NONE = new MoreColumns(List.of(), row -> List.of());

        /**
         * Copies the names.
         *
         * @throws NullPointerException if a component is null
         */
        public MoreColumns {
            names = List.copyOf(names);
        }
    }

    private final MoreColumns more;

    /** A writer of the usual columns. */
    public ComparisonWriter() {
        this(MoreColumns.NONE);
    }

    /**
     * A writer of more columns.
     *
     * @param more what to add
     */
    public ComparisonWriter(MoreColumns more) {
        this.more = more;
    }

    /**
     * Writes a table as CSV, with a header.
     *
     * @param table the table
     * @param out where to write; flushed, not closed
     * @throws IOException if writing fails
     */
    public void writeCsv(ComparisonTable table, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        List<String> header =
                new ArrayList<>(List.of("model", table.by(), "currency", "conversions", "value", "share"));
        header.addAll(more.names());
        csv.writeRecord(header);
        for (Row row : table.rows()) {
            List<String> fields = new ArrayList<>(List.of(
                    row.model(),
                    row.label(),
                    row.currency().getCurrencyCode(),
                    Double.toString(row.conversions()),
                    row.value().toPlainString(),
                    Double.toString(row.share())));
            List<?> added = more.values().apply(row);
            added.forEach(value -> fields.add(value.toString()));
            fields.addAll(Collections.nCopies(more.names().size() - added.size(), ""));
            csv.writeRecord(fields);
        }
        csv.flush();
    }

    /**
     * Writes a table as JSON.
     *
     * @param table the table
     * @param out where to write; flushed, not closed
     * @throws IOException if writing fails
     */
    public void writeJson(ComparisonTable table, Writer out) throws IOException {
        JsonGenerator json = new ObjectMapper().getFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.useDefaultPrettyPrinter();
        json.writeStartArray();
        for (Row row : table.rows()) {
            json.writeStartObject();
            json.writeStringField("model", row.model());
            json.writeStringField(table.by(), row.label());
            json.writeStringField("currency", row.currency().getCurrencyCode());
            json.writeNumberField("conversions", row.conversions());
            json.writeStringField("value", row.value().toPlainString());
            json.writeNumberField("share", row.share());
            List<?> added = more.values().apply(row);
            for (int i = 0; i < added.size(); i++) {
                json.writeObjectField(more.names().get(i), added.get(i));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeRaw('\n');
        json.close();
    }
}
