package org.attributionj.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenFileTest {
    private static final String ORIGIN = "# source: by hand\n# command: pencil and paper\n";

    @Test
    void readsAFileOfTheClassPath() {
        GoldenFile golden = GoldenFile.read(GoldenFileTest.class, "worked-check.csv");
        assertThat(golden.source()).isEqualTo("SEMANTICS, section 2: the worked check of time decay");
        assertThat(golden.command()).startsWith("2^(-age/7)");
        assertThat(golden.tolerance()).isEqualTo(1e-6);
        assertThat(golden.fact("value")).isEqualTo("50 EUR");
        assertThat(golden.columns()).containsExactly("channel", "age", "share", "credit");
        assertThat(golden.rows()).hasSize(4);
        GoldenRow first = golden.rows().get(0);
        assertThat(first.text("channel")).isEqualTo("paid search, brand");
        assertThat(first.number("share")).isEqualTo(0.138467);
        assertThat(first.decimal("credit")).isEqualTo(new BigDecimal("6.92"));
        assertThat(first)
                .hasToString("worked-check.csv:6 {channel=paid search, brand, age=9, share=0.138467, credit=6.92}");
    }

    @Test
    void itsNumbersAreThoseOfTheirFormula() {
        GoldenFile golden = GoldenFile.read(GoldenFileTest.class, "worked-check.csv");
        double sum = golden.rows().stream().mapToDouble(GoldenFileTest::weight).sum();
        for (GoldenRow row : golden.rows()) {
            assertThat(weight(row) / sum).as("%s", row).isCloseTo(row.number("share"), within(golden.tolerance()));
        }
    }

    private static double weight(GoldenRow row) {
        return Math.pow(2, -row.number("age") / 7);
    }

    @Test
    void quotesAndCommentsAndEmptyLines() {
        GoldenFile golden =
                GoldenFile.parse("here", ORIGIN + "\na,\"b \"\"c\"\"\"\r\n# a comment: here too\n\"1,5\",\n\n2,x\n");
        assertThat(golden.columns()).containsExactly("a", "b \"c\"");
        assertThat(golden.rows()).hasSize(2);
        assertThat(golden.rows().get(0).text("a")).isEqualTo("1,5");
        assertThat(golden.rows().get(0).text("b \"c\"")).isEmpty();
        assertThat(golden).hasToString("here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'# command: x\na\n1' | golden file here must have a line \"# source: ...\"",
                "'# source: x\na\n1' | golden file here must have a line \"# command: ...\"",
                "'# source:\n# command: x\na\n1' | golden file here must have a line \"# source: ...\"",
                "'# source: x\n# command: x\n' | names of its columns",
                "'# source: x\n# command: x\na,b\n1' | here:4: a row must have 2 fields, but had 1",
                "'# source: x\n# command: x\na,a\n1,2' | here:3: names of columns must be distinct",
                "'# source: x\n# command: x\na\n\"1' | here:4: a quote is not closed"
            })
    void refusesAFileWithoutOriginOrShape(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoldenFile.parse("here", text))
                .withMessageContaining(message);
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoldenFile.read(GoldenFileTest.class, "missing.csv"))
                .withMessageContaining("missing.csv is not on the class path");
        GoldenFile golden = GoldenFile.parse("here", ORIGIN + "a\nx\n");
        GoldenRow row = golden.rows().get(0);
        assertThatIllegalArgumentException().isThrownBy(golden::tolerance).withMessageContaining("# tolerance: ...");
        assertThatIllegalArgumentException().isThrownBy(() -> row.text("b")).withMessageContaining("no column \"b\"");
        assertThatIllegalArgumentException().isThrownBy(() -> row.number("a")).withMessageContaining("was \"x\"");
        assertThatIllegalArgumentException().isThrownBy(() -> row.decimal("a")).withMessageContaining("here:4");
    }

    @ParameterizedTest
    @CsvSource({"-1", "NaN", "Infinity", "small"})
    void refusesAToleranceThatIsNone(String tolerance) {
        GoldenFile golden = GoldenFile.parse("here", ORIGIN + "# tolerance: " + tolerance + "\na\n");
        assertThatIllegalArgumentException()
                .isThrownBy(golden::tolerance)
                .withMessageContaining("must be a number of 0 or more, but was \"" + tolerance + "\"");
    }
}
