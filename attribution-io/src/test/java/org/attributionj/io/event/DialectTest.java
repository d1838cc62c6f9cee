package org.attributionj.io.event;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.io.DecimalMark;
import org.attributionj.io.Dialect;
import org.attributionj.io.Input;
import org.attributionj.io.Reading;
import org.attributionj.testkit.EventSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    private static final String TABLE = "customer;time;channel;conversion;value;currency\n"
            + "k1;01.03.2021 09:00;Géo Pub;0;;\n"
            + "k1;03.03.2021 14:30;;1;1.234,50;EUR\n"
            + "k2;02.03.2021 10:10;;1;99,90\n";

    private static void assertReads(Dialect dialect, byte[] bytes) {
        Reading<EventRow> reading = Reading.events(EventOptions.DEFAULT.withDialect(dialect), Input.of("test", bytes));
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.rows().get(0).touchpoint().channel().name()).isEqualTo("Géo Pub");
        assertThat(reading.rows().get(1).conversion().value()).hasToString("1234.50 EUR");
        assertThat(reading.rows().get(2).conversion().value()).hasToString("99.90 XXX");
        assertThat(reading.rows()).extracting(EventRow::line).isSorted();
    }

    @ParameterizedTest
    @ValueSource(chars = {';', '\t', '|'})
    void delimitersAreFoundInTheHeader(char delimiter) {
        assertReads(Dialect.FOUND, TABLE.replace(';', delimiter).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16IsFound(String charset) {
        assertReads(Dialect.FOUND, TABLE.getBytes(Charset.forName(charset)));
        assertReads(Dialect.FOUND, ("\ufeff" + TABLE).getBytes(Charset.forName(charset)));
    }

    @Test
    void otherCharsetsAreNamed() {
        assertReads(
                Dialect.FOUND.withCharset(StandardCharsets.ISO_8859_1), TABLE.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void linesBeforeTheHeaderArePassedOver() {
        String text = "sep=;\n# exported today\n#\n\n" + TABLE;
        assertReads(Dialect.FOUND, text.getBytes(StandardCharsets.UTF_8));
        Reading<EventRow> reading = Reading.events(EventOptions.DEFAULT, Input.of("test", text));
        assertThat(reading.rows().get(0).line()).isEqualTo(6);
    }

    @Test
    void commentsAfterTheHeaderAreNamed() {
        String text = TABLE.replace("\nk2", "\n#k9;a remark\nk2");
        assertReads(Dialect.FOUND.withComment("#"), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesWithoutAHeaderAreGivenOne() {
        String rows = TABLE.substring(TABLE.indexOf('\n') + 1);
        List<String> header = List.of(TABLE.substring(0, TABLE.indexOf('\n')).split(";"));
        assertReads(Dialect.FOUND.withDelimiter(';').withoutHeader(header), rows.getBytes(StandardCharsets.UTF_8));
        EventOptions numbered = EventOptions.DEFAULT
                .withDialect(Dialect.FOUND.withDelimiter(';').withoutHeader(List.of()))
                .withColumns(EventField.parseMapping("customer=c1,time=c2,channel=c3,conversion=c4,value=c5"));
        assertThat(Reading.events(numbered, Input.of("test", rows)).rows()).hasSize(3);
    }

    @Test
    void whatMayBeThousandsOrDecimalsIsAskedFor() {
        String text = "customer;time;value\na;2026-01-01;1,234\n";
        assertThat(Reading.events(text).onlyReject().reason()).contains("1234 or 1.234");
        EventOptions comma = EventOptions.DEFAULT.withDialect(Dialect.FOUND.withDecimal(DecimalMark.COMMA));
        assertThat(Reading.events(comma, Input.of("test", text))
                        .only()
                        .conversion()
                        .value())
                .hasToString("1.234 XXX");
    }

    @Test
    void workbooksAreRead() throws IOException {
        Reading<EventRow> reading = Reading.events(EventOptions.DEFAULT, Input.of("book.xlsx", workbook()));
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.rows()).hasSize(2);
        assertThat(reading.rows().get(0).touchpoint().time()).hasToString("2021-03-01T12:00:00Z");
        assertThat(reading.rows().get(1).conversion().value()).hasToString("99.5 EUR");
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                    </Types>""");
            entry(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
                    </Relationships>""");
            entry(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="events" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            entry(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                    </Relationships>""");
            entry(zip, "xl/worksheets/sheet1.xml", """
                    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                    <row r="1">%s%s%s%s%s</row>
                    <row r="2">%s<c r="B2"><v>44256.5</v></c>%s</row>
                    <row r="3">%s<c r="B3"><v>44257.5</v></c><c r="D3"><v>99.5</v></c>%s</row>
                    </sheetData></worksheet>""".formatted(
                            cell("A1", "customer"),
                            cell("B1", "time"),
                            cell("C1", "channel"),
                            cell("D1", "value"),
                            cell("E1", "currency"),
                            cell("A2", "a"),
                            cell("C2", "email"),
                            cell("A3", "a"),
                            cell("E3", "EUR")));
        }
        return bytes.toByteArray();
    }

    private static String cell(String place, String text) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.strip().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Any events, in any dialect, are read as they are from a plain file. */
    @Property(tries = 60)
    void eventsAreTheSameInEveryDialect(
            @ForAll EventSet events, @ForAll Delimiter delimiter, @ForAll Encoding encoding, @ForAll boolean hasHeader)
            throws IOException {
        StringWriter plain = new StringWriter();
        try (EventCsv csv = new EventCsv(plain, EventColumns.of(events.touchpoints(), events.conversions()))) {
            csv.writeAll(events.touchpoints(), events.conversions());
        }
        StringWriter written = new StringWriter();
        List<String> header = List.of();
        try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> records =
                        CsvReader.builder().skipEmptyLines(false).ofCsvRecord(plain.toString());
                CsvWriter writer =
                        CsvWriter.builder().fieldSeparator(delimiter.sign).build(written)) {
            for (de.siegmar.fastcsv.reader.CsvRecord row : records) {
                if (header.isEmpty()) {
                    header = row.getFields();
                    if (!hasHeader) {
                        continue;
                    }
                }
                writer.writeRecord(row.getFields());
            }
        }
        Dialect dialect = hasHeader
                ? Dialect.FOUND
                : Dialect.FOUND.withDelimiter(delimiter.sign).withoutHeader(header);
        EventOptions options = EventOptions.DEFAULT.withRules(
                RowRules.DEFAULT.withMissing(Set.of()).withOnePerOrder(false));
        List<EventRow> expected =
                Reading.events(options, Input.of("test", plain.toString())).rows();
        Reading<EventRow> reading = Reading.events(
                options.withDialect(dialect), Input.of("test", (encoding.mark + written).getBytes(encoding.charset)));
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.rows())
                .extracting(EventRow::touchpoint)
                .isEqualTo(expected.stream().map(EventRow::touchpoint).toList());
        assertThat(reading.rows())
                .extracting(EventRow::conversion)
                .isEqualTo(expected.stream().map(EventRow::conversion).toList());
    }

    enum Delimiter {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t');

        private final char sign;

        Delimiter(char sign) {
            this.sign = sign;
        }
    }

    enum Encoding {
        UTF_8("", StandardCharsets.UTF_8),
        MARKED("\ufeff", StandardCharsets.UTF_8),
        UTF_16("\ufeff", StandardCharsets.UTF_16LE);

        private final String mark;
        private final Charset charset;

        Encoding(String mark, Charset charset) {
            this.mark = mark;
            this.charset = charset;
        }
    }
}
