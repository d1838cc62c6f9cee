package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareIntervalsTest {
    private static final String HEADER = "customer,time,channel,conversion,value,currency";
    private static final String[] CHANNELS = {"a", "b", "c"};

    @TempDir
    private Path directory;

    private Path events(long shuffle) {
        Random random = new Random(1);
        List<String> rows = new ArrayList<>();
        for (int customer = 0; customer < 120; customer++) {
            for (int day = 1; day <= 3; day++) {
                rows.add("u" + customer + ",2026-03-0" + day + "T10:00:00Z," + CHANNELS[random.nextInt(3)] + ",0,,");
            }
            if (random.nextInt(3) == 0) {
                rows.add("u" + customer + ",2026-03-04T10:00:00Z,,1,10.00,EUR");
            }
        }
        Collections.shuffle(rows, new Random(shuffle));
        rows.add(0, HEADER);
        return Cli.file(directory, "events" + shuffle + ".csv", rows.toArray(String[]::new));
    }

    private static Cli compare(Path events, String... more) {
        List<Object> args =
                new ArrayList<>(List.of("compare", "--events", events, "--model", "linear", "--model", "markov"));
        args.addAll(List.of(more));
        return Cli.run(args.toArray());
    }

    @Test
    void csvHasTheIntervalOfEachLabel() {
        Cli cli = compare(events(0), "--intervals=50", "--format", "csv");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines().get(0))
                .isEqualTo("model,channel,currency,conversions,value,share,"
                        + "label_share,label_share_error,label_share_low,label_share_high,label_share_ends");
        assertThat(cli.lines()).hasSize(7);
        for (String line : cli.lines().subList(1, 7)) {
            String[] fields = line.split(",", -1);
            double share = Double.parseDouble(fields[6]);
            assertThat(share).isBetween(Double.parseDouble(fields[8]), Double.parseDouble(fields[9]));
            assertThat(share).isEqualTo(Double.parseDouble(fields[5]), org.assertj.core.api.Assertions.within(1e-9));
            assertThat(Double.parseDouble(fields[7])).isBetween(0.001, 0.2);
        }
    }

    @Test
    void shuffledRowsGiveTheSameIntervals() {
        assertThat(compare(events(1), "--intervals=20", "--format", "json").out())
                .contains("label_share_low")
                .isEqualTo(
                        compare(events(2), "--intervals=20", "--format", "json").out());
    }

    @Test
    void tableShowsIntervalsBelowTheCredits() {
        Cli cli = compare(events(0), "--intervals");

        assertThat(cli.out())
                .contains("share of conversions")
                .containsPattern("a +0\\.\\d{4} \\[0\\.\\d{4}, 0\\.\\d{4}\\]");
        assertThat(compare(events(0)).out()).doesNotContain("share of conversions");
    }

    @Test
    void seedChangesTheResamples() {
        Path events = events(0);
        assertThat(compare(events, "--intervals=20", "--seed", "2").out())
                .isNotEqualTo(compare(events, "--intervals=20").out());
    }

    @Test
    void pathTablesAreResampledToo() {
        Path paths = Cli.file(
                directory,
                "paths.csv",
                "path,total_conversions,total_conversion_value,total_null",
                "a > b,20,35,100",
                "b,10,12.5,70",
                "c > a,0,0,40");

        Cli cli = Cli.run(
                "compare",
                "--paths",
                paths,
                "--model",
                "markov",
                "--model",
                "linear",
                "--intervals=20",
                "--format",
                "csv");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines()).hasSize(7);
        assertThat(cli.lines().get(1)).startsWith("markov,a,XXX,");
    }

    @Test
    void tooFewResamplesAreRefused() {
        Cli cli = compare(events(0), "--intervals=3");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--intervals").contains("[20, 100000]");
    }

    @Test
    void modelsThatTheDataCannotServeHaveNoIntervals() {
        Cli cli = Cli.run("compare", "--events", events(0), "--intervals=20");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out())
                .contains("share of conversions")
                .contains("time-decay")
                .doesNotContain("w-shaped");
    }
}
