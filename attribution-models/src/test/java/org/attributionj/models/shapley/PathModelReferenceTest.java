package org.attributionj.models.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.TransformedModel;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.ReferenceData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of journeys against published implementations' results on real data. */
class PathModelReferenceTest {
    /** Of the total. */
    private static final double TOLERANCE = 1e-8;

    @ParameterizedTest
    @ValueSource(strings = {"pathdata", "journeys_july2018"})
    void uniqueLinearEqualsTheEnumeratedSubsetGame(String dataSet) {
        String file = dataSet + "__exact__shapley";
        assertCredits(new UniqueLinearModel(), dataSet, file, "subset_conv", "subset_value");
    }

    @ParameterizedTest
    @CsvSource({
        "pathdata, exposure",
        "pathdata, first",
        "pathdata, frequency",
        "pathdata, unique",
        "journeys_july2018, exposure",
        "journeys_july2018, first",
        "journeys_july2018, frequency",
        "journeys_july2018, unique"
    })
    void leaveOneOutEqualsFractribution(String dataSet, String transform) {
        PathTransform steps = PathTransform.parse(transform);
        AttributionModel model =
                new TransformedModel(ExactPathModel.fit(ReferenceData.paths(dataSet, steps)), List.of(steps));
        String file = dataSet + "__fractribution__" + transform;
        assertCredits(model, dataSet, file, "shapley_conversions", "shapley_revenue");
    }

    @ParameterizedTest
    @CsvSource({
        "pathdata, False, exposure",
        "pathdata, True, unique",
        "journeys_july2018, False, exposure",
        "journeys_july2018, True, unique"
    })
    void rawSumsOfTheSecondOrderModelEqualThePeers(String dataSet, String loops, String transform) {
        PathTable paths = ReferenceData.paths(dataSet, PathTransform.parse(transform));
        Map<String, Double> expected = ReferenceData.expected(dataSet + "__eeghor_mta__loops" + loops, "shao");

        ChannelCredits sums = ShaoLiModel.fit(paths).rawSums();

        expected.forEach((channel, sum) -> assertThat(sums.credit(channel).conversions())
                .as(channel)
                .isCloseTo(sum, within(TOLERANCE * paths.conversions())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pathdata", "journeys_july2018"})
    void theSubsetRateGameSolvesToTheEnumeratedReference(String dataSet) {
        // v(S) = conversion rate of the journeys whose channels lie within S, scaled to all conversions
        PresenceTable table = PresenceTable.of(ReferenceData.paths(dataSet));
        Map<String, Double> expected = ReferenceData.expected(dataSet + "__exact__shapley", "subset_rate");
        int n = table.labels().size();
        double[] worths = new double[1 << n];
        for (int set = 1; set < worths.length; set++) {
            long conversions = 0;
            long journeys = 0;
            for (int row = 0; row < table.rows(); row++) {
                if ((mask(table.set(row)) & ~set) == 0) {
                    conversions += table.conversions(row);
                    journeys += table.conversions(row) + table.nulls(row);
                }
            }
            worths[set] = journeys == 0 ? 0 : conversions / (double) journeys;
        }

        ShapleyValues values = Shapley.exact(n, worths);

        for (int i = 0; i < n; i++) {
            double credit = values.value(i) / values.grandValue() * table.conversions();
            assertThat(credit).isCloseTo(expected.get(table.labels().get(i)), within(TOLERANCE * table.conversions()));
        }
    }

    private static int mask(ChannelSet set) {
        int mask = 0;
        for (int k = 0; k < set.size(); k++) {
            mask |= 1 << set.member(k);
        }
        return mask;
    }

    private static void assertCredits(
            AttributionModel model, String dataSet, String file, String conversions, String values) {
        PathTable paths = ReferenceData.paths(dataSet);
        CreditStatistic statistic = CreditStatistic.of(List.of(model), Dimension.CHANNEL, Dimension.CHANNEL);
        CreditSums sums = statistic.newAccumulator();
        paths.forEachJourney(journey -> statistic.add(sums, journey));
        CreditTotals totals = statistic.finish(sums).get(0);
        double value = paths.values().get(Money.NO_CURRENCY).amount().doubleValue();
        Map<String, Double> expectedValues = new TreeMap<>(ReferenceData.expected(file, values));
        ReferenceData.expected(file, conversions).forEach((channel, expected) -> {
            CreditTotals.Row row = totals.row(channel, Money.NO_CURRENCY);
            assertThat(row.conversions()).as(channel).isCloseTo(expected, within(TOLERANCE * paths.conversions()));
            assertThat(row.value().doubleValue())
                    .as(channel)
                    .isCloseTo(expectedValues.get(channel), within(TOLERANCE * value));
        });
    }
}
