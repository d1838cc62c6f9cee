package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events from files by way of a database. */
class DatabaseTest {
    private static final Path SAMPLE = Path.of("../examples/data/sample-events.csv");

    @TempDir
    Path folder;

    private String database() {
        return "jdbc:h2:file:" + folder.resolve("store").toAbsolutePath();
    }

    @Test
    void whatIsLoadedComparesAsTheFilesDoAndLoadingAgainChangesNothing() {
        Cli first = Cli.run("load", "--db", database(), "--events", SAMPLE);
        assertThat(first.err())
                .contains("stored: 1863 touchpoints, 300 conversions and adjustments, 0 customers; 29 events were");
        assertThat(first.exitCode()).isZero();
        Cli second = Cli.run("load", "--db", database(), "--events", SAMPLE);
        assertThat(second.err()).contains("stored: 0 touchpoints, 0 conversions");

        for (String model : new String[] {"linear", "time-decay:half-life=3d", "markov"}) {
            Cli stored = Cli.run("compare", "--db", database(), "--model", model, "--format", "csv");
            Cli files = Cli.run("compare", "--events", SAMPLE, "--model", model, "--format", "csv");
            assertThat(stored.exitCode()).as(stored.err()).isZero();
            assertThat(stored.out()).isEqualTo(files.out()).isNotEmpty();
        }
    }

    @Test
    void whatWaitsIsAttributedOnceAndWrittenAsFromFiles() {
        Cli.run("load", "--db", database(), "--events", SAMPLE);
        Path out = folder.resolve("results.csv");
        Path expected = folder.resolve("expected.csv");

        Cli first = Cli.run("attribute", "--db", database(), "--model", "linear", "--model", "position", "--out", out);
        Cli second = Cli.run("attribute", "--db", database(), "--model", "linear");
        Cli.run("attribute", "--events", SAMPLE, "--model", "linear", "--model", "position", "--out", expected);

        assertThat(first.err()).contains("conversions under 2 models; 0 changed meanwhile, 0 wait");
        assertThat(second.err()).contains("attributed: 0 conversions");
        assertThat(out).isNotEmptyFile();
        assertThat(lines(out)).containsExactlyInAnyOrderElementsOf(lines(expected));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesAreStoredOnTheirWayToTheResults() {
        Cli compared = Cli.run("compare", "--events", SAMPLE, "--db", database(), "--format", "csv");
        Cli files = Cli.run("compare", "--events", SAMPLE, "--format", "csv");
        Cli attributed = Cli.run("attribute", "--events", SAMPLE, "--db", database());
        Cli stored = Cli.run("compare", "--db", database(), "--format", "csv");

        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.out())
                .isEqualTo(files.out())
                .isEqualTo(stored.out())
                .isNotEmpty();
        assertThat(compared.err()).contains("stored: 1863 touchpoints, 300 conversions and adjustments");
        assertThat(attributed.err())
                .contains("stored: 0 touchpoints, 0 conversions and adjustments")
                .contains("conversions under 1 models; 0 changed meanwhile, 0 wait");
    }

    @Test
    void rejectedRowsAreStoredAndBadCombinationsAreRefused() {
        Path events = Cli.file(
                folder,
                "events.csv",
                "customer,time,channel",
                "anna,2026-01-01T00:00:00Z,email",
                "anna,yesterday,email");
        Cli load = Cli.run("load", "--db", database(), "--events", events);
        assertThat(load.err()).contains("stored: 1 touchpoints").contains("1 rejected");

        assertThat(Cli.run("compare", "--db", database(), "--paths", events).exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("attribute").exitCode()).isEqualTo(2);
        Cli withoutDriver = Cli.run("load", "--db", "jdbc:nothing:x", "--events", events);
        assertThat(withoutDriver.exitCode()).isEqualTo(1);
        assertThat(withoutDriver.err())
                .startsWith("attribution load: no driver takes \"jdbc:nothing:x\"; put the database's driver on ")
                .hasLineCount(1);
    }

    /** H2 leaves ten times as much behind when a load is over. */
    @Test
    void theFileIsNotMuchLargerThanItsContents() throws Exception {
        Random random = new Random(1);
        List<String> rows = new ArrayList<>(List.of("id,customer,time,channel"));
        for (int i = 0; i < 50_000; i++) {
            rows.add(random.nextLong() + ",c" + random.nextInt(10_000) + ",2026-01-01T00:00:00Z,email");
        }
        Path events = Files.write(folder.resolve("many.csv"), rows);

        Cli load = Cli.run("load", "--db", database(), "--events", events);
        assertThat(load.exitCode()).as(load.err()).isZero();
        Path file = folder.resolve("store.mv.db");
        long left = Files.size(file);
        try (Connection connection = DriverManager.getConnection(database());
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }

        assertThat(left).isLessThan(2 * Files.size(file));
        assertThat(Cli.run("compare", "--db", database(), "--model", "linear").err())
                .contains("50000 touchpoints");
    }
}
