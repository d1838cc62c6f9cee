package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels whose names are made to deceive whoever reads what the command prints. */
class PrintedSafelyTest {
    @TempDir
    Path folder;

    private Path events;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws Exception {
        events = Files.writeString(folder.resolve("events.csv"), """
                type,customer,time,channel,value,currency
                website visit,anna,2026-03-11T12:00:00Z,"email
                search     9999.00\u001b[2J\u202e",,
                website visit,anna,2026-03-12T12:00:00Z,=HYPERLINK(1),,
                purchase,anna,2026-03-20T12:00:00Z,,10.00,EUR
                purchase,anna,2026-03-21T12:00:00Z,,\u001b[31mten\u0007,EUR
                """);
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void aChannelForgesNoRowAndMovesNoCursor() {
        run("compare", "--events", events.toString(), "--model", "linear");

        // the reader takes control characters out of labels; what turns the direction of writing stays, and is written
        // out
        assertThat(out.toString()).contains("\\u202e").doesNotContain("\u001b", "\u202e");
        assertThat(out.toString().lines()).noneMatch(line -> line.startsWith("search "));
        assertThat(err.toString()).doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreMarkedOnRequest() {
        run("attribute", "--events", events.toString(), "--model", "linear", "--csv-safe");
        assertThat(out.toString()).contains(",'=HYPERLINK(1),").doesNotContain(",=HYPERLINK");
    }

    @Test
    void theRequestIsRefusedWhereNoCsvIsWritten() {
        int code = run("compare", "--events", events.toString(), "--model", "linear", "--csv-safe");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--csv-safe is for CSV");
    }
}
