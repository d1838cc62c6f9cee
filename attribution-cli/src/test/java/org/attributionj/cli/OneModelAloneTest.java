package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that cannot be fitted, or that the data cannot serve, costs its own column and exit code 1, and nothing else. */
class OneModelAloneTest {
    private static final String NO_MILESTONES = "w-shaped is left out: w-shaped needs milestones";

    @TempDir
    Path directory;

    private Path events() {
        return Cli.file(
                directory,
                "events.csv",
                "customer,time,channel,conversion,value",
                "anna,2026-03-01T10:00:00Z,search,0,",
                "anna,2026-03-02T10:00:00Z,,1,5.00",
                "bert,2026-03-01T10:00:00Z,social,0,");
    }

    /** Two customers of one name, which only a model that is corrected by the experiment minds. */
    private Path population() {
        return Cli.file(directory, "population.csv", "customer_id,holdout_search", "anna,1", "anna,0", "bert,0");
    }

    private Path paths() {
        return Cli.file(
                directory,
                "paths.csv",
                "path,total_conversions,total_conversion_value,total_null",
                "search > social,2,10,3",
                "social,1,5,4");
    }

    private static void assertOnlyLinear(Cli cli, String reason) {
        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).contains("linear");
        assertThat(cli.err().lines().toList().get((int) cli.err().lines().count() - 1))
                .contains(reason);
    }

    @Test
    void compareOfFilesShowsTheOthers() {
        for (String grouped : List.of("", "--grouped")) {
            List<Object> args = new ArrayList<>(
                    List.of("compare", "--events", events(), "--model", "w-shaped", "--model", "linear"));
            if (!grouped.isEmpty()) {
                args.addAll(List.of(grouped, "--goal", "custom"));
            }
            Cli cli = Cli.run(args.toArray());

            assertOnlyLinear(cli, "attribution compare: " + NO_MILESTONES);
            assertThat(cli.out()).doesNotContain("w-shaped").contains("search");
        }
    }

    @Test
    void compareOfADatabaseShowsTheOthers() {
        String url = "jdbc:h2:mem:alone;DB_CLOSE_DELAY=-1";

        assertOnlyLinear(
                Cli.run("compare", "--events", events(), "--db", url, "--model", "linear", "--model", "w-shaped"),
                NO_MILESTONES);
    }

    @Test
    void compareOfPathsShowsTheOthers() {
        for (String intervals : List.of("", "--intervals")) {
            List<Object> args = new ArrayList<>(List.of("compare", "--paths", paths(), "--format", "csv"));
            args.addAll(List.of("--model", "time-decay", "--model", "linear", "--model", "markov"));
            if (!intervals.isEmpty()) {
                args.add(intervals);
            }
            Cli cli = Cli.run(args.toArray());

            assertOnlyLinear(cli, "attribution compare: time-decay is left out: time-decay needs times");
            assertThat(cli.out()).doesNotContain("time-decay").contains("markov,search");
        }
    }

    @Test
    void aFitThatFailsCostsItsOwnColumn() {
        Cli cli = Cli.run(
                "compare", "--events", events(), "--population", population(), "--model", "auto", "--model", "linear");

        assertOnlyLinear(cli, "attribution compare: auto is left out: ");
        assertThat(cli.err()).contains("anna");
        assertThat(cli.out()).doesNotContain("auto").contains("5.00");
    }

    @Test
    void attributeWritesTheOthers() {
        for (String grouped : List.of("", "--grouped")) {
            List<Object> args = new ArrayList<>(List.of("attribute", "--events", events()));
            args.addAll(List.of("--model", "w-shaped", "--model", "linear"));
            if (!grouped.isEmpty()) {
                args.addAll(List.of(grouped, "--goal", "custom"));
            }
            Cli cli = Cli.run(args.toArray());

            assertOnlyLinear(cli, "attribution attribute: " + NO_MILESTONES);
            assertThat(cli.lines()).hasSize(2);
        }
        Cli fit = Cli.run(
                "attribute",
                "--events",
                events(),
                "--population",
                population(),
                "--model",
                "linear",
                "--model",
                "auto");
        assertOnlyLinear(fit, "attribution attribute: auto is left out: ");
    }

    @Test
    void attributeInADatabaseStoresTheOthers() {
        String url = "jdbc:h2:mem:alone-attribute;DB_CLOSE_DELAY=-1";

        Cli cli = Cli.run(
                "attribute",
                "--events",
                events(),
                "--db",
                url,
                "--model",
                "w-shaped",
                "--model",
                "linear",
                "--out",
                directory.resolve("credits.csv"));

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err())
                .contains("attributed: 1 conversions under 1 models")
                .contains(NO_MILESTONES);
        assertThat(directory.resolve("credits.csv")).content().contains(",linear,");
    }

    @Test
    void evaluateScoresTheOthers() {
        Cli cli = Cli.run(
                "evaluate",
                "--events",
                events(),
                "--population",
                population(),
                "--touch-effects",
                "--held-out",
                "0",
                "--placebo",
                "1",
                "--model",
                "auto",
                "--model",
                "linear");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("attribution evaluate: auto is left out: ");
        assertThat(cli.out()).contains("linear");
    }

    @Test
    void reportShowsTheOthers() {
        Cli cli = Cli.run(
                "report",
                "--events",
                events(),
                "--transform",
                "first",
                "--model",
                "linear",
                "--model",
                "survival",
                "--resamples",
                "0",
                "--out",
                directory.resolve("report.md"));

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("attribution report: left out: Survival: ");
        assertThat(directory.resolve("report.md")).content().contains("Linear");
    }

    /** The command names its options, not methods of the library. */
    @Test
    void windowsAreWidenedByOptions() {
        Path late = Cli.file(
                directory,
                "late.csv",
                "customer,time,channel,conversion,value",
                "anna,2026-01-01T10:00:00Z,search,0,",
                "anna,2026-03-02T10:00:00Z,,1,5.00");

        assertThat(Cli.run("compare", "--events", late, "--model", "linear").err())
                .containsPattern(
                        "window .* 30d left 1 of 1 conversions \\(100.0 %\\) without a touchpoint, though there are"
                                + " earlier ones; to widen it: --window with a longer time or none")
                .doesNotContain("LookbackWindows");
    }

    @Test
    void withoutAnyModelNothingIsPrinted() {
        Cli cli = Cli.run("compare", "--events", events(), "--model", "w-shaped");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("attribution compare: w-shaped needs milestones");
    }
}
