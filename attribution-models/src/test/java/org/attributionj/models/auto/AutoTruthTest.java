package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attributionj.models.ReferenceData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mean absolute error of the shares against each generator's own truth, and of the effects of one touch. */
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
        Map<String, Object> truth = truth(name);
        AutoFit fit = fit(name);
        assertThat(error(fit, fit.shares(), truth, truth.get("primary"))).isCloseTo(expected, within(TOLERANCE));
    }

    /** Truths that are effects of one click or exposure are what the second output answers, and shares do not. */
    @ParameterizedTest
    @CsvSource({
        "kth_real_s42, pkb_normalised, 0.0286, 0.0079",
        "kth_hypo_s42, pkb_normalised, 0.0365, 0.0193",
        "jd_mta_s42, beta1, 0.0582, 0.0562",
        "tae73_cox_10k_s42, generator_truth, 0.0348, 0.0324",
        "shapleyattr_A_undirected_s42, channel_importance, 0.0165, 0.0154",
    })
    void effectsOfOneTouchAreNearerToTruthsOfOneTouch(String name, String which, double share, double effect)
            throws IOException {
        Map<String, Object> truth = truth(name);
        AutoFit fit = fit(name);
        assertThat(error(fit, fit.shares(), truth, which)).isCloseTo(share, within(TOLERANCE));
        assertThat(error(fit, fit.effectPerTouch(), truth, which)).isCloseTo(effect, within(TOLERANCE));
    }

    private static Map<String, Object> truth(String name) throws IOException {
        Path folder = ReferenceData.file("truth/open/" + name);
        return Json.parse(Files.readString(folder.resolve("truth.json")));
    }

    private static AutoFit fit(String name) throws IOException {
        TruthSet set = new TruthSet(ReferenceData.file("truth/open/" + name));
        return AutoFitter.fit(set.data(), AutoOptions.defaults(), set.isTimed);
    }

    private static double error(AutoFit fit, List<Double> parts, Map<String, Object> truth, Object which) {
        Map<String, Object> truths = Json.asMap(truth.get("truths"));
        Map<String, Object> shares = Json.asMap(Json.asMap(truths.get(which)).get("shares"));
        double error = 0;
        for (Map.Entry<String, Object> entry : shares.entrySet()) {
            int c = fit.channels().indexOf(entry.getKey());
            error += Math.abs((c < 0 ? 0 : parts.get(c)) - Json.asNumber(entry.getValue()));
        }
        return error / shares.size();
    }
}
