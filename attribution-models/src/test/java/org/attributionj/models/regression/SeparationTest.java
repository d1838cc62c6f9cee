package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.statistic.path.PathTable;
import org.junit.jupiter.api.Test;

/** Data without a finite maximum, and data that only look so. */
class SeparationTest {
    private static final LogisticOptions PRESENCE = LogisticOptions.DEFAULT.withL2(0);
    private static final LogisticOptions COUNTS = PRESENCE.withExposure(Exposure.COUNTS);

    private static PathTable table(Object... rows) {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        for (int i = 0; i < rows.length; i += 3) {
            SampleJourneys.add(table, (String) rows[i], (int) rows[i + 1], (int) rows[i + 2]);
        }
        return table;
    }

    @Test
    void aChannelThatNeverConverts() {
        PathTable table = table("a", 3, 5, "ab", 0, 4, "ac", 2, 2, "c", 4, 3);
        LogisticModel model = LogisticModel.fit(table, PRESENCE);
        assertThat(model.state()).isEqualTo(FitState.SEPARATED);
        assertThat(model.fit().separated()).containsExactly("channel b");
        assertThat(model.fit().coefficients().get(1).estimate()).isLessThan(-10);
        assertThat(model.summary()).contains("SEPARATED", "channel b", "l2");
        // the others are those of the rows without b
        LogisticFit without = LogisticModel.fit(table("a", 3, 5, "ac", 2, 2, "c", 4, 3), PRESENCE)
                .fit();
        assertThat(without.state()).isEqualTo(FitState.CONVERGED);
        assertThat(model.fit().intercept().estimate())
                .isCloseTo(without.intercept().estimate(), within(1e-4));
    }

    @Test
    void aPenaltyMakesItFinite() {
        LogisticModel model =
                LogisticModel.fit(table("a", 3, 5, "ab", 0, 4, "ac", 2, 2, "c", 4, 3), LogisticOptions.DEFAULT);
        assertThat(model.state()).isEqualTo(FitState.CONVERGED);
        assertThat(model.fit().separated()).isEmpty();
        assertThat(model.fit().coefficients().get(1).estimate()).isBetween(-5.0, -0.1);
    }

    /** No channel separates alone; more a than b does, completely. */
    @Test
    void combinationsThatSeparateCompletely() {
        LogisticModel model = LogisticModel.fit(table("aab", 3, 0, "aaabb", 1, 0, "abb", 0, 4, "aabbb", 0, 1), COUNTS);
        assertThat(model.state()).isEqualTo(FitState.SEPARATED);
        assertThat(model.fit().separated()).containsExactly("channel a", "channel b");
    }

    /** As before, but with ties between a and b of both outcomes, and a channel that has nothing to do with it. */
    @Test
    void combinationsThatSeparateButForTies() {
        LogisticModel model = LogisticModel.fit(
                table("aab", 3, 0, "aabc", 2, 0, "ab", 4, 2, "abc", 2, 5, "abbc", 0, 4, "bba", 0, 1), COUNTS);
        assertThat(model.state()).isEqualTo(FitState.SEPARATED);
        assertThat(model.fit().separated()).containsExactly("channel a", "channel b");
        assertThat(model.fit().coefficients().get(2).estimate()).isBetween(-5.0, 0.0);
    }

    /** Log-odds beyond 30 in either direction, yet both outcomes at each end. */
    @Test
    void largeLogOddsAreNoSeparation() {
        PathTable table = table("a", 1, 400_000_000, "a".repeat(60), 400_000_000, 1, "a".repeat(30), 7, 7);
        LogisticModel model = LogisticModel.fit(table, COUNTS);
        assertThat(model.state()).as(model.summary()).isEqualTo(FitState.CONVERGED);
        assertThat(model.fit().separated()).isEmpty();
    }

    @Test
    void oneOutcomeTeachesNothing() {
        LogisticModel none = LogisticModel.fit(table("a", 0, 5, "ab", 0, 4), PRESENCE);
        LogisticModel all = LogisticModel.fit(table("a", 5, 0, "ab", 4, 0), LogisticOptions.DEFAULT);
        LogisticModel empty = LogisticModel.fit(table(), LogisticOptions.DEFAULT);
        assertThat(none.summary()).contains("NOTHING LEARNED", "no journey converted");
        assertThat(all.summary()).contains("NOTHING LEARNED", "all journeys converted");
        for (LogisticModel model : new LogisticModel[] {none, all, empty}) {
            assertThat(model.state()).isEqualTo(FitState.SEPARATED);
            assertThat(model.fit().separated()).containsExactly(LogisticCoefficient.INTERCEPT);
            assertThat(model.fit().logLikelihood()).isZero();
            assertThat(model.fit().penalty()).isZero();
            assertThat(model.fit().intercept().z()).isZero();
            assertThat(LogisticCredit.shares(model, "a", "b", "b")).containsExactly(1.0 / 3, 1.0 / 3, 1.0 / 3);
        }
        assertThat(LogisticCredit.probability(none, "a")).isZero();
        assertThat(LogisticCredit.probability(all, "a")).isEqualTo(1);
    }

    @Test
    void oneChannel() {
        LogisticModel penalised = LogisticModel.fit(table("a", 2, 6), LogisticOptions.DEFAULT);
        // presence of the only channel is the intercept once more: the penalty gives all to the latter
        assertThat(penalised.state()).isEqualTo(FitState.CONVERGED);
        assertThat(penalised.fit().coefficients().get(0).estimate()).isCloseTo(0, within(1e-12));
        assertThat(LogisticCredit.probability(penalised, "a")).isCloseTo(0.25, within(1e-12));
        LogisticModel plain = LogisticModel.fit(table("a", 2, 6), PRESENCE);
        assertThat(plain.state()).isEqualTo(FitState.CONVERGED);
        assertThat(plain.fit().coefficients().get(0).standardError()).isInfinite();
    }
}
