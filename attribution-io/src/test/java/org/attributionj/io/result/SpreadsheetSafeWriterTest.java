package org.attributionj.io.result;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadsheetSafeWriterTest {

    private static String written(String... cells) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new SpreadsheetSafeWriter(text))) {
            csv.writeRecord("a", "b");
            csv.writeRecord(cells);
        }
        return text.toString().substring("a,b\n".length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "=1+1 # '=1+1",
                "@SUM(A1) # '@SUM(A1)",
                "+cmd # '+cmd",
                "-2+3 # '-2+3",
                "-5.00 # -5.00",
                "+1 # +1",
                "-1.5E-7 # -1.5E-7",
                "email # email",
                "a=b # a=b",
                "=a,b # \"'=a,b\"",
                "-a,b # \"'-a,b\"",
                "say \"=x\" # \"say \"\"=x\"\"\"",
                "=\"x\" # \"'=\"\"x\"\"\""
            })
    void whatASpreadsheetWouldRunGetsAnApostrophe(String cell, String expected) throws IOException {
        assertThat(written(cell, "z")).isEqualTo(expected + ",z\n");
        assertThat(written("z", cell)).isEqualTo("z," + expected + "\n");
    }

    @Test
    void tabsAndCarriageReturnsCountToo() throws IOException {
        assertThat(written("\t=1", "\r=1")).contains("'\t=1").contains("\"'\r=1\"");
    }

    @Test
    void lineBreaksInQuotesBeginNoCell() throws IOException {
        assertThat(written("a\n=b", "z")).isEqualTo("\"a\n=b\",z\n");
    }

    @Test
    void aNumberAtTheVeryEndIsWritten() throws IOException {
        StringWriter text = new StringWriter();
        try (SpreadsheetSafeWriter safe = new SpreadsheetSafeWriter(text)) {
            safe.write("x,-1");
        }
        assertThat(text).hasToString("x,-1");
    }
}
