package org.attributionj.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedTextTest {

    @ParameterizedTest
    @CsvSource({
        "000a, \\n",
        "000d, \\r",
        "0009, \\t",
        "0000, \\u0000",
        "001b, \\u001b",
        "007f, \\u007f",
        "0085, \\u0085",
        "009b, \\u009b",
        "2028, \\u2028",
        "2029, \\u2029",
        "200e, \\u200e",
        "202e, \\u202e",
        "2066, \\u2066",
        "feff, \\ufeff",
        "00ad, \\u00ad",
        "d800, \\ud800",
        "dc00, \\udc00"
    })
    void whatWouldMoveTheCursorIsWrittenOut(String code, String written) {
        String text = "a" + (char) Integer.parseInt(code, 16) + "b";

        assertThat(PrintedText.escaped(text)).isEqualTo("a" + written + "b");
        assertThat(PrintedText.quoted(text)).isEqualTo("\"a" + written + "b\"");
        assertThat(PrintedText.shortened(text)).isEqualTo("a" + written + "b");
    }

    @Test
    void invisibleTagsBeyondTheBasicPlaneAreWrittenOut() {
        assertThat(PrintedText.escaped(
                        new StringBuilder().appendCodePoint(0xE0041).toString()))
                .isEqualTo("\\udb40\\udc41");
    }

    @Test
    void ordinaryTextIsTheSameObject() {
        String text = "Größe 50 % \\ naïve 東京 \uD83D\uDC69\u200D\uD83D\uDCBB می\u200Cخواهم";

        assertThat(PrintedText.escaped(text)).isSameAs(text);
    }

    @Test
    void linesOfAMessageStayAndNothingElseDoes() {
        assertThat(PrintedText.escapedLines("one\ntwo\r\n\tthree\rfour\u001b[2J"))
                .isEqualTo("one\ntwo\r\n\tthree\\rfour\\u001b[2J");
    }

    @Test
    void longTextIsShownByItsBeginningAndItsLength() {
        assertThat(PrintedText.quoted("x".repeat(200))).isEqualTo('"' + "x".repeat(200) + '"');
        assertThat(PrintedText.quoted("x".repeat(6_000))).isEqualTo('"' + "x".repeat(200) + "…\" (6,000 characters)");
        assertThat(PrintedText.shortened("x".repeat(201))).isEqualTo("x".repeat(200) + "… (201 characters)");
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(PrintedText.shortened("x".repeat(199) + "\uD83D\uDE00".repeat(5)))
                .isEqualTo("x".repeat(199) + "… (209 characters)");
    }

    @Test
    void nullIsShownAsSuch() {
        assertThat(PrintedText.quoted(null)).isEqualTo("\"null\"");
    }
}
