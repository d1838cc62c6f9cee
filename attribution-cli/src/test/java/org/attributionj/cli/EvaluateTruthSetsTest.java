package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Other people's simulators: the errors of the rule models and of the Markov chain are those that the reference folder
 * publishes for their authors' own programs, to the last of four decimals.
 */
class EvaluateTruthSetsTest {
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
                TruthSet.events(folder, directory),
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
}
