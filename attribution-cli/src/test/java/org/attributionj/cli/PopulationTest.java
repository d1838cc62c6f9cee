package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hold-outs that correct {@code auto} and other models with a baseline, and the warning without them. */
class PopulationTest {
    private static final Pattern HOLD_OUT =
            Pattern.compile("auto: hold-out of display: \\d+ served, \\d+ held out, [-0-9.]+ incremental conversions"
                    + " \\[([-0-9.]+), ([-0-9.]+)], ([0-9.]+) by the model; credit ([0-9.]+), now ([0-9.]+)");

    @TempDir
    private Path directory;

    private Path simulated(int users) {
        Path out = directory.resolve("confounded");
        Cli run = Cli.run(
                "simulate",
                "--scenario",
                "confounded-targeting",
                "--users",
                users,
                "--seed",
                1,
                "--out",
                out,
                "--holdout",
                "display=0.5");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return out;
    }

    private static Cli run(String command, Path data, boolean withPopulation, Object... more) {
        List<Object> args = new ArrayList<>(List.of(command, "--events", data.resolve("events.csv")));
        if (withPopulation) {
            args.addAll(List.of("--population", data.resolve("population.csv")));
        }
        args.addAll(List.of(more));
        Cli run = Cli.run(args.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    @Test
    void autoSaysWhatHoldOutsChangedAndOthersSayNothing() {
        Path data = simulated(3000);
        Cli plain = run("compare", data, false, "--model", "auto", "--model", "linear", "--format", "csv");
        assertThat(plain.err())
                .contains("auto: warning: branded search, paid search, retargeting end ")
                .doesNotContain("linear:");
        Cli corrected = run("compare", data, true, "--model", "auto", "--model", "linear", "--format", "csv");
        assertThat(corrected.err())
                .doesNotContain("warning")
                .doesNotContain("linear:")
                .contains("auto: baseline 0.");
        Matcher line = HOLD_OUT.matcher(corrected.err());
        assertThat(line.find()).as(corrected.err()).isTrue();
        double now = Double.parseDouble(line.group(5));
        assertThat(now).isBetween(Double.parseDouble(line.group(1)), Double.parseDouble(line.group(2)));
        assertThat(credit(corrected, "auto")).isCloseTo(now, org.assertj.core.api.Assertions.within(0.06));
        assertThat(credit(plain, "auto"))
                .isCloseTo(Double.parseDouble(line.group(4)), org.assertj.core.api.Assertions.within(0.06));
        assertThat(credit(corrected, "linear")).isEqualTo(credit(plain, "linear"));
    }

    private static double credit(Cli run, String model) {
        return run.lines().stream()
                .filter(line -> line.startsWith(model + ",display,"))
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[3]))
                .sum();
    }

    @Test
    void attributeAndIntervalsAreCorrectedToo() {
        Path data = simulated(1000);
        assertThat(run("attribute", data, true, "--model", "auto").err()).containsPattern(HOLD_OUT);
        assertThat(run("attribute", data, true, "--model", "auto").out())
                .isNotEqualTo(run("attribute", data, false, "--model", "auto").out());
        assertThat(width(run("compare", data, true, "--model", "auto", "--intervals=20", "--format", "csv")))
                .isGreaterThan(
                        2 * width(run("compare", data, false, "--model", "auto", "--intervals=20", "--format", "csv")));
    }

    /** Models without a baseline say nothing; with one, they are corrected and say so, in files as in the report. */
    @Test
    void otherModelsWithABaselineAreCorrectedToo() {
        Path data = simulated(1500);
        Object[] models = {
            "--model", "hazard", "--model", "survival", "--model", "logistic", "--model", "markov", "--format", "csv"
        };
        Cli plain = run("compare", data, false, models);
        Cli corrected = run("compare", data, true, models);
        for (String model : new String[] {"hazard", "survival", "logistic"}) {
            Matcher line = Pattern.compile(model + "[^ ]*: hold-out of display: .*; credit ([0-9.]+), now ([0-9.]+)")
                    .matcher(corrected.err());
            assertThat(line.find()).as(model + corrected.err()).isTrue();
            assertThat(credit(plain, model))
                    .isCloseTo(Double.parseDouble(line.group(1)), org.assertj.core.api.Assertions.within(0.06));
            assertThat(credit(corrected, model))
                    .isCloseTo(Double.parseDouble(line.group(2)), org.assertj.core.api.Assertions.within(0.06));
        }
        assertThat(corrected.err()).doesNotContain("markov: hold-out");
        assertThat(credit(corrected, "markov")).isEqualTo(credit(plain, "markov"));
        assertThat(run("attribute", data, true, "--model", "hazard").out())
                .isNotEqualTo(run("attribute", data, false, "--model", "hazard").out());
    }

    /** The width of display's interval. */
    private static double width(Cli run) {
        String[] row = run.lines().stream()
                .filter(line -> line.startsWith("auto,display,"))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
        return Double.parseDouble(row[9]) - Double.parseDouble(row[8]);
    }

    /**
     * The reference set with its hold-out: the truth is 411 conversions by Shapley value and 459 by leaving display out. The
     * mean error of all channels falls from 0.119 to 0.107: that of the other channels remains.
     */
    @Test
    void displayIsRightOnTheReferenceSet() throws IOException {
        Path folder = SharedFiles.require("truth/open/confounded_s42");
        Cli run = Cli.run(
                "evaluate",
                "--events",
                TruthSet.events(folder, directory),
                "--population",
                TruthSet.population(folder, directory),
                "--truth",
                folder.resolve("truth.json"),
                "--window",
                "none",
                "--gap",
                "none",
                "--held-out",
                "0",
                "--model",
                "auto",
                "--format",
                "csv");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Matcher line = HOLD_OUT.matcher(run.err());
        assertThat(line.find()).as(run.err()).isTrue();
        assertThat(411.1).isBetween(Double.parseDouble(line.group(1)), Double.parseDouble(line.group(2)));
        assertThat(Double.parseDouble(line.group(4))).isLessThan(350);
        assertThat(Double.parseDouble(line.group(5))).isBetween(380.0, 480.0);
        String error = "confounded: shapley_incremental,auto,MAE,";
        assertThat(run.lines())
                .filteredOn(each -> each.startsWith(error))
                .singleElement()
                .satisfies(each -> assertThat(Double.parseDouble(each.substring(error.length())))
                        .isLessThan(0.115));
    }
}
