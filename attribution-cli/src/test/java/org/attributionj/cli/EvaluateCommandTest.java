package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.truth.KnownTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    private Path directory;

    private Path simulated(String scenario, int users, String... more) {
        Path out = directory.resolve(scenario + users);
        Object[] args = new Object[10 + more.length];
        System.arraycopy(
                new Object[] {"simulate", "--scenario", scenario, "--users", users, "--seed", 7, "--out", out, "--force"
                },
                0,
                args,
                0,
                10);
        System.arraycopy(more, 0, args, 10, more.length);
        Cli run = Cli.run(args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return out;
    }

    @Test
    void simulationWritesTheSameBytesAgainAndTheTruthOfTheScenario() throws IOException {
        Path first = simulated("log-linear", 300);
        byte[] events = Files.readAllBytes(first.resolve("events.csv"));
        byte[] population = Files.readAllBytes(first.resolve("population.csv"));
        byte[] truth = Files.readAllBytes(first.resolve("truth.json"));
        simulated("log-linear", 300);
        assertThat(first.resolve("events.csv")).hasBinaryContent(events);
        assertThat(first.resolve("population.csv")).hasBinaryContent(population);
        assertThat(first.resolve("truth.json")).hasBinaryContent(truth);
        assertThat(Files.readString(first.resolve("population.csv"))).startsWith("customer,segment\nu0000001,");

        KnownTruth known = Scenarios.of("log-linear").generate(300, 7).truth();
        assertThat(TruthJson.read(first.resolve("truth.json"))).isEqualTo(known);
    }

    @Test
    void holdOutsAreInThePopulation() throws IOException {
        Path out = simulated("confounded-targeting", 200, "--holdout", "display=0.5,email=0.1");
        assertThat(Files.readAllLines(out.resolve("population.csv")).get(0))
                .isEqualTo("customer,holdout_display,would_be_served_display,holdout_email,would_be_served_email");
    }

    @Test
    void effectsPerTouchArePrintedAndScored() {
        Path out = simulated("click-learning", 2_000);
        Cli run = scored(out, "--model", "auto", "--model", "linear", "--touch-effects", "--held-out", 0);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(value(run, "click-learning: first_click", "auto (effect per touch)", "MAE"))
                .isPositive();
        double sum = run.lines().stream()
                .filter(line -> line.startsWith("effect per touch,"))
                .peek(line -> assertThat(line).contains(",auto,"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                .sum();
        // one number of four decimals per channel
        assertThat(sum).isBetween(0.999, 1.001);
    }

    @Test
    void modelsAreScoredAgainstTheTruth() {
        Path out = simulated("markov-browsing", 4_000);
        Cli run = scored(out, "--model", "markov", "--model", "last-touch", "--model", "auto", "--resamples", 20);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines()).startsWith("table,model,measure,value");
        assertThat(value(run, "markov-browsing: removal_effect", "markov:order=1", "MAE"))
                .isLessThan(0.008)
                .isLessThan(value(run, "markov-browsing: removal_effect", "last-touch", "MAE"));
        assertThat(value(run, "markov-browsing: shapley_incremental", "markov:order=1", "baseline error"))
                .isZero();
        assertThat(value(run, "held-out predictions", "auto", "AUC")).isBetween(0.5, 1.0);
        assertThat(value(run, "stability", "last-touch", "deviation")).isBetween(0.001, 0.1);
        assertThat(run.err()).contains("journeys");
    }

    /** What {@code evaluate} says of simulated events and their truth, as CSV. */
    private static Cli scored(Path simulated, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(
                "evaluate",
                "--events",
                simulated.resolve("events.csv"),
                "--truth",
                simulated.resolve("truth.json"),
                "--format",
                "csv"));
        arguments.addAll(List.of(options));
        return Cli.run(arguments.toArray());
    }

    private static double value(Cli run, String table, String model, String measure) {
        String start = table + "," + model + "," + measure + ",";
        return run.lines().stream()
                .filter(line -> line.startsWith(start))
                .map(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + start + " in " + run.out()));
    }

    @Test
    void tableAndPageNameTheEstimand() {
        Cli table = Cli.run(
                "evaluate", "--scenario", "weibull-hazard", "--users", 300, "--seeds", "1,2", "--model", "linear");
        assertThat(table.exitCode()).as(table.err()).isZero();
        assertThat(table.out())
                .contains("weibull-hazard: shapley_incremental", "Truth: Shapley value over the on/off sets")
                .contains("weibull-hazard: hazard_ratio")
                .containsPattern("linear +0\\.\\d{4} \\[0\\.\\d{4}, 0\\.\\d{4}]");
        Cli page = Cli.run(
                "evaluate",
                "--scenario",
                "weibull-hazard",
                "hawkes",
                "--users",
                300,
                "--seeds",
                "1,2",
                "--model",
                "linear",
                "--model",
                "last-n:credits=0.5|0.5",
                "--format",
                "markdown");
        assertThat(page.out())
                .startsWith("# Accuracy\n")
                .contains("attribution evaluate --scenario weibull-hazard hawkes --users 300 --seeds 1,2 --model"
                        + " 'linear' --model 'last-n:credits=0.5|0.5' --format markdown")
                .contains("| model | weibull-hazard | hawkes |\n|---|---:|---:|\n| linear | 0.")
                .contains("| last-n:credits=0.5\\|0.5 |");
    }

    @Test
    void nonsenseIsRefusedByName() {
        assertThat(Cli.run("evaluate").exitCode()).isEqualTo(Main.EXIT_USAGE);
        assertThat(Cli.run("evaluate", "--scenario", "nowhere").err()).contains("--scenario", "\"nowhere\"", "hawkes");
        assertThat(Cli.run("evaluate", "--scenario", "hawkes", "--users", 0).err())
                .contains("users must be 1 or more");
        assertThat(Cli.run("simulate", "--scenario", "hawkes").err()).contains("--out is missing");
        assertThat(Cli.run("simulate", "--scenario", "hawkes", "--out", directory, "--holdout", "sms=0.5")
                        .err())
                .contains("sms");
        Path out = simulated("hawkes", 50);
        assertThat(Cli.run("evaluate", "--events", out.resolve("events.csv"), "--path-of", "campaign")
                        .err())
                .contains("--path-of");
        assertThat(Cli.run("evaluate", "--events", out.resolve("events.csv"), "--held-out", "2")
                        .err())
                .contains("--held-out: part must be in");
        assertThat(Cli.run("simulate").out()).contains("confounded-targeting", "shop");
    }
}
