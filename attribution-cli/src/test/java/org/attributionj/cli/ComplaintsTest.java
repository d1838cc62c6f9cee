package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Public complaints about attribution, where the reference data lie beside the project: each comes out as its page says. */
class ComplaintsTest {

    /** A table without a column of nulls: the chain is right, and stable. */
    @Test
    void convertersOnlyInAPathTable() {
        Object paths = SharedFiles.require("cases/a05-only-converters/paths.csv");

        Cli first = Cli.run("compare", "--paths", paths, "--model", "markov", "--format", "csv");
        Cli second = Cli.run("compare", "--paths", paths, "--model", "markov", "--format", "csv");

        assertThat(first.out())
                .contains("markov,S,XXX,7.22222")
                .contains("markov,T,XXX,10.0")
                .contains("markov,U,XXX,2.77777")
                .isEqualTo(second.out());
    }

    /** Refunds net to nothing on each touchpoint; a negative sale is credited, counted as no conversion, and warned of. */
    @Test
    void refundsAndNegativeSales() {
        Object events = SharedFiles.require("cases/a25-refunds-zero/events.csv");

        Cli run = Cli.run("compare", "--events", events, "--model", "linear");

        assertThat(cells(run, "value in EUR"))
                .containsExactlyInAnyOrder(
                        List.of("display", "0.00"),
                        List.of("email", "0.00"),
                        List.of("social", "0.00"),
                        List.of("video", "-20.00"),
                        List.of("search", "-30.00"),
                        List.of("total", "-50.00"));
        assertThat(cells(run, "conversions")).contains(List.of("video", "0.00"), List.of("total", "3.00"));
        assertThat(run.err()).contains("warning: 1 conversions have a negative value and adjust none");
    }

    @Test
    void aGameThatCreditsNegatively() {
        Object paths = SharedFiles.require("cases/a33-shapley-negative/paths.csv");

        Cli run = Cli.run("compare", "--paths", paths, "--model", "shapley:game=coalition-rate");

        assertThat(run.err()).contains("Retarget with -27.56 conversions").contains("level journey");
        assertThat(cells(run, "conversions")).contains(List.of("total", "91.00"));
    }

    /** The rows of one block of the table, each as its cells. */
    private static List<List<String>> cells(Cli run, String title) {
        return run.out()
                .lines()
                .dropWhile(line -> !line.startsWith(title))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                // well-known channels come under their own spelling
                .map(line -> List.of(line.trim().toLowerCase(Locale.ROOT).split("  +")))
                .toList();
    }
}
