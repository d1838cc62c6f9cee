package org.attributionj.models.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.ReferenceData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against independent sparse solves of the same chains, and against ChannelAttribution where it is exact. */
class MarkovReferenceTest {
    /** Of the total. */
    private static final double TOLERANCE = 1e-8;

    private static final double EFFECT_TOLERANCE = 1e-10;
    private static final double PROBABILITY_TOLERANCE = 1e-12;
    private static final double AUC_TOLERANCE = 1e-9;

    @ParameterizedTest
    @CsvSource({
        "pathdata, 1", "pathdata, 2", "pathdata, 3", "pathdata, 4",
        "journeys_july2018, 1", "journeys_july2018, 2", "journeys_july2018, 3", "journeys_july2018, 4"
    })
    void channelCreditsEqualIndependentSolves(String data, int order) {
        PathTable table = ReferenceData.paths(data);
        for (MarkovSolver solver : List.of(MarkovSolver.AUTO, MarkovSolver.ITERATIVE)) {
            MarkovModel model =
                    MarkovModel.fit(table, MarkovOptions.ofOrder(order).withSolver(solver));
            assertThat(model.solver().converged()).isTrue();
            check(model, ReferenceData.rows("expected/" + data + "__exact__markov_order" + order + ".csv"));
        }
    }

    private static void check(MarkovModel model, List<String[]> expected) {
        ChannelCredits credits = model.channelCredits().orElseThrow();
        double conversions = model.chain().conversions();
        double value = credits.total().value(Money.NO_CURRENCY);
        assertThat(credits.byLabel()).hasSize(expected.size() - 1);
        for (String[] row : expected.subList(1, expected.size())) {
            RemovalEffect effect = model.removalEffect(row[0]);
            assertThat(effect.conversions()).isCloseTo(Double.parseDouble(row[1]), within(EFFECT_TOLERANCE));
            assertThat(effect.value(Money.NO_CURRENCY)).isCloseTo(Double.parseDouble(row[2]), within(EFFECT_TOLERANCE));
            ChannelCredits.Part credit = credits.credit(row[0]);
            assertThat(credit.conversions()).isCloseTo(Double.parseDouble(row[3]), within(TOLERANCE * conversions));
            assertThat(credit.value(Money.NO_CURRENCY))
                    .isCloseTo(Double.parseDouble(row[4]), within(TOLERANCE * value));
        }
    }

    @ParameterizedTest
    @CsvSource({"pathdata", "journeys_july2018"})
    void transitionMatrixWithSelfLoopsEqualsChannelAttribution(String data) {
        MarkovChain chain = MarkovModel.fit(
                        ReferenceData.paths(data), MarkovOptions.DEFAULT.withSelfLoops(SelfLoops.KEEP))
                .chain();
        List<String[]> rows =
                ReferenceData.rows("expected/" + data + "__channelattribution__transition_matrix_order1_selfloops.csv");
        // the peer numbers channels by their first appearance in its file: numbers are matched to labels by their rows
        Map<String, String> labels = labels(rows, chain);
        int matched = 0;
        for (String[] row : rows.subList(1, rows.size())) {
            List<String> from = List.of(labels.getOrDefault(row[0], row[0]));
            List<String> to = List.of(labels.getOrDefault(row[1], row[1]));
            MarkovTransition transition = chain.transitionMatrix().stream()
                    .filter(candidate ->
                            candidate.from().equals(from) && candidate.to().equals(to))
                    .findFirst()
                    .orElseThrow();
            assertThat(transition.probability()).isCloseTo(Double.parseDouble(row[2]), within(PROBABILITY_TOLERANCE));
            matched++;
        }
        assertThat(chain.transitionMatrix()).hasSize(matched);
    }

    private static Map<String, String> labels(List<String[]> rows, MarkovChain chain) {
        Map<String, String> labels = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (String[] row : rows.subList(1, rows.size())) {
            if (row[1].equals(MarkovTransition.NULL.get(0))) {
                double probability = Double.parseDouble(row[2]);
                for (int state = 0; state < chain.states(); state++) {
                    double stops = (double) chain.nullCount(state) / chain.visits(state);
                    if (Math.abs(stops - probability) < PROBABILITY_TOLERANCE) {
                        labels.put(row[0], chain.window(state).get(0));
                        assertThat(taken.add(row[0])).isTrue();
                    }
                }
            }
        }
        assertThat(labels).hasSize(chain.channels().size());
        return labels;
    }

    @ParameterizedTest
    @CsvSource({"pathdata", "journeys_july2018"})
    void penalisedAucEqualsChannelAttribution(String data) {
        List<String[]> rows = ReferenceData.rows("expected/" + data + "__channelattribution__choose_order.csv");
        MarkovOrderChoice choice = MarkovOrderChoice.of(ReferenceData.paths(data), rows.size() - 1);
        for (String[] row : rows.subList(1, rows.size())) {
            MarkovOrderChoice.Score score = choice.scores().get(Integer.parseInt(row[0]) - 1);
            assertThat(score.auc()).isCloseTo(Double.parseDouble(row[1]), within(AUC_TOLERANCE));
            assertThat(score.penalisedAuc()).isCloseTo(Double.parseDouble(row[2]), within(AUC_TOLERANCE));
            assertThat(choice.byPenalisedAuc()).isEqualTo(Integer.parseInt(row[3]));
        }
    }

    @Test
    void twelveChannelsAtOrderFourAreSolvedIteratively() {
        SolverReport report = MarkovModel.fit(ReferenceData.paths("pathdata"), MarkovOptions.ofOrder(4))
                .solver();
        assertThat(report.solver()).isEqualTo(MarkovSolver.ITERATIVE);
        assertThat(report.states()).isEqualTo(3975);
        assertThat(report.transitions()).isEqualTo(7296);
        assertThat(report.errorBound()).isLessThanOrEqualTo(MarkovOptions.DEFAULT.tolerance());
    }
}
