package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What learned models say beside their results: what they were fitted to, fallbacks, baselines, ends of fits. */
class SaidAloudTest {
    private static final String[] CHANNELS = {"email", "search", "social"};

    @TempDir
    Path directory;

    /** Customers of one to three touches, of whom the first ones convert; of "sure" everybody, and nobody else does. */
    private Path events(int customers, int converting, boolean withSure) {
        Random random = new Random(3);
        List<String> rows = new ArrayList<>(List.of("customer_id,time,channel,converted,value,currency"));
        for (int i = 0; i < customers; i++) {
            int touches = 1 + random.nextInt(3);
            for (int k = 1; k <= touches; k++) {
                String channel = withSure && i < converting ? "sure" : CHANNELS[random.nextInt(3)];
                rows.add("c" + i + ",2026-03-0" + k + "T10:00:00Z," + channel + ",0,,");
            }
            if (i < converting) {
                rows.add("c" + i + ",2026-03-0" + touches + "T10:00:00Z,,1,10.00,EUR");
            }
        }
        return Cli.file(directory, "events.csv", rows.toArray(String[]::new));
    }

    private static Cli compare(Path events, String model) {
        Cli cli = Cli.run("compare", "--events", events, "--model", model);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return cli;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "shapley"})
    void buyersOnlyFallBackAloud(String model) {
        Cli cli = compare(events(300, 300, false), model);
        assertThat(cli.err())
                .contains(model + ": fitted to 300 journeys, 300 of them converting")
                .contains(model + ": FALLBACK: every journey converted");
        assertThat(cli.out()).contains("total");
    }

    @Test
    void twoConversionsAreWarnedOf() {
        assertThat(compare(events(500, 2, false), "auto").err())
                .contains("auto: fitted to 500 journeys, 2 of them converting; warning: below 100 conversions")
                .contains("auto: baseline 0.")
                .contains("auto: cannot know: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"auto", "survival", "hazard", "logistic", "bagged-logistic", "markov", "shao-li", "leave-one-out"
            })
    void everyLearnedModelSaysInFiveLinesWhatItIs(String model) {
        List<String> said = compare(events(400, 150, false), model)
                .err()
                .lines()
                .filter(line -> line.startsWith(model + ": "))
                .toList();
        assertThat(said).hasSizeBetween(2, 5);
        assertThat(said.get(0)).startsWith(model + ": fitted to ");
        assertThat(said).anyMatch(line -> line.startsWith(model + ": cannot know: "));
        assertThat(Cli.run("attribute", "--events", directory.resolve("events.csv"), "--model", model)
                        .err())
                .contains(said);
    }

    /** Without a penalty the odds of "sure" have no maximum. */
    @Test
    void fitsThatDoNotConvergeSaySo() {
        Path events = events(300, 60, true);
        assertThat(compare(events, "logistic:exposure=presence,l2=0").err())
                .contains("l2=0: SEPARATED, used as it stopped");
        assertThat(compare(events, "logistic:exposure=presence,iterations=1").err())
                .contains("iterations=1: NOT_CONVERGED, used as it stopped");
    }

    @Test
    void spreadsAreNotCalledIntervals() {
        Path events = events(200, 60, false);
        Cli cli = Cli.run("compare", "--events", events, "--model", "linear", "--model", "logistic", "--intervals=20");
        assertThat(cli.out())
                .containsPattern(
                        "email +0\\.\\d{4} \\[0\\.\\d{4}, 0\\.\\d{4}\\] +0\\.\\d{4} \\(0\\.\\d{4} to 0\\.\\d{4}\\)")
                .contains("( ) spread of the resamples, no interval");
        Cli csv = Cli.run(
                "compare",
                "--events",
                events,
                "--model",
                "linear",
                "--model",
                "logistic",
                "--intervals=20",
                "--format",
                "csv");
        assertThat(csv.lines()).anyMatch(line -> line.startsWith("linear,email") && line.endsWith(",interval"));
        assertThat(csv.lines()).anyMatch(line -> line.startsWith("logistic,email") && line.endsWith(",spread"));
    }
}
