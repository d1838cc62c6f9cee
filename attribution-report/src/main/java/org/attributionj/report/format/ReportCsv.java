package org.attributionj.report.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Table;
import org.jspecify.annotations.Nullable;

/**
 * Tables as CSV, one line per cell, so that numerator, denominator, interval and reason have their place. Texts that a
 * spreadsheet would run as a formula get an apostrophe.
 */
public final class ReportCsv {
    private static final String RISKY = "=+-@\t\r";

    private ReportCsv() {}

    /**
     * All tables of a report, by the names of their files.
     *
     * @param report the report
     * @return the files' texts by name, such as {@code channels-EUR.csv}; models of a table stand in one file
     */
    public static Map<String, String> files(Report report) {
        Map<String, StringWriter> writers = new LinkedHashMap<>();
        for (Section section : report.sections()) {
            for (Table table : section.tables()) {
                String currency = section.currency() == null ? "" : "-" + section.currency();
                String name = table.id() + currency + ".csv";
                boolean isNew = !writers.containsKey(name);
                StringWriter into = writers.computeIfAbsent(name, each -> new StringWriter());
                try (CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(into)) {
                    write(csv, table, isNew);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        writers.forEach((name, writer) -> files.put(name, writer.toString()));
        return files;
    }

    private static void write(CsvWriter csv, Table table, boolean isNew) {
        if (isNew) {
            csv.writeRecord(
                    "model",
                    "kind",
                    "level1",
                    "level2",
                    "level3",
                    "column",
                    "unit",
                    "value",
                    "text",
                    "numerator",
                    "denominator",
                    "low",
                    "high",
                    "reason");
        }
        for (Row row : table.rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                csv.writeRecord(line(
                        table, row, table.columns().get(i).id(), row.cells().get(i)));
            }
        }
    }

    private static List<String> line(Table table, Row row, String column, Cell cell) {
        List<String> line = new ArrayList<>();
        line.add(text(table.model()));
        line.add(row.kind().name());
        for (int level = 0; level < 3; level++) {
            line.add(level < row.level() ? guarded(row.key().get(level)) : "");
        }
        line.add(column);
        line.add(cell.unit().name());
        line.add(number(cell.value()));
        line.add(cell.text() == null ? "" : guarded(cell.text()));
        line.add(number(cell.numerator()));
        line.add(number(cell.denominator()));
        Interval interval = cell.interval();
        line.add(interval == null ? "" : number(Cell.decimal(interval.low())));
        line.add(interval == null ? "" : number(Cell.decimal(interval.high())));
        line.add(text(cell.reason()));
        return line;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    /** Text that no spreadsheet takes for a formula. */
    static String guarded(String text) {
        return !text.isEmpty() && RISKY.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
