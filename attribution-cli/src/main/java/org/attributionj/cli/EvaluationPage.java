package org.attributionj.cli;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tables with a title each, for people, for Markdown, or as one CSV of all their cells. */
final class EvaluationPage {
    private final List<Section> sections = new ArrayList<>();
    private final String introduction;

    /** How to print. */
    enum Format {
        /** Aligned columns. */
        TABLE,
        /** One row per cell. */
        CSV,
        /** Headings and tables. */
        MARKDOWN
    }

    /**
     * One table.
     *
     * @param title what it is about
     * @param note a sentence on how to read it; empty if there is none
     * @param header the columns, the model first
     * @param rows the cells
     */
    record Section(String title, String note, List<String> header, List<List<String>> rows) {
        Section {
            header = ImmutableList.copyOf(header);
            rows = ImmutableList.copyOf(rows);
        }
    }

    EvaluationPage(String introduction) {
        this.introduction = introduction;
    }

    void add(Section section) {
        if (!section.rows().isEmpty()) {
            sections.add(section);
        }
    }

    void write(Format format, Output out) {
        try {
            switch (format) {
                case TABLE -> out.writer().write(table());
                case MARKDOWN -> out.writer().write(markdown());
                case CSV -> writeCsv(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write results: " + e.getMessage(), e);
        }
    }

    private void writeCsv(Output out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out.writer());
        csv.writeRecord("table", "model", "measure", "value");
        for (Section section : sections) {
            for (List<String> row : section.rows()) {
                for (int i = 1; i < row.size(); i++) {
                    csv.writeRecord(
                            section.title(), row.get(0), section.header().get(i), row.get(i));
                }
            }
        }
        csv.flush();
    }

    private String table() {
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            int[] widths = IntStream.range(0, section.header().size())
                    .map(i -> IntStream.concat(
                                    IntStream.of(section.header().get(i).length()),
                                    section.rows().stream()
                                            .mapToInt(row -> row.get(i).length()))
                            .max()
                            .orElse(0))
                    .toArray();
            text.append(section.title()).append('\n');
            if (!section.note().isEmpty()) {
                text.append(section.note()).append('\n');
            }
            append(text, section.header(), widths);
            section.rows().forEach(row -> append(text, row, widths));
            text.append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> cells, int[] widths) {
        for (int i = 0; i < cells.size(); i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            text.append(i == 0 ? cells.get(i) + blanks : "  " + blanks + cells.get(i));
        }
        text.append('\n');
    }

    private String markdown() {
        StringBuilder text = new StringBuilder(introduction);
        for (Section section : sections) {
            text.append("\n## ").append(section.title()).append("\n\n");
            if (!section.note().isEmpty()) {
                text.append(section.note()).append("\n\n");
            }
            appendRow(text, section.header());
            text.append("|---|")
                    .append("---:|".repeat(section.header().size() - 1))
                    .append('\n');
            section.rows().forEach(row -> appendRow(text, row));
        }
        return text.toString();
    }

    /** A bar in a model's text form must not end its cell. */
    private static void appendRow(StringBuilder text, List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(cell.replace("|", "\\|")).append(" |"));
        text.append('\n');
    }
}
