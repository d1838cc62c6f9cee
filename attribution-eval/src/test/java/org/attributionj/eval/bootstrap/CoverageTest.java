package org.attributionj.eval.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often 95 % intervals hold the share of the process that the journeys were drawn from. */
class CoverageTest {
    private static final int REPEATS = 100;
    private static final int CUSTOMERS = 600;
    private static final int CUSTOMERS_OF_TRUTH = 200_000;

    @ParameterizedTest
    @ValueSource(strings = {"linear", "markov"})
    void intervalsOfNinetyFivePercentHoldTheTruthAsOften(String model) {
        ModelDefinition definition = AttributionModels.define(model);
        ShareIntervals truth = ModelBootstrap.of(
                        Samples.table(Samples.journeys(CUSTOMERS_OF_TRUTH, -1)), Resampling.DEFAULT.withReplicates(20))
                .intervals(definition);
        int held = 0;
        List<String> channels = List.of("a", "b", "c", "d");
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            ShareIntervals intervals = ModelBootstrap.of(
                            Samples.table(Samples.journeys(CUSTOMERS, 1000 + repeat)), Resampling.DEFAULT)
                    .intervals(definition);
            for (String channel : channels) {
                ShareIntervals.Row row = intervals.row(channel);
                double share = truth.row(channel).share();
                held += row.low() <= share && share <= row.high() ? 1 : 0;
            }
        }
        double coverage = held / (double) (REPEATS * channels.size());
        assertThat(coverage).isBetween(0.90, 0.98);
    }
}
