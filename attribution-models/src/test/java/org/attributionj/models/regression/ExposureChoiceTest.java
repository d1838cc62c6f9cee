package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.table.JourneyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Journeys made by each exposure are seen by that exposure. */
class ExposureChoiceTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final double[] EFFECTS = {0.6, 1.2, 1.8};
    private static final Duration HALF_LIFE = Duration.ofDays(3);
    private static final int CUSTOMERS = 6000;
    private static final int MOST_TOUCHES = 7;

    private static List<Journey> journeys(LogisticOptions made, long seed, int customers) {
        TouchWeights weights = TouchWeights.of(made);
        Random random = new Random(seed);
        List<Journey> journeys = new ArrayList<>();
        for (int j = 0; j < customers; j++) {
            int length = 1 + random.nextInt(MOST_TOUCHES);
            long hours = 0;
            List<Touchpoint> touches = new ArrayList<>();
            double[] exposure = new double[EFFECTS.length];
            double decay = 1;
            for (int i = 0; i < length; i++) {
                int channel = random.nextInt(EFFECTS.length);
                long gap = random.nextInt(240);
                hours += gap;
                decay = Math.pow(2, made.exposure() == Exposure.DECAYED ? -gap / (24.0 * HALF_LIFE.toDays()) : 0);
                for (int c = 0; c < exposure.length; c++) {
                    exposure[c] *= decay;
                }
                exposure[channel] = weights.isPresence() ? 1 : exposure[channel] + 1;
                touches.add(SampleJourneys.touch(
                        "c" + j,
                        i,
                        START.plus(Duration.ofHours(hours)),
                        SampleJourneys.CHANNELS.get(channel),
                        "mobile",
                        "SE"));
            }
            double logOdds = -3;
            for (int c = 0; c < exposure.length; c++) {
                logOdds += EFFECTS[c] * exposure[c];
            }
            boolean isConverted = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            journeys.add(SampleJourneys.journey(touches, isConverted, START.plus(Duration.ofHours(hours + 1))));
        }
        return journeys;
    }

    private static JourneyTable table(List<Journey> journeys) {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        journeys.forEach(table::add);
        return table;
    }

    @ParameterizedTest
    @EnumSource
    void whatMadeTheJourneysIsChosen(Exposure exposure) {
        LogisticOptions made = LogisticOptions.DEFAULT.decayed(HALF_LIFE).withExposure(exposure);
        List<Journey> journeys = journeys(made, 5, CUSTOMERS);
        LogisticOptions chosen = ExposureChoice.choose(table(journeys), LogisticOptions.DEFAULT);
        assertThat(chosen.exposure()).isEqualTo(exposure);
        if (exposure == Exposure.DECAYED) {
            // the grid has every second power of the gap, which is 5 days
            assertThat(chosen.halfLife()).isBetween(HALF_LIFE.dividedBy(2), HALF_LIFE.multipliedBy(2));
        }
        Collections.shuffle(journeys, new Random(1));
        assertThat(ExposureChoice.fit(table(journeys), LogisticOptions.DEFAULT))
                .isEqualTo(LogisticModel.fit(table(journeys), chosen));
    }

    @Test
    void otherSettingsStay() {
        LogisticOptions options =
                LogisticOptions.DEFAULT.withL2(3).withTolerance(1e-5).withIterations(50);
        List<Journey> journeys = journeys(LogisticOptions.DEFAULT, 6, 500);
        LogisticOptions chosen = ExposureChoice.choose(table(journeys), options);
        assertThat(chosen).isEqualTo(options.withExposure(chosen.exposure()));
    }

    /** One touch each: nothing tells presence from counts, and there is no gap to measure half-lives by. */
    @Test
    void presenceIsChosenWhereNothingTells() {
        List<Journey> single = new ArrayList<>();
        for (Journey journey : journeys(LogisticOptions.DEFAULT, 7, 300)) {
            if (journey.touchpoints().size() == 1) {
                single.add(journey);
            }
        }
        assertThat(ExposureChoice.choose(table(single), LogisticOptions.DEFAULT))
                .isEqualTo(LogisticOptions.DEFAULT);
        assertThat(ExposureChoice.choose(table(List.of()), LogisticOptions.DEFAULT))
                .isEqualTo(LogisticOptions.DEFAULT);
    }

    @Test
    void timesAreNeeded() {
        JourneyTable paths = JourneyTable.of(Dimension.CHANNEL, Needs.NOTHING);
        assertThatThrownBy(() -> ExposureChoice.choose(paths, LogisticOptions.DEFAULT))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("logistic:exposure=auto");
    }

    /** Some open rows that stand for all: their weight is that of all, up to the last few. */
    @Test
    void openJourneysThatAreReadStandForTheOthers() {
        JourneyTable table = table(journeys(LogisticOptions.DEFAULT, 8, 2000));
        LogisticOptions options = LogisticOptions.DEFAULT.decayed(HALF_LIFE);
        Design all = RegressionData.read(table, options, "test").design();
        Design some =
                RegressionData.read(table, table.toBatch(), options, "test", 7).design();
        assertThat(some.totalConversions()).isEqualTo(all.totalConversions());
        assertThat(some.totalNulls()).isBetween(all.totalNulls(), all.totalNulls() + 6);
        double full = LogisticFitter.fit(RegressionData.read(table, options, "test"), options)
                .intercept()
                .estimate();
        double part = LogisticFitter.fit(RegressionData.read(table, table.toBatch(), options, "test", 7), options)
                .intercept()
                .estimate();
        assertThat(part).isBetween(full - 0.4, full + 0.4);
    }
}
