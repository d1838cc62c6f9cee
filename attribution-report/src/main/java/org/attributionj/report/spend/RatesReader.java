package org.attributionj.report.spend;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Reader;

/** Reads exchange rates from CSV: {@code day, from, to, rate}. */
public final class RatesReader {
    private RatesReader() {}

    /**
     * Reads a file.
     *
     * @param reader its text
     * @param file its name, for errors
     * @return the rates
     * @throws IllegalArgumentException if a line cannot be read, with file, line, column and value
     */
    public static Rates read(Reader reader, String file) {
        CsvLines csv = new CsvLines(reader, file);
        int day = csv.required("day", "date");
        int from = csv.required("from", "base");
        int to = csv.required("to", "quote");
        int rate = csv.required("rate", "value");
        Rates rates = new Rates();
        for (CsvRecord line : csv.records()) {
            try {
                rates.add(
                        csv.day(line, day),
                        csv.currency(line, CsvLines.text(line, from)),
                        csv.currency(line, CsvLines.text(line, to)),
                        csv.amount(line, rate, "rate"));
            } catch (IllegalArgumentException e) {
                String message = String.valueOf(e.getMessage());
                throw message.startsWith(file)
                        ? e
                        : new IllegalArgumentException(file + ":" + line.getStartingLineNumber() + ": " + message, e);
            }
        }
        return rates;
    }
}
