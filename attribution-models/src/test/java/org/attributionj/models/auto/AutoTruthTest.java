package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.attributionj.models.ReferenceData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mean absolute error of the shares against each generator's own truth: what docs/models.md. */
class AutoTruthTest {
    /** The table has four decimals. */
    private static final double TOLERANCE = 5e-5 + 1e-9;

    @ParameterizedTest
    @CsvSource({
        "tae73_main_100k_s42, 0.0107",
        "tae73_main_10k_s42, 0.0193",
        "tae73_main_5k_s42, 0.0193",
        "tae73_main_1k_s42, 0.0242",
        "tae73_logistic_20k_s42, 0.0074",
        "tae73_markov_20k_s42, 0.0042",
        "tae73_cox_10k_s42, 0.0348",
        "tae73_hawkes_10k_s42, 0.0447",
        "kth_real_s42, 0.0286",
        "kth_hypo_s42, 0.0365",
        "shapleyattr_A_undirected_s42, 0.0165",
        "shapleyattr_B_directed06_s42, 0.0450",
        "jd_mta_s42, 0.0678",
        "confounded_s42, 0.1417",
    })
    void errorIsWhatTheTableSays(String name, double expected) throws IOException {
        Path folder = ReferenceData.file("truth/open/" + name);
        TruthSet set = new TruthSet(folder);
        AutoFit fit = AutoFitter.fit(set.data(), AutoOptions.defaults(), set.isTimed);
        Map<String, Object> truth = Json.parse(Files.readString(folder.resolve("truth.json")));
        Map<String, Object> truths = Json.asMap(truth.get("truths"));
        Map<String, Object> shares =
                Json.asMap(Json.asMap(truths.get(truth.get("primary"))).get("shares"));
        double error = 0;
        for (Map.Entry<String, Object> entry : shares.entrySet()) {
            int c = fit.channels().indexOf(entry.getKey());
            error += Math.abs((c < 0 ? 0 : fit.shares().get(c)) - Json.asNumber(entry.getValue()));
        }
        assertThat(error / shares.size()).isCloseTo(expected, within(TOLERANCE));
    }
}
