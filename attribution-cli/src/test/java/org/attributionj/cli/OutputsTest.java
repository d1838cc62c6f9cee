package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command writes replaces nothing that is read, and nothing at all before it is complete. */
class OutputsTest {
    private static final String HEADER = "customer,time,channel,conversion,value";

    @TempDir
    Path directory;

    private Path events() {
        return Cli.file(
                directory,
                "events.csv",
                HEADER,
                "anna,2026-03-01T10:00:00Z,search,0,",
                "anna,yesterday,search,0,",
                "anna,2026-03-03T10:00:00Z,,1,5.00");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void assertRefused(Cli cli, String message) {
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains(message);
    }

    @Test
    void nothingIsWrittenOverWhatIsRead() throws IOException {
        Path events = events();
        List<String> before = Files.readAllLines(events);
        Path link = Files.createSymbolicLink(directory.resolve("link.csv"), events);
        Path hard = Files.createLink(directory.resolve("hard.csv"), events);
        Path dotted = directory.resolve(".").resolve("events.csv");

        for (Path same : List.of(events, link, hard, dotted)) {
            for (String command : List.of("compare", "attribute", "journeys", "evaluate", "load")) {
                for (String output : List.of("--out", "--rejects")) {
                    if (command.equals("load") && output.equals("--out")) {
                        continue;
                    }
                    assertRefused(Cli.run(command, "--events", events, output, same), output + ": " + same);
                }
            }
            assertRefused(Cli.run("report", "--events", events, "--out", same, "--format", "json"), "--out: " + same);
            assertThat(events).content().isEqualTo(String.join("\n", before) + "\n");
        }
    }

    @Test
    void filesWithinOptionsCountAsRead() {
        Path events = events();
        Path population = Cli.file(directory, "population.csv", "customer,holdout_search", "anna,1");
        Path funnel = Cli.file(directory, "report.json", "{}");
        Path preset = Cli.file(directory, "preset.txt", "x");

        assertRefused(
                Cli.run("compare", "--events", events, "--population", population, "--out", population),
                "--out: " + population + " is a file that --population reads");
        assertRefused(
                Cli.run("compare", "--events", events, "--preset", preset, "--rejects", preset),
                "is a file that --preset reads");
        assertThat(Cli.run("report", "--events", events, "--funnel", funnel, "--out", directory)
                        .exitCode())
                .isNotZero();
        assertThat(funnel).content().startsWith("{}");
    }

    @Test
    void twoOutputsAreTwoFiles() throws IOException {
        Path both = directory.resolve("both.csv");

        assertRefused(Cli.run("compare", "--events", events(), "--out", both, "--rejects", both), "is written for");
        assertThat(files()).hasSize(1);
    }

    @Test
    void aRunThatFailsLeavesWhatWasThere() throws IOException {
        Path out = Cli.file(directory, "out.csv", "of yesterday");
        Path split = Cli.file(
                directory,
                "split.csv",
                HEADER,
                "anna,2026-03-01T10:00:00Z,search,0,",
                "anna,2026-03-03T10:00:00Z,,1,5.00",
                "bert,2026-03-01T10:00:00Z,search,0,",
                "anna,2026-03-04T10:00:00Z,,1,5.00");
        List<Path> before = files();

        for (String command : List.of("attribute", "journeys", "compare")) {
            Cli cli = Cli.run(command, "--events", split, "--grouped", "--goal", "custom", "--out", out);
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.err()).contains("comes back after other customers");
            assertThat(out).content().isEqualTo("of yesterday\n");
            assertThat(files()).isEqualTo(before);
        }
        assertThat(Cli.run("attribute", "--events", events(), "--out", out).exitCode())
                .isZero();
        assertThat(out).content().startsWith("conversion_id,");
    }

    @Test
    void rejectedRowsAreToldWhereTheyStopTheRun() {
        Path rejects = directory.resolve("rejects.csv");

        Cli cli = Cli.run("compare", "--events", events(), "--max-rejects", 0, "--rejects", rejects);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(rejects).content().contains("events.csv,3,time,yesterday,");
    }

    @Test
    void filesAboutCustomersAreTheirOwnersOnly() throws IOException {
        Path events = events();
        Assumptions.assumeTrue(
                events.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path out = Cli.file(directory, "out.csv", "open to all");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-r--r--"));
        Path rejects = directory.resolve("rejects.csv");
        Path table = directory.resolve("table.csv");

        Cli.run("attribute", "--events", events, "--out", out, "--rejects", rejects);
        Cli.run("compare", "--events", events, "--out", table);

        for (Path personal : List.of(out, rejects)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(personal)))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.getPosixFilePermissions(table)).isEqualTo(Files.getPosixFilePermissions(events));
    }

    @Test
    void whatKilledRunsLeftIsSwept() throws IOException {
        FileTime old =
                FileTime.from(Files.getLastModifiedTime(directory).toInstant().minus(Duration.ofHours(1)));
        Path left = Cli.file(directory, ".attribution-0.part", "x");
        Path folder = Files.createDirectory(directory.resolve(".attribution-0.part.d"));
        Cli.file(folder, "run-0", "x");
        Path young = Cli.file(directory, ".attribution-1.part", "x");
        Files.setLastModifiedTime(left, old);

        assertThat(Cli.run("compare", "--events", events(), "--out", directory.resolve("out.csv"))
                        .exitCode())
                .isZero();

        assertThat(left).doesNotExist();
        assertThat(folder).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void foldersOfSortedEventsAreDeletedAndSwept() throws IOException {
        FileTime old =
                FileTime.from(Files.getLastModifiedTime(directory).toInstant().minus(Duration.ofHours(1)));
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Path left = Cli.file(temporary, ".attribution-0.part", "x");
        Cli.file(Files.createDirectory(temporary.resolve(".attribution-0.part.d")), "run-0", "x");
        Files.setLastModifiedTime(left, old);

        Cli cli = Cli.run("compare", "--events", events(), "--rows-in-memory", 1, "--temp-dir", temporary);

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void simulationsReplaceFilesOnlyIfToldTo() throws IOException {
        Path out = Files.createDirectory(directory.resolve("simulated"));
        Path events = Cli.file(out, "events.csv", "mine");
        Object[] args = {"simulate", "--scenario", "hawkes", "--users", 10, "--out", out};

        assertRefused(Cli.run(args), "--out: there is a file " + events + "; name another directory, or say --force");
        assertThat(events).content().isEqualTo("mine\n");
        assertThat(out.resolve("truth.json")).doesNotExist();

        Object[] forced = Arrays.copyOf(args, args.length + 1);
        forced[args.length] = "--force";
        assertThat(Cli.run(forced).exitCode()).isZero();
        assertThat(events).content().startsWith("customer,");
        assertThat(out.resolve("truth.json")).exists();
    }

    @Test
    void standardOutputThatTakesNothingIsAFailure() {
        for (String[] args : new String[][] {{"models"}, {"compare", "--events", events().toString()}, {"--help"}}) {
            OutputStream full = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("No space left on device");
                }
            };
            StringWriter err = new StringWriter();
            int code = Main.run(new PrintWriter(full, false, StandardCharsets.UTF_8), new PrintWriter(err), args);
            assertThat(code).as(args[0]).isEqualTo(1);
            assertThat(err.toString()).contains("standard output");
        }
    }
}
