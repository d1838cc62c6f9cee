package org.attributionj.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    private static final String HEADER = "customer,time,channel\n";
    private static final String GOOD = "anna,2025-01-01,email\n";

    private static void assertRejects(String text, long line, String reason, int accepted) {
        Reading<EventRow> reading = Reading.events(text);
        assertThat(reading.rejects()).hasSize(1);
        RejectedRow reject = reading.rejects().get(0);
        assertThat(reject.file()).isEqualTo("test");
        assertThat(reject.line()).isEqualTo(line);
        assertThat(reject.reason()).contains(reason);
        assertThat(reading.account()).isEqualTo(new ReadAccount(accepted + 1, accepted, 1));
    }

    @Test
    void tooManyFieldsAreRejectedAndLeftOutOnesAreMissing() {
        assertRejects(HEADER + GOOD + "ben,2025-01-01\n" + GOOD, 3, "is missing", 2);
        assertRejects(HEADER + GOOD + "ben,2025-01-01,email,x\n" + GOOD, 3, "has 4 fields, but the header has 3", 2);
    }

    @Test
    void nulIsRejected() {
        assertRejects(HEADER + "ben\0,2025-01-01,email\n" + GOOD, 2, "NUL", 1);
        assertRejects(HEADER + "\"ben\0\",2025-01-01,email\n" + GOOD, 2, "NUL", 1);
    }

    @Test
    void invalidUtf8IsRejectedAndNotReplaced() {
        byte[] bytes = (HEADER + "b?n,2025-01-01,email\n" + GOOD).getBytes(StandardCharsets.UTF_8);
        bytes[HEADER.length() + 1] = (byte) 0xfc;
        Reading<EventRow> reading = Reading.events(EventOptions.DEFAULT, Input.of("test", bytes));
        assertThat(reading.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.line()).isEqualTo(2);
            assertThat(reject.reason()).contains("UTF-8");
        });
        assertThat(reading.rows()).hasSize(1);
    }

    @Test
    void validUtf8IsKept() {
        EventRow row =
                Reading.events(HEADER + "Zoë 🙂,2025-01-01,\"é, mail\"\n").only();
        assertThat(row.touchpoint().customer()).isEqualTo("Zoë 🙂");
        assertThat(row.touchpoint().channel().name()).isEqualTo("é, mail");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneRow() {
        assertRejects(HEADER + GOOD + "\"ben,2025-01-01,email\n" + GOOD + GOOD, 3, "line 3 is never closed", 3);
    }

    @Test
    void aQuoteThatIsClosedByALaterRowsQuoteCostsOneRow() {
        assertRejects(
                HEADER + "ben,2025-01-01,\"email\n" + GOOD + "\"cleo\",2025-01-01,email\n", 2, "opened in line 2", 2);
    }

    @Test
    void aQuoteThatSwallowsSeparatorsIsFoundByTheNumberOfFields() {
        // the quote in line 2 closes before a comma in line 3: a record of two lines and four fields
        Reading<EventRow> reading =
                Reading.events(HEADER + "ben,2025-01-01,\"email\n" + "\",2025-01-01,email\n" + GOOD + GOOD);
        assertThat(reading.rows()).hasSize(2);
        assertThat(reading.rejects().get(0).reason()).contains("maybe for a quote out of place");
    }

    @Test
    void aQuoteIsNotFollowedOverMoreLinesThanAllowed() {
        StringBuilder text = new StringBuilder(HEADER).append("\"ben,2025-01-01,email\n");
        for (int i = 0; i < 150; i++) {
            text.append(GOOD);
        }
        text.append("\",2025-01-01,email\n");
        Reading<EventRow> reading = Reading.events(text.toString());
        assertThat(reading.rejects().get(0).reason()).contains("within 100 lines");
        assertThat(reading.rejects().get(0).line()).isEqualTo(2);
        assertThat(reading.rows()).hasSize(150);
    }

    @Test
    void textAfterAClosingQuoteIsRejected() {
        assertRejects(HEADER + "\"ben\"x,2025-01-01,email\n" + GOOD, 2, "must end at its closing quote", 1);
    }

    @Test
    void quotesWithinUnquotedFieldsAreOrdinary() {
        assertThat(Reading.events(HEADER + "5\" disk,2025-01-01,email\n")
                        .only()
                        .touchpoint()
                        .customer())
                .isEqualTo("5\" disk");
    }

    @Test
    void quotedFieldsMayHoldSeparatorsQuotesAndLineBreaks() {
        Reading<EventRow> reading = Reading.events(HEADER + "\"a,\"\"b\"\"\nc\",2025-01-01,email\n" + GOOD);
        assertThat(reading.rows()).hasSize(2);
        assertThat(reading.rows().get(0).touchpoint().customer()).isEqualTo("a,\"b\"\nc");
        assertThat(reading.rows().get(1).line()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineBreakIsUnderstood(String lineBreak) {
        String text = (HEADER + GOOD + "\n\n" + "\"b\",2025-01-01,email\n" + "x\n").replace("\n", lineBreak);
        Reading<EventRow> reading = Reading.events(text);
        assertThat(reading.rows()).extracting(EventRow::line).containsExactly(2L, 5L);
        assertThat(reading.rejects()).extracting(RejectedRow::line).containsExactly(6L);
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(Reading.events("\uFEFF" + HEADER + GOOD).rows()).hasSize(1);
    }

    @Test
    void theLastLineNeedsNoLineBreak() {
        assertThat(Reading.events(HEADER + GOOD + GOOD.trim()).rows()).hasSize(2);
    }

    @Test
    void brokenUtf16IsRefused() {
        byte[] bytes = (HEADER + GOOD + "\ud800").getBytes(StandardCharsets.UTF_16LE);
        bytes[bytes.length - 2] = 0;
        bytes[bytes.length - 1] = (byte) 0xd8;
        assertThatThrownBy(() -> Reading.events(EventOptions.DEFAULT, Input.of("test", bytes)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("UTF-16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n", "   \n"})
    void emptyFilesAreUnusable(String text) {
        assertThatThrownBy(() -> Reading.events(text))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void aFileWithOnlyAHeaderHasNoRows() {
        assertThat(Reading.events(HEADER).account()).isEqualTo(new ReadAccount(0, 0, 0));
    }

    @Test
    void aLineOf100MegabytesIsRejectedInLittleMemory() {
        for (String start : List.of("x", "\"x", "{\"customer\":\"")) {
            Input input = new Input("test", () -> longLine(HEADER + GOOD + start, 100, "\n" + GOOD));
            Reading<EventRow> reading = Reading.events(EventOptions.DEFAULT, input);
            assertThat(reading.rejects()).singleElement().satisfies(reject -> {
                assertThat(reject.line()).isEqualTo(3);
                assertThat(reject.reason()).contains("1048576 bytes");
                assertThat(reject.value()).hasSizeLessThanOrEqualTo(RejectedRow.MAX_VALUE_LENGTH);
            });
            assertThat(reading.rows()).hasSize(2);
        }
    }

    @Test
    void recordsUpToTheLimitAreReadAcrossBuffers() {
        ReadLimits limits = ReadLimits.DEFAULT.withMaxRecordBytes(200_000);
        String customer = "c".repeat(200_000 - ",2025-01-01,email".length());
        String text = HEADER + customer + ",2025-01-01,email\nx" + customer + ",2025-01-01,email\n" + GOOD;
        Reading<EventRow> reading = Reading.events(EventOptions.DEFAULT.withLimits(limits), Input.of("test", text));
        assertThat(reading.rows()).extracting(EventRow::line).containsExactly(2L, 4L);
        assertThat(reading.rejects()).extracting(RejectedRow::line).containsExactly(3L);
    }

    @Test
    void readingStopsAtTheLimitOfRejects() {
        EventOptions options = EventOptions.DEFAULT.withLimits(ReadLimits.DEFAULT.withMaxRejects(1));
        String text = HEADER + "a\n" + GOOD + "b\n" + GOOD;
        List<RejectedRow> rejects = new ArrayList<>();
        try (Rows<EventRow> rows = EventReader.of(options).read(List.of(Input.of("test", text)), rejects::add)) {
            assertThatExceptionOfType(TooManyRejectsException.class)
                    .isThrownBy(() -> rows.forEachRemaining(row -> {}))
                    .withMessageContaining("more than 1 rows were rejected; the last is test:4: time \"\": is missing")
                    .satisfies(e -> assertThat(e.last().line()).isEqualTo(4));
            assertThat(rows.account().rejected()).isEqualTo(2);
        }
        assertThat(rejects).hasSize(2);
    }

    @Test
    void whatTheSinkThrowsComesThrough() {
        IllegalStateException mine = new IllegalStateException("sink is full");
        try (Rows<EventRow> rows = EventReader.of(EventOptions.DEFAULT)
                .read(List.of(Input.of("test", HEADER + "a\n")), reject -> {
                    throw mine;
                })) {
            assertThatThrownBy(rows::hasNext).isSameAs(mine);
        }
    }

    @Test
    void gzipIsDetectedAndTruncatedGzipIsAnError() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write((HEADER + GOOD).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = zipped.toByteArray();
        assertThat(Reading.events(EventOptions.DEFAULT, Input.of("test", bytes)).rows())
                .hasSize(1);
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 12);
        assertThatThrownBy(() -> Reading.events(EventOptions.DEFAULT, Input.of("cut.gz", cut)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cut.gz");
    }

    @Test
    void filesThatAreNotThereAreSaidToBeMissing() {
        Input missing = Input.of(Path.of("nowhere.csv"));
        assertThatThrownBy(() -> Reading.events(EventOptions.DEFAULT, missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("nowhere.csv: no such file");
    }

    @Test
    void severalFilesAreOneInput() {
        Reading<EventRow> reading = Reading.events(
                EventOptions.DEFAULT.withSequence(EventOptions.ROW),
                Input.of("a.csv", HEADER + GOOD),
                Input.of("b.csv", "channel,cookie,date\nemail,ben,2025-01-02\n"),
                Input.of("c.jsonl", "{\"customer\":\"cleo\",\"time\":0,\"channel\":\"email\"}\n"));
        assertThat(reading.rows()).extracting(EventRow::file).containsExactly("a.csv", "b.csv", "c.jsonl");
        assertThat(reading.rows())
                .extracting(row -> row.touchpoint().sequence())
                .containsExactly(1L, 2L, 3L);
    }

    /** Whatever the bytes: the account adds up, each reject is told, and only the documented exceptions are thrown. */
    @Property(tries = 2000)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes, @ForAll boolean withHeader) {
        String alphabet = "a1,\"\n\r\0\t ;{}:é";
        StringBuilder text = new StringBuilder(withHeader ? HEADER : "");
        for (byte b : bytes) {
            text.append(
                    b < -100
                            ? "\""
                            : alphabet.substring((b & 0xff) % alphabet.length(), (b & 0xff) % alphabet.length() + 1));
        }
        for (byte[] content : List.of(bytes, text.toString().getBytes(StandardCharsets.UTF_8))) {
            try {
                Reading<EventRow> reading = Reading.events(EventOptions.DEFAULT, Input.of("test", content));
                assertThat(reading.account().accepted())
                        .isEqualTo(reading.rows().size());
                assertThat(reading.account().rejected())
                        .isEqualTo(reading.rejects().size());
            } catch (UnusableInputException | UncheckedIOException e) {
                assertThat(e).hasMessageContaining("test");
            }
        }
    }

    /** A beginning, one character many times, and an end; never in memory as a whole. */
    private static InputStream longLine(String start, int megabytes, String end) {
        byte[] filler = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < megabytes; i++) {
            parts.add(new ByteArrayInputStream(filler));
        }
        parts.add(new ByteArrayInputStream(end.getBytes(StandardCharsets.UTF_8)));
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
