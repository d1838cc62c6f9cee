package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(cli.err())
                .isEqualToIgnoringNewLines(
                        "attribution compare: " + directory.resolve("nowhere.csv") + ": no such file");
    }

    @Test
    void filesThatCannotBeWrittenAreNamedWithTheReason() {
        Path events = events();
        Path nowhere = directory.resolve("nowhere").resolve("out.csv");

        assertThat(lastLine(Cli.run("compare", "--events", events, "--out", nowhere)))
                .isEqualTo("attribution compare: cannot write to " + nowhere + ": there is no such file or folder");
        assertThat(lastLine(Cli.run("compare", "--events", events, "--out", directory)))
                .isEqualTo("attribution compare: cannot write to " + directory + ": Is a directory");
        assertThat(lastLine(Cli.run("simulate", "--scenario", "hawkes", "--users", 10, "--out", events)))
                .isEqualTo("attribution simulate: cannot write to " + events + ": there is a file of that name");
        assertThat(Cli.run("compare", "--events", events, "--rejects", nowhere).exitCode())
                .isEqualTo(1);
    }

    private static String lastLine(Cli cli) {
        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        return cli.err().lines().reduce("", (first, next) -> next);
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
        assertThat(usage(cli)).contains("--model: unknown model \"liner\"; did you mean linear?");
    }

    @Test
    void unknownWordsOfTheCommandLineAreNamed() {
        assertThat(usage(Cli.run())).startsWith("attribution: name a command; commands are compare, load, ");
        assertThat(usage(Cli.run("compar", "--events", "x")))
                .startsWith("attribution: unknown command \"compar\"; commands are compare, load, ");
        assertThat(usage(Cli.run("compare", "x.csv")))
                .startsWith("attribution compare: \"x.csv\" belongs to no option; ");
        assertThat(usage(Cli.run("compare", "--windw", "3d")))
                .isEqualTo("attribution compare: unknown option --windw; did you mean --window?");
        assertThat(usage(Cli.run("compare", "--nonsense")))
                .startsWith("attribution compare: unknown option --nonsense");
        // not a file of --events, which may have several
        assertThat(usage(Cli.run("compare", "--events", events(), "--nonsense")))
                .startsWith("attribution compare: Unknown option: '--nonsense'");
        assertThat(usage(Cli.run("compare", "--events"))).contains("--events");
    }

    @Test
    void unreadableValuesOfOptionsAreNamed() {
        Path events = events();

        assertThat(usage(Cli.run("compare", "--events", events, "--currency", "EURO")))
                .contains("'--currency': 'EURO' is no ISO 4217 currency code, such as EUR");
        assertThat(usage(Cli.run("compare", "--events", events, "--zone", "Mars")))
                .contains("'--zone': 'Mars' is no time zone, such as ");
        assertThat(usage(Cli.run("compare", "--events", events, "--observed-until", "today")))
                .contains("'--observed-until': 'today' is no time in UTC, such as ");
        assertThat(usage(Cli.run("compare", "--paths", events, "--separator", " ")))
                .startsWith("attribution compare: --separator: ");
        assertThat(usage(Cli.run("simulate", "--scenario", "hawkes", "--users", 0, "--out", directory)))
                .isEqualTo("attribution simulate: --users: users must be 1 or more, but was 0");
        assertThat(usage(Cli.run(
                        "simulate",
                        "--scenario",
                        "hawkes",
                        "--users",
                        9,
                        "--holdout",
                        "display=2",
                        "--out",
                        directory)))
                .startsWith("attribution simulate: --holdout: hold-out of display must be in [0.0, 1.0]");
    }

    /** The message of an error of usage: code 2, nothing on standard output, the message and where to find help. */
    private static String usage(Cli cli) {
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        List<String> lines = cli.err().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).matches("Try 'attribution( [a-z]+)? --help'\\.");
        return lines.get(0);
    }

    @Test
    void usageErrorsEndWithCode2() {
        assertThat(Cli.run("compare").exitCode()).isEqualTo(2);
        assertThat(Cli.run("attribute").exitCode()).isEqualTo(2);
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
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        String version = Cli.run("--version").out().strip();

        assertThat(version).startsWith("attribution ");
        assertThat(Files.readString(Path.of("..", "pom.xml")))
                .contains("<version>" + version.substring("attribution ".length()) + "</version>");
    }
}
