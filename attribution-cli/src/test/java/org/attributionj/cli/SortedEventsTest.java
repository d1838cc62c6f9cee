package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More events than memory is to hold: sorted in files, they give what they give in memory. */
class SortedEventsTest {
    private static final String HEADER = "customer,time,channel,conversion,value,order";

    @TempDir
    private Path directory;

    @TempDir
    private Path temporary;

    private Path grouped = Path.of("");
    private Path shuffled = Path.of("");

    @BeforeEach
    void writeEvents() {
        Random random = new Random(3);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String customer = String.format("u%03d", i);
            int touches = 1 + random.nextInt(6);
            for (int k = 0; k < touches; k++) {
                rows.add("%s,2026-01-%02dT10:00:00Z,c%d,0,,".formatted(customer, 1 + k, random.nextInt(4)));
            }
            if (i % 4 == 0) {
                rows.add("%s,2026-01-20T10:00:00Z,,1,%d.50,o%d".formatted(customer, 1 + random.nextInt(99), i));
            }
        }
        rows.add("no time,,c1,0,,");
        grouped = file("grouped.csv", rows);
        Collections.shuffle(rows, random);
        shuffled = file("shuffled.csv", rows);
    }

    private Path file(String name, List<String> rows) {
        return Cli.file(
                directory, name, Stream.concat(Stream.of(HEADER), rows.stream()).toArray(String[]::new));
    }

    private Cli sorted(String command, Path events, Object... more) {
        List<Object> args = new ArrayList<>(List.of(command, "--events", events));
        args.addAll(List.of("--rows-in-memory", 37, "--temp-dir", temporary));
        args.addAll(List.of(more));
        return Cli.run(args.toArray());
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shuffledRowsGiveTheBytesOfGroupedOnes() throws IOException {
        Object[] models = {"--model", "linear", "--model", "time-decay", "--model", "markov", "--format", "csv"};
        List<Object> args = new ArrayList<>(List.of("compare", "--events", grouped, "--grouped"));
        args.addAll(List.of(models));
        Cli byCustomer = Cli.run(args.toArray());
        Cli cli = sorted("compare", shuffled, models);

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).isEqualTo(byCustomer.out()).contains("markov,c0");
        assertThat(withoutPlaces(cli.err()))
                .isEqualTo(withoutPlaces(byCustomer.err()))
                .contains("1 rejected");
        assertNothingIsLeft();
    }

    /** The same row stands in another file, on another line. */
    private static String withoutPlaces(String account) {
        return account.replaceAll("\\([^)]*\\.csv:\\d+\\)", "(a row)");
    }

    @Test
    void everyCommandWritesTheBytesOfMemoryInTheSameOrder() throws IOException {
        for (String command : List.of("attribute", "journeys")) {
            Cli inMemory = Cli.run(command, "--events", shuffled);
            Cli cli = sorted(command, shuffled);

            assertThat(cli.out()).isEqualTo(inMemory.out()).contains("u396");
            assertThat(cli.err()).isEqualTo(inMemory.err());
        }
        assertNothingIsLeft();
    }

    @Test
    void idOfTwoCustomersIsAnErrorAndNoOtherResult() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add("u" + i + ",2026-01-01,a,id" + i % 40);
        }
        Path events = Cli.file(
                directory,
                "ids.csv",
                Stream.concat(Stream.of("customer,time,channel,id"), rows.stream())
                        .toArray(String[]::new));
        Cli cli = sorted("compare", events);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err().lines().filter(line -> line.contains("is also that of another customer's")))
                .hasSize(1);
        assertNothingIsLeft();
    }

    @Test
    void directoryThatIsNotThereIsToldInOneLine() {
        Cli cli = Cli.run(
                "compare", "--events", shuffled, "--rows-in-memory", 5, "--temp-dir", directory.resolve("nowhere"));

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err().lines()).hasSize(1).first().asString().contains("nowhere");
    }

    @Test
    void numberOfRowsIsChecked() {
        Cli cli = Cli.run("compare", "--events", shuffled, "--rows-in-memory", 0);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--rows-in-memory must be 1 or more");
    }
}
