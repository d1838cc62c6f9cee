package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.comparison.ComparisonTable;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.Events;
import org.attributionj.io.result.ComparisonWriter;
import org.attributionj.models.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final String HEADER = "customer,time,channel,campaign,milestone,conversion,value,currency";
    private static final String[] EVENTS = {
        HEADER,
        "anna,2026-03-01T10:00:00Z,search,brand,,0,,",
        "anna,2026-03-04T10:00:00Z,social,spring,,0,,",
        "anna,2026-03-10T10:00:00Z,email,spring,,0,,",
        "anna,2026-03-10T10:00:00Z,,,,1,100.00,EUR",
        "ben,2026-03-02T10:00:00Z,display,,,0,,",
        "carl,2026-03-05T09:00:00Z,search,brand,,0,,",
        "carl,2026-03-05T10:00:00Z,,,,1,50.01,EUR",
        "dora,2026-03-05T10:00:00Z,,,,1,7.00,EUR",
    };

    private static final Path SAMPLE = Path.of("..", "examples", "data", "sample-events.csv");

    @TempDir
    private Path directory;

    private Path events() {
        return Cli.file(directory, "events.csv", EVENTS);
    }

    @Test
    void csvHasARowPerModelAndChannelAndWhatNothingEarned() {
        Cli cli = Cli.run(
                "compare", "--events", events(), "--model", "first-touch", "--model", "linear", "--format", "csv");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines())
                .containsExactly(
                        "model,channel,currency,conversions,value,share",
                        "first-touch,display,EUR,0.0,0.00000000000,0.0",
                        "first-touch,email,EUR,0.0,0.00000000000,0.0",
                        "first-touch,search,EUR,2.0,150.01000000000,0.6666666666666666",
                        "first-touch,social,EUR,0.0,0.00000000000,0.0",
                        "first-touch,(unattributed),EUR,1.0,7.00000000000,0.3333333333333333",
                        "linear,display,EUR,0.0,0.00000000000,0.0",
                        "linear,email,EUR,0.3333333333333333,33.33333333334,0.1111111111111111",
                        "linear,search,EUR,1.3333333333333333,83.34333333333,0.4444444444444444",
                        "linear,social,EUR,0.3333333333333333,33.33333333333,0.1111111111111111",
                        "linear,(unattributed),EUR,1.0,7.00000000000,0.3333333333333333");
    }

    @Test
    void accountGoesToStandardError() {
        Cli cli = Cli.run("compare", "--events", events(), "--model", "linear");

        assertThat(cli.err()).contains("8 rows read, 8 accepted, 0 rejected").contains("without touchpoints");
        assertThat(cli.out()).doesNotContain("rows read");
    }

    @Test
    void shuffledRowsGiveTheSameBytes() {
        String sorted =
                Cli.run("compare", "--events", events(), "--format", "csv").out();

        List<String> rows = new ArrayList<>(Arrays.asList(EVENTS).subList(1, EVENTS.length));
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(rows, new Random(seed));
            List<String> lines = new ArrayList<>(List.of(HEADER));
            lines.addAll(rows);
            Path shuffled = Cli.file(directory, "shuffled.csv", lines.toArray(String[]::new));
            assertThat(Cli.run("compare", "--events", shuffled, "--format", "csv")
                            .out())
                    .isEqualTo(sorted);
        }
    }

    @Test
    void groupedEventsGiveTheSameBytesOneCustomerAtATime() {
        for (String by : List.of("channel", "campaign")) {
            Cli together = Cli.run("compare", "--events", events(), "--by", by, "--format", "csv");
            Cli grouped = Cli.run("compare", "--events", events(), "--by", by, "--format", "csv", "--grouped");

            assertThat(grouped.out()).isEqualTo(together.out());
            assertThat(grouped.err()).isEqualTo(together.err());
        }
    }

    @Test
    void groupedEventsOfACustomerWhoComesBackAreRefused() {
        Path events = Cli.file(
                directory,
                "torn.csv",
                "customer,time,channel",
                "anna,2026-03-01T10:00:00Z,search",
                "ben,2026-03-01T10:00:00Z,search",
                "anna,2026-03-02T10:00:00Z,search");

        Cli cli = Cli.run("compare", "--events", events, "--grouped");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("torn.csv:4: customer anna comes back after other customers");
    }

    @Test
    void groupsByCampaignWhatModelsSawAsChannels() {
        Cli cli = Cli.run(
                "compare", "--events", events(), "--model", "linear-unique", "--by", "campaign", "--format", "csv");

        assertThat(cli.lines().get(0)).isEqualTo("model,campaign,currency,conversions,value,share");
        assertThat(cli.lines())
                .contains("linear-unique,brand,EUR,1.3333333333333333,83.34333333333,0.4444444444444444")
                .contains("linear-unique,spring,EUR,0.6666666666666666,66.66666666667,0.2222222222222222");
    }

    @Test
    void groupsThatNoTouchpointHasAreToldOf() {
        Cli mistyped = Cli.run("compare", "--events", events(), "--model", "linear", "--by", "chanel");
        Cli known = Cli.run("compare", "--events", events(), "--model", "linear", "--by", "country");

        assertThat(mistyped.exitCode()).isZero();
        assertThat(mistyped.err())
                .contains("no touchpoint has an attribute \"chanel\": all are under (none). Maybe group by one of"
                        + " [channel, campaign, ");
        assertThat(known.out()).contains("(none)");
        assertThat(known.err()).doesNotContain("no touchpoint has");
    }

    @Test
    void populationIsReadAndCounted() {
        Path population =
                Cli.file(directory, "population.csv", "customer,holdout_display", "anna,0", "ben,1", "carl,perhaps");

        Cli cli = Cli.run("compare", "--events", events(), "--population", population, "--model", "linear");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).contains("population: 3 rows read, 2 accepted, 1 rejected, 1 customers in a hold-out");
    }

    @Test
    void modelsKeepTheLabelUnderWhichTheyWereAskedFor() {
        Cli cli = Cli.run("compare", "--events", events(), "--model", "last", "--format", "csv");

        assertThat(cli.lines().get(1)).startsWith("last,");
    }

    @Test
    void withoutMilestonesTheirModelsAreLeftOutOrRefused() {
        Cli all = Cli.run("compare", "--events", events(), "--format", "csv");
        Cli asked = Cli.run("compare", "--events", events(), "--model", "w-shaped");

        assertThat(all.out()).doesNotContain("w-shaped").contains("time-decay");
        assertThat(asked.exitCode()).isEqualTo(1);
        assertThat(asked.err()).contains("w-shaped needs milestones");
    }

    @Test
    void pathTablesServeModelsWithoutTimes() {
        Path paths = Cli.file(
                directory,
                "paths.csv",
                "path,total_conversions,total_conversion_value,total_null",
                "a > b,2,3.5,1",
                "b,1,1.25,0",
                "c > a,0,0,4");

        Cli all = Cli.run("compare", "--paths", paths, "--currency", "EUR", "--format", "csv");
        Cli asked = Cli.run("compare", "--paths", paths, "--model", "time-decay");

        assertThat(all.lines())
                .contains("last-touch,b,EUR,3.0,4.75000000000,1.0")
                .contains("linear,a,EUR,1.0,1.75000000000,0.3333333333333333")
                .contains("linear,c,EUR,0.0,0.00000000000,0.0");
        assertThat(all.out()).doesNotContain("time-decay");
        assertThat(asked.exitCode()).isEqualTo(1);
        assertThat(asked.err()).contains("time-decay needs times");
    }

    @Test
    void eachTransformIsCounted() {
        Path repeats = Cli.file(
                directory,
                "repeats.csv",
                "customer,time,channel,conversion,value,currency",
                "anna,2026-03-01T10:00:00Z,search,0,,",
                "anna,2026-03-02T10:00:00Z,search,0,,",
                "anna,2026-03-03T10:00:00Z,email,0,,",
                "anna,2026-03-04T10:00:00Z,display,0,,",
                "anna,2026-03-05T10:00:00Z,,1,9.00,EUR");
        String counts = """
                transforms: 4 touchpoints of 1 journeys
                  exposure: merged 1, dropped 0
                  trim=2: merged 0, dropped 2
                """;

        Cli compared = Cli.run(
                "compare",
                "--events",
                repeats,
                "--model",
                "linear",
                "--transform",
                "exposure",
                "--transform",
                "trim=2");
        Cli attributed = Cli.run(
                "attribute",
                "--events",
                repeats,
                "--model",
                "linear",
                "--transform",
                "exposure",
                "--transform",
                "trim=2");

        assertThat(compared.err()).contains(counts);
        assertThat(attributed.err()).contains(counts);
        assertThat(Cli.run("compare", "--events", repeats, "--model", "linear").err())
                .doesNotContain("transforms");
    }

    @Test
    void transformsOfPathTablesAreCountedByJourneys() {
        Path paths = Cli.file(
                directory, "paths.csv", "path,total_conversions,total_conversion_value,total_null", "a > a > b,2,5,1");

        assertThat(Cli.run("compare", "--paths", paths, "--model", "linear", "--transform", "exposure")
                        .err())
                .contains("transforms: 9 touchpoints of 3 journeys\n  exposure: merged 3, dropped 0\n");
    }

    @Test
    void transformsChangeWhatModelsSee() {
        Path paths = Cli.file(directory, "paths.csv", "path,total_conversions", "a > a > b,1");

        Cli plain = Cli.run("compare", "--paths", paths, "--model", "linear", "--format", "csv");
        Cli collapsed =
                Cli.run("compare", "--paths", paths, "--model", "linear", "--format", "csv", "--transform", "exposure");

        assertThat(plain.out()).contains("linear,a,XXX,0.6666666666666666,");
        assertThat(collapsed.out()).contains("linear,a,XXX,0.5,");
    }

    @Test
    void tablesAddUpVisibly() {
        Cli cli = Cli.run("compare", "--events", events(), "--model", "linear");

        assertThat(cli.out()).isEqualTo("""
                        value in EUR    linear
                        search           83.34
                        email            33.34
                        social           33.33
                        display           0.00
                        (unattributed)    7.00
                        total           157.01

                        conversions     linear
                        search            1.33
                        email             0.34
                        social            0.33
                        display           0.00
                        (unattributed)    1.00
                        total             3.00

                        """);
    }

    @Test
    void jsonHasTheSameRowsWithExactValues() {
        Cli cli = Cli.run("compare", "--events", events(), "--model", "linear", "--format", "json");

        assertThat(cli.out())
                .contains("\"channel\" : \"search\"")
                .contains("\"value\" : \"83.34333333333\"")
                .contains("\"conversions\" : 1.3333333333333333");
    }

    @Test
    void resultsGoToTheFileThatIsNamed() {
        Path out = directory.resolve("out.csv");

        Cli cli = Cli.run("compare", "--events", events(), "--model", "linear", "--format", "csv", "--out", out);

        assertThat(cli.out()).isEmpty();
        assertThat(out).content().startsWith("model,channel,").endsWith("0.3333333333333333\n");
    }

    @Test
    void windowsAndGoalsDecideWhatIsEligible() {
        Cli narrow = Cli.run("compare", "--events", events(), "--model", "first", "--window", "5d", "--format", "csv");
        Cli other = Cli.run("compare", "--events", events(), "--model", "first", "--goal", "signup", "--format", "csv");

        assertThat(narrow.out()).contains("first,email,EUR,1.0,100.");
        assertThat(other.lines()).hasSize(5).contains("first,search,XXX,0.0,0.00000000000,0.0");
        assertThat(other.err()).contains("not of the goal");
    }

    /** The command is a caller of the library: same rows, to the last digit. */
    @Test
    void figuresAreThoseOfTheLibrary() throws IOException {
        Path file = SAMPLE;
        String[] models = {"linear", "time-decay", "markov", "shapley", "linear:without=direct"};
        for (String by : List.of("channel", "campaign")) {
            List<Object> arguments =
                    new ArrayList<>(List.of("compare", "--events", file, "--by", by, "--format", "csv"));
            Arrays.stream(models).forEach(model -> arguments.addAll(List.of("--model", model)));
            Cli cli = Cli.run(arguments.toArray());
            assertThat(cli.exitCode()).as(cli.err()).isZero();

            Events events = EventReader.readAll(file);
            ComparisonTable table = Comparison.of(events.touchpoints(), events.conversions())
                    .models(models)
                    .by(Dimension.named(by))
                    .run();
            StringWriter csv = new StringWriter();
            new ComparisonWriter().writeCsv(table, csv);
            assertThat(csv.toString()).isEqualTo(cli.out());
        }
    }
}
