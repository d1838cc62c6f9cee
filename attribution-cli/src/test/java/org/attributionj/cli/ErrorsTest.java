package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorsTest {
    @TempDir
    private Path directory;

    private Path events() {
        return Cli.file(
                directory,
                "events.csv",
                "customer,time,channel,conversion,value",
                "anna,2026-03-01T10:00:00Z,search,0,",
                "anna,yesterday,search,0,",
                "anna,2026-03-02T10:00:00Z,,1,abc",
                "anna,2026-03-03T10:00:00Z,,1,5.00");
    }

    @Test
    void rejectedRowsAreCountedAndWritten() {
        Path rejects = directory.resolve("rejects.csv");

        Cli cli = Cli.run("compare", "--events", events(), "--model", "linear", "--rejects", rejects);

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).contains("4 rows read, 2 accepted, 2 rejected");
        assertThat(rejects)
                .content()
                .startsWith("file,line,column,value,reason\n")
                .contains("events.csv,3,time,yesterday,")
                .contains("events.csv,4,value,abc,");
    }

    @Test
    void conflictingEventsAreWrittenToTheRejectsAsWell() {
        Path events = Cli.file(
                directory,
                "conflict.csv",
                "id,customer,time,channel",
                "e1,anna,2026-03-01T10:00:00Z,search",
                "e1,anna,2026-03-01T10:00:00Z,social");
        Path rejects = directory.resolve("rejects.csv");

        Cli cli = Cli.run("journeys", "--events", events, "--rejects", rejects);

        assertThat(cli.exitCode()).isZero();
        assertThat(rejects).content().contains("id,e1,");
    }

    @Test
    void tooManyRejectsStopWithCode1() {
        Cli cli = Cli.run("compare", "--events", events(), "--max-rejects", 1);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("more than 1 rows were rejected").hasLineCount(1);
    }

    @Test
    void missingFilesEndWithCode1AndOneLine() {
        Cli cli = Cli.run("compare", "--events", directory.resolve("nowhere.csv"));

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("nowhere.csv").hasLineCount(1).doesNotContain("\tat ");
    }

    @Test
    void debugPrintsTheStackTrace() {
        Cli cli = Cli.run("compare", "--debug", "--events", directory.resolve("nowhere.csv"));

        assertThat(cli.err()).contains("\tat ");
    }

    @Test
    void unknownModelsAreAnsweredWithTheNearestAndCode2() {
        Cli cli = Cli.run("compare", "--events", events(), "--model", "liner");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("liner").contains("linear").hasLineCount(1);
    }

    @Test
    void usageErrorsEndWithCode2() {
        assertThat(Cli.run().exitCode()).isEqualTo(2);
        assertThat(Cli.run("compare").exitCode()).isEqualTo(2);
        assertThat(Cli.run("attribute").exitCode()).isEqualTo(2);
        assertThat(Cli.run("compare", "--nonsense").exitCode()).isEqualTo(2);
        assertThat(Cli.run("compare", "--events", events(), "--paths", events()).exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("compare", "--events", events(), "--window", "soon").err())
                .contains("--window")
                .contains("soon");
        assertThat(Cli.run("compare", "--events", events(), "--repeat", "often").exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("compare", "--events", events(), "--transform", "blur")
                        .exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("compare", "--events", events(), "--columns", "who=customer")
                        .exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("compare", "--events", events(), "--time-format", "QQQQQQQ")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void helpAndVersionEndWithCode0() {
        assertThat(Cli.run("--help").exitCode()).isZero();
        assertThat(Cli.run("compare", "--help").out())
                .contains("--email-window")
                .contains("--transform");
        assertThat(Cli.run("--version").out()).startsWith("attribution ");
    }
}
