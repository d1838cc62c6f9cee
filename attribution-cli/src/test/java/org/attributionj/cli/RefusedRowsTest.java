package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that were understood but refused later are counted and written like those that were not understood. */
class RefusedRowsTest {
    @TempDir
    Path directory;

    /** Two touchpoints of one id; a refund in another currency than its sale. */
    private Path conflicts() {
        return Cli.file(
                directory,
                "conflicts.csv",
                "touchpoint_id,conversion_id,customer,time,channel,conversion,value,currency,adjusts",
                "e1,,anna,2026-03-01T10:00:00Z,search,0,,,",
                "e2,,anna,2026-03-01T10:00:00Z,email,0,,,",
                "e1,,anna,2026-03-01T10:00:00Z,social,0,,,",
                ",c1,anna,2026-03-02T10:00:00Z,,1,5.00,EUR,",
                ",c2,anna,2026-03-03T10:00:00Z,,1,-5.00,USD,c1",
                "e9,,bert,2026-03-01T10:00:00Z,social,0,,,");
    }

    private List<String> rejects(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.substring(line.indexOf("conflicts.csv")))
                .map(line -> line.replaceAll("^(([^,]*,){4}).*", "$1"))
                .sorted()
                .toList();
    }

    @Test
    void whatContradictsAnotherRowHasFileAndLine() throws IOException {
        for (List<String> way : List.of(List.<String>of(), List.of("--grouped"), List.of("--rows-in-memory", "1"))) {
            for (String command : List.of("compare", "attribute", "report")) {
                Path rejects = directory.resolve("rejects.csv");
                List<Object> args = new ArrayList<>(List.of(command, "--events", conflicts(), "--rejects", rejects));
                args.addAll(way);
                args.addAll(List.of("--model", "linear"));
                if (command.equals("report")) {
                    args.addAll(List.of("--resamples", 0, "--out", directory.resolve("report.json")));
                }

                Cli cli = Cli.run(args.toArray());

                assertThat(cli.exitCode()).as(cli.err()).isZero();
                assertThat(cli.err()).as(command + way).contains("6 rows read, 4 accepted, 2 rejected");
                assertThat(rejects(rejects)).as(command + way).hasSize(2);
                assertThat(rejects(rejects).get(0)).matches("conflicts.csv,[24],id,e1,");
                assertThat(rejects(rejects).get(1)).isEqualTo("conflicts.csv,6,id,c2,");

                args.addAll(List.of("--max-rejects", 1));
                Cli strict = Cli.run(args.toArray());
                assertThat(strict.exitCode()).as(command + way).isEqualTo(1);
                assertThat(strict.err()).contains("more than 1 rows were rejected");
            }
        }
    }

    @Test
    void whatADatabaseRefusesHasFileAndLineAndExitCode1() throws IOException {
        String id = "x".repeat(5000);
        Path events = Cli.file(
                directory,
                "events.csv",
                "touchpoint_id,conversion_id,customer,time,channel,conversion,value,currency",
                "e1,,anna,2026-03-01T10:00:00Z,search,0,,",
                ",c1,anna,2026-03-02T10:00:00Z,,1,5.00,EUR",
                id + ",,anna,2026-03-01T11:00:00Z,email,0,,",
                ",c2," + id + ",2026-03-02T10:00:00Z,,1,5.00,EUR");
        Path rejects = directory.resolve("rejects.csv");
        for (String command : List.of("load", "compare", "attribute")) {
            Cli cli = Cli.run(
                    command,
                    "--events",
                    events,
                    "--db",
                    "jdbc:h2:mem:refused-" + command + ";DB_CLOSE_DELAY=-1",
                    "--rejects",
                    rejects);

            assertThat(cli.exitCode()).as(cli.err()).isEqualTo(1);
            assertThat(cli.err())
                    .startsWith("4 rows read, 2 accepted, 2 rejected")
                    .contains("attribution " + command + ": the database refused 2 events");
            List<String> lines = Files.readAllLines(rejects);
            assertThat(lines).hasSize(3);
            assertThat(lines.get(1)).contains("events.csv,4,id,xxx").contains("must have at most");
            assertThat(lines.get(2)).contains("events.csv,5,customer,xxx").contains("must have at most");
        }
    }
}
