package org.attributionj.models.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attributionj.models.markov.RandomPaths.money;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.statistic.path.PathTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkovOrderChoiceTest {
    private static final double TOLERANCE = 1e-9;

    /** Journeys of a chain in which the next touch, and the outcome, depend on exactly the last {@code order} touches. */
    private static PathTable simulated(int order) {
        SplittableRandom random = new SplittableRandom(99);
        PathTable table = PathTable.of(Dimension.CHANNEL);
        for (int i = 0; i < 20_000; i++) {
            List<String> path = new ArrayList<>();
            int memory = 0;
            while (path.isEmpty() || random.nextDouble() < 0.8) {
                int next = random.nextDouble() < 0.8 ? Math.floorMod(7 * memory + 1, 3) : random.nextInt(3);
                path.add("abc".substring(next, next + 1));
                // the last touches, weighted so that each of them matters modulo 3
                memory = path.size() < order ? 0 : memory(path, order);
            }
            boolean converts = random.nextDouble() < (memory % 3 == 0 ? 0.4 : 0.1);
            table.add(path, converts ? 1 : 0, money(0), converts ? 0 : 1);
        }
        return table;
    }

    private static int memory(List<String> path, int order) {
        int sum = 0;
        for (String touch : path.subList(path.size() - order, path.size())) {
            sum += "abc".indexOf(touch);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void findsTheOrderThatGeneratedTheJourneys(int order) {
        MarkovOrderChoice choice = MarkovOrderChoice.of(simulated(order), 4);
        assertThat(choice.byHeldOutLikelihood()).isEqualTo(order);
        assertThat(choice.byBic()).isEqualTo(order);
    }

    @Test
    void criteriaOfASmallTableAreWorkedByHand() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a"), 1, money(1), 1);
        table.add(List.of("a", "b"), 0, money(0), 2);
        MarkovOrderChoice.Score score = MarkovOrderChoice.of(table, 1).scores().get(0);
        // start -> a 4 of 4; a -> conversion 1, null 1, b 2; b -> null 2
        double logLikelihood = 2 * Math.log(0.25) + 2 * Math.log(0.5);
        assertThat(score.logLikelihood()).isCloseTo(logLikelihood, within(TOLERANCE));
        assertThat(score.parameters()).isEqualTo(2);
        assertThat(score.bic()).isCloseTo(-2 * logLikelihood + 2 * Math.log(10), within(TOLERANCE));
        // predictions: a 1/2 (1 converts, 1 does not), b 0 (2 do not)
        assertThat(score.auc()).isCloseTo((1.0 / 3) / 2 + 2.0 / 3, within(TOLERANCE));
        // 2 channels: 1 - (1 - auc) * 3 / 1
        assertThat(score.penalisedAuc()).isCloseTo(1 - (1.0 / 6) * 3, within(TOLERANCE));
    }

    @Test
    void aucIsPenalisedByTheNumberOfPossibleStates() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a", "b"), 3, money(3), 1);
        table.add(List.of("c", "a"), 1, money(1), 3);
        table.add(List.of("b"), 1, money(1), 11);
        // 20 journeys, 3 channels: C(3, 1) = 3, C(4, 2) = 6, C(5, 3) = 10 multisets of channels
        int[] states = {3, 6, 10};
        List<MarkovOrderChoice.Score> scores = MarkovOrderChoice.of(table, 3).scores();
        for (int order = 1; order <= 3; order++) {
            MarkovOrderChoice.Score score = scores.get(order - 1);
            double left = 20 - states[order - 1] - 1;
            assertThat(score.penalisedAuc()).isCloseTo(1 - (1 - score.auc()) * 19 / left, within(TOLERANCE));
            assertThat(score.penalisedAuc()).isPositive().isLessThan(score.auc());
        }

        // as many journeys as there are states and one leave nothing to learn from
        PathTable few = PathTable.of(Dimension.CHANNEL);
        few.add(List.of("a", "b"), 1, money(1), 0);
        few.add(List.of("c"), 0, money(0), 3);
        assertThat(MarkovOrderChoice.of(few, 1).scores().get(0).auc()).isEqualTo(1);
        assertThat(MarkovOrderChoice.of(few, 1).scores().get(0).penalisedAuc()).isZero();
        few.add(List.of("c"), 0, money(0), 1);
        assertThat(MarkovOrderChoice.of(few, 1).scores().get(0).penalisedAuc()).isEqualTo(1);
        // 1 - .5 * 4 / 1 is less than nothing
        PathTable chance = PathTable.of(Dimension.CHANNEL);
        chance.add(List.of("a"), 1, money(1), 1);
        chance.add(List.of("b"), 1, money(1), 1);
        chance.add(List.of("c"), 1, money(1), 1);
        assertThat(MarkovOrderChoice.of(chance, 1).scores().get(0).auc()).isEqualTo(0.5);
        assertThat(MarkovOrderChoice.of(chance, 1).scores().get(0).penalisedAuc())
                .isZero();
    }

    @Test
    void scoresArePrintedLineByLine() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a", "b"), 3, money(3), 1);
        MarkovOrderChoice choice = MarkovOrderChoice.of(table, 2);
        assertThat(choice.toString().lines())
                .containsExactly(
                        "orders of a Markov chain",
                        "  " + choice.scores().get(0),
                        "  " + choice.scores().get(1));
    }

    @Test
    void heldOutLikelihoodIsThatOfTheOtherFolds() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a"), 2, money(1), 0);
        // two folds of one journey each: the other fold holds the same journey once
        double outer = 1.0 / 3;
        // the empty context has seen a and conversion once each, then start or a
        double afterStart = (1 + (1 + outer) / 3) / 2;
        double afterA = (1 + (1 + outer) / 3) / 2;
        assertThat(MarkovOrderChoice.of(table, 1, 2).scores().get(0).heldOutLogLikelihood())
                .isCloseTo(2 * (Math.log(afterStart) + Math.log(afterA)), within(TOLERANCE));
    }

    @Test
    void tablesWithoutJourneysOrOutcomesHaveDefinedScores() {
        MarkovOrderChoice empty = MarkovOrderChoice.of(PathTable.of(Dimension.CHANNEL), 2);
        assertThat(empty.byBic()).isEqualTo(1);
        assertThat(empty.byHeldOutLikelihood()).isEqualTo(1);
        assertThat(empty.byPenalisedAuc()).isEqualTo(1);
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a", "b"), 0, money(0), 9);
        table.add(List.of(), 3, money(1), 0);
        MarkovOrderChoice.Score score = MarkovOrderChoice.of(table, 2).scores().get(1);
        assertThat(score.auc()).isEqualTo(0.5);
        assertThat(score.logLikelihood()).isZero();
        assertThat(score.heldOutLogLikelihood()).isNegative();
        assertThatIllegalArgumentException().isThrownBy(() -> MarkovOrderChoice.of(table, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> MarkovOrderChoice.of(table, 2, 1));
    }
}
