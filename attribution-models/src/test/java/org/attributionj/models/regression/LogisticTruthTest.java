package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.ReferenceData;
import org.attributionj.models.TruthJourneys;
import org.junit.jupiter.api.Test;

/** Effects per touch against the per-click parameters of a published click simulator; least errors of its peers beside. */
class LogisticTruthTest {
    private static final Map<String, Double> HYPOTHETICAL = Map.of(
            "(direct) / (none)", 0.055,
            "adtraction / affiliate", 0.065,
            "facebook / ad", 0.005,
            "google / cpc", 0.055,
            "google / organic", 0.05,
            "newsletter / email", 0.075,
            "studentkortet / partnership", 0.065);
    private static final int CHANNELS = 10;

    /** The peers' coefficients are .0089 (plain) and .0113 (cross-validated, on balanced data) away. */
    @Test
    void effectsPerTouchAreTheClicks() throws IOException {
        JourneyTable table = TruthJourneys.read(ReferenceData.file("truth/open/kth_hypo_s42"));
        LogisticOptions options = LogisticOptions.DEFAULT;
        assertThat(error(LogisticModel.fit(table, options.withExposure(Exposure.COUNTS))))
                .isLessThan(0.007);
        assertThat(error(LogisticModel.fit(table, options))).isLessThan(0.0095);
        LogisticModel chosen = ExposureChoice.fit(table, options);
        assertThat(chosen.fit().options().halfLife()).isGreaterThan(Duration.ofDays(50));
        assertThat(error(chosen)).isLessThan(0.012);
    }

    private static double error(LogisticModel model) {
        double sum =
                HYPOTHETICAL.values().stream().mapToDouble(Double::doubleValue).sum();
        return model.touchEffects().entrySet().stream()
                        .mapToDouble(entry ->
                                Math.abs(entry.getValue() - HYPOTHETICAL.getOrDefault(entry.getKey(), 0.0) / sum))
                        .sum()
                / CHANNELS;
    }
}
