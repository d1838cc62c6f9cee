package org.attributionj.io.internal;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attributionj.io.Dialect;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;

class CsvFileTest {

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> fields = Arbitraries.strings()
                .withChars("ab,\";'\n\r\té🙂 ")
                .ofMaxLength(6)
                .map(text -> text.replaceAll("[\ud800-\udfff]", "x"));
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(columns -> fields.list().ofSize(columns).list().ofMaxSize(30));
    }

    /** The CSV library, which reads well-formed files, is the oracle for what the scanner lets through. */
    @Property
    void wellFormedFilesAreReadAsTheLibraryReadsThem(
            @ForAll("tables") List<List<String>> table, @ForAll LineDelimiter delimiter) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .lineDelimiter(delimiter)
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .build(text)) {
            int columns = table.isEmpty() ? 1 : table.get(0).size();
            List<String> header = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                header.add("c" + i);
            }
            writer.writeRecord(header);
            table.forEach(writer::writeRecord);
        }
        List<String> expected = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.toString())) {
            reader.stream()
                    .skip(1)
                    .forEach(row -> expected.add(row.getStartingLineNumber() + ":"
                            + row.getFields().stream().map(CsvFileTest::trimmed).toList()));
        }
        assertThat(read(text.toString())).isEqualTo(expected);
    }

    private static List<String> read(String text) throws IOException {
        Input input = Input.of("test", text);
        Tally tally = new Tally(0, reject -> {
            throw new AssertionError(reject);
        });
        List<String> rows = new ArrayList<>();
        try (CsvFile file = CsvFile.open(
                input,
                Bytes.open(input, ReadLimits.DEFAULT),
                Dialect.FOUND,
                name -> false,
                ReadLimits.DEFAULT.withMaxRecordLines(1000),
                tally)) {
            for (CsvRow row = file.next(); row != null; row = file.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 0; i < file.columns().size(); i++) {
                    values.add(row.get(i) == null ? "" : row.get(i));
                }
                rows.add(row.line() + ":" + values);
            }
        }
        return rows;
    }

    private static String trimmed(String text) {
        return text.trim();
    }
}
