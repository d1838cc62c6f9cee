package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Other people's simulators: the errors of the rule models and of the Markov chain are those that the reference folder
 * publishes for their authors' own programs, to the last of four decimals.
 */
class EvaluateTruthSetsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double MILLIS_PER_HOUR = 3_600_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "confounded_s42, shapley_incremental, 0.1333, 0.1287, 0.1132, 0.1199",
        "jd_mta_s42, population_shapley, 0.0915, 0.0838, 0.0877, ",
        "kth_hypo_s42, pkb_normalised, 0.0588, 0.0463, 0.0368, ",
        "kth_real_s42, pkb_normalised, 0.0288, 0.0302, 0.0316, ",
        "shapleyattr_A_undirected_s42, channel_importance, 0.0446, 0.0457, 0.0481, ",
        "shapleyattr_B_directed06_s42, oracle_path, 0.0404, 0.0427, 0.0474, ",
        "tae73_cox_10k_s42, generator_truth, 0.0381, 0.0583, 0.1542, 0.0737",
        "tae73_hawkes_10k_s42, generator_truth, 0.0364, 0.0546, 0.1444, 0.0700",
        "tae73_logistic_20k_s42, generator_truth, 0.0478, 0.0337, 0.2016, 0.0560",
        "tae73_main_100k_s42, A_intensity_decomposition, 0.0378, 0.0564, 0.1584, 0.0658",
        "tae73_main_10k_s42, A_intensity_decomposition, 0.0293, 0.0552, 0.1440, 0.0716",
        "tae73_main_1k_s42, A_intensity_decomposition, 0.0548, 0.0629, 0.1714, 0.0726",
        "tae73_main_5k_s42, A_intensity_decomposition, 0.0424, 0.0538, 0.1556, 0.0669",
        "tae73_markov_20k_s42, generator_truth, 0.0528, 0.0166, 0.0384, 0.0042",
    })
    void errorsAreThosePublished(
            String set, String truth, String lastTouch, String linear, String firstTouch, String markov)
            throws IOException {
        Path folder = SharedFiles.require("truth/open/" + set);
        Cli run = Cli.run(
                "evaluate",
                "--events",
                events(folder),
                "--truth",
                folder.resolve("truth.json"),
                "--window",
                "none",
                "--gap",
                "none",
                "--held-out",
                "0",
                "--format",
                "csv",
                "--model",
                "last-touch",
                "--model",
                "linear",
                "--model",
                "first-touch",
                "--model",
                "markov");
        assertThat(run.exitCode()).as(run.err()).isZero();
        String table = set.replace("_s42", "") + ": " + truth;
        assertThat(run.lines())
                .contains(
                        table + ",last-touch,MAE," + lastTouch,
                        table + ",linear,MAE," + linear,
                        table + ",first-touch,MAE," + firstTouch);
        if (markov != null) {
            assertThat(run.lines()).contains(table + ",markov:order=1,MAE," + markov);
        }
    }

    /** The set's two files as one file of events. Sets without times have positions, which stand for hours. */
    private Path events(Path folder) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("customer,time,sequence,channel,conversion,value,currency");
        Map<String, String> lastHour = new HashMap<>();
        List<String[]> touches = read(folder.resolve("journeys.csv.gz"));
        for (String[] touch : touches.subList(1, touches.size())) {
            String hour = touch.length == 4 ? touch[2] : touch[1];
            lastHour.put(touch[0], hour);
            rows.add(String.join(",", touch[0], time(hour), touch[1], touch[touch.length - 1], "0", "", ""));
        }
        List<String[]> conversions = read(folder.resolve("conversions.csv.gz"));
        for (String[] customer : conversions.subList(1, conversions.size())) {
            if (customer[1].equals("1")) {
                String hour = customer.length < 3 || customer[2].isEmpty() ? lastHour.get(customer[0]) : customer[2];
                rows.add(String.join(",", customer[0], time(hour), "0", "", "1", "1", "EUR"));
            }
        }
        return Files.write(directory.resolve("events.csv"), rows);
    }

    private static String time(String hours) {
        return START.plusMillis(Math.round(Double.parseDouble(hours) * MILLIS_PER_HOUR))
                .toString();
    }

    private static List<String[]> read(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split(",", -1));
            }
        }
        return rows;
    }
}
