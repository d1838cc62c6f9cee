package org.attributionj.report.spend;

import static org.attributionj.core.text.PrintedText.quoted;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attributionj.core.text.TextLimitException;
import org.attributionj.core.text.TextLimits;
import org.jspecify.annotations.Nullable;

/** Lines of a CSV file with a head, whose cells are found by one of several names and refused with file, line and value. */
final class CsvLines {
    private final String file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<CsvRecord> records = new ArrayList<>();

    CsvLines(Reader reader, String file) {
        this.file = file;
        try (CsvReader<CsvRecord> csv = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(reader)) {
            csv.forEach(records::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(file + " is no CSV: " + e.getMessage(), e);
        }
        if (records.isEmpty()) {
            throw new IllegalArgumentException(file + " is empty; its first line must name the columns");
        }
        List<String> head = records.remove(0).getFields();
        for (int i = 0; i < head.size(); i++) {
            String name = head.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            columns.putIfAbsent(name.replace('_', ' '), i);
        }
    }

    List<CsvRecord> records() {
        return records;
    }

    /** The place of a column that must be there, under one of its names. */
    int required(String... names) {
        Integer place = find(names);
        if (place == null) {
            throw new IllegalArgumentException(file + ": no column \"" + names[0] + "\" (or "
                    + String.join(", ", List.of(names).subList(1, names.length)) + "); columns are "
                    + String.join(", ", columns.keySet().stream().sorted().toList()));
        }
        return place;
    }

    @Nullable
    Integer find(String... names) {
        for (String name : names) {
            Integer place = columns.get(name);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    static String text(CsvRecord line, @Nullable Integer place) {
        return place == null || place >= line.getFieldCount()
                ? ""
                : line.getField(place).strip();
    }

    IllegalArgumentException problem(CsvRecord line, String column, String value, String remedy) {
        return new IllegalArgumentException(
                file + ":" + line.getStartingLineNumber() + ": " + column + " " + quoted(value) + " " + remedy);
    }

    LocalDate day(CsvRecord line, int place) {
        String text = text(line, place);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            IllegalArgumentException problem = problem(line, "day", text, "is no day such as 2026-03-01");
            problem.initCause(e);
            throw problem;
        }
    }

    BigDecimal amount(CsvRecord line, int place, String column) {
        String text = text(line, place);
        try {
            return TextLimits.decimal(text, column);
        } catch (TextLimitException e) {
            IllegalArgumentException problem =
                    problem(line, column, text, "has more than " + e.limit() + " digits; is this an amount?");
            problem.initCause(e);
            throw problem;
        } catch (NumberFormatException e) {
            IllegalArgumentException problem =
                    problem(line, column, text, "is no decimal number such as 12.50; leave the line out if unknown");
            problem.initCause(e);
            throw problem;
        }
    }

    @Nullable
    Long count(CsvRecord line, @Nullable Integer place, String column) {
        String text = text(line, place);
        if (text.isEmpty()) {
            return null;
        }
        try {
            long count = Long.parseLong(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw problem(line, column, text, "is no whole number of 0 or more");
    }

    Currency currency(CsvRecord line, String text) {
        try {
            return Currency.getInstance(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            IllegalArgumentException problem = problem(line, "currency", text, "is no ISO 4217 code such as EUR");
            problem.initCause(e);
            throw problem;
        }
    }
}
