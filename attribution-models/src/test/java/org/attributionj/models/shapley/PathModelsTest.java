package org.attributionj.models.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.TestJourneys;
import org.junit.jupiter.api.Test;

/** Leave-one-out on exact paths, Shao and Li, unique-linear and its position credits against slow obvious code. */
class PathModelsTest {
    private static final double TOLERANCE = 1e-12;

    @Property(tries = 60)
    void leaveOneOutEqualsLookUpsOfShortenedPaths(@ForAll @IntRange(max = 10_000) int seed) {
        List<Object[]> rows = PathTables.randomRows(40, 3, seed);
        ExactPathModel model = ExactPathModel.fit(PathTables.of(rows));
        Map<String, long[]> counts = new HashMap<>();
        for (Object[] row : rows) {
            long[] count = counts.computeIfAbsent((String) row[0], unseen -> new long[2]);
            count[0] += (long) row[1];
            count[1] += (long) row[2];
        }
        for (Object[] row : PathTables.randomRows(20, 3, seed + 1)) {
            rows.add(row); // paths unseen in the fit as well
        }
        for (Object[] row : rows) {
            String[] path = ((String) row[0]).split(" ", -1);
            double[] weights = new double[path.length];
            for (int i = 0; i < path.length; i++) {
                List<String> shorter = new ArrayList<>(Arrays.asList(path));
                shorter.remove(i);
                weights[i] = Math.max(0, rate(counts, (String) row[0]) - rate(counts, String.join(" ", shorter)));
            }
            double sum = Arrays.stream(weights).sum();
            if (sum == 0) {
                weights[path.length - 1] = sum = 1;
            }
            double whole = sum;
            double[] expected = Arrays.stream(weights).map(w -> w / whole).toArray();
            assertThat(TestJourneys.shares(model, path)).containsExactly(expected, within(TOLERANCE));
        }
    }

    private static double rate(Map<String, long[]> counts, String path) {
        long[] count = counts.getOrDefault(path, new long[2]);
        return count[0] + count[1] == 0 ? 0 : count[0] / (double) (count[0] + count[1]);
    }

    @Test
    void leaveOneOutComparesWithConversionsWithoutATouchpoint() {
        // p(a) = 1/2, p() = 1: a's absence costs nothing; the only step takes all the same
        PathTable table = PathTables.add(PathTables.add(PathTables.empty(), "", 1, 0), "a", 1, 1);

        assertThat(TestJourneys.shares(ExactPathModel.fit(table), "a")).containsExactly(1);
    }

    @Test
    void leaveOneOutCreditsUnknownPathsToTheirLastTouch() {
        ExactPathModel model = ExactPathModel.fit(PathTables.add(PathTables.empty(), "a b", 1, 1));

        assertThat(TestJourneys.shares(model, "b", "a")).containsExactly(0, 1);
        assertThat(TestJourneys.shares(model, "a", "unheard of", "b")).containsExactly(0, 0, 1);
        assertThat(TestJourneys.shares(ExactPathModel.fit(PathTables.empty()), "a", "b"))
                .containsExactly(0, 1);
        assertThat(model.channelCredits()).isEmpty();
        assertThat(model.summary()).isEqualTo("leave-one-out: conversion rates of 1 distinct paths over 2 labels");
    }

    /** Seed 7947 has a row without a journey. */
    @Example
    void shaoLiEqualsItsFormulaWhereChannelsNeverMet() {
        shaoLiEqualsItsFormula(7947);
    }

    @Property(tries = 60)
    void shaoLiEqualsItsFormula(@ForAll @IntRange(max = 10_000) int seed) {
        List<Object[]> rows = PathTables.randomRows(25, 5, seed);
        ShaoLiModel model = ShaoLiModel.fit(PathTables.of(rows));
        Map<String, Double> raw = new HashMap<>();
        for (Object[] row : rows) {
            String[] path = ((String) row[0]).split(" ", -1);
            Map<String, Double> c = contributions(rows, path);
            c.forEach((channel, value) -> raw.merge(channel, value * (long) row[1], Double::sum));
            double sum = 0;
            for (double value : c.values()) {
                sum += Math.max(0, value);
            }
            double[] shares = TestJourneys.shares(model, path);
            for (int i = 0; i < path.length; i++) {
                String channel = path[i];
                long touches = Arrays.stream(path).filter(channel::equals).count();
                double expected = sum == 0 ? 1.0 / path.length : Math.max(0, c.get(channel)) / sum / touches;
                assertThat(shares[i]).isCloseTo(expected, within(1e-9));
            }
        }
        ChannelCredits sums = model.rawSums();
        raw.forEach(
                (channel, sum) -> assertThat(sums.credit(channel).conversions()).isCloseTo(sum, within(1e-9)));
    }

    private static Map<String, Double> contributions(List<Object[]> rows, String[] path) {
        Set<String> channels = new LinkedHashSet<>(Arrays.asList(path));
        Map<String, Double> contributions = new HashMap<>();
        for (String i : channels) {
            double sum = 0;
            for (String j : channels) {
                // a row without a journey shows channels together that never met
                boolean met = !j.equals(i) && journeys(rows, i, j) > 0;
                sum += met ? rate(rows, i, j) - rate(rows, i, i) - rate(rows, j, j) : 0;
            }
            int m = channels.size();
            contributions.put(i, rate(rows, i, i) + (m == 1 ? 0 : sum / (2.0 * (m - 1))));
        }
        return contributions;
    }

    private static double rate(List<Object[]> rows, String first, String second) {
        long journeys = journeys(rows, first, second);
        return journeys == 0 ? 0 : count(rows, first, second, 1) / (double) journeys;
    }

    private static long journeys(List<Object[]> rows, String first, String second) {
        return count(rows, first, second, 1) + count(rows, first, second, 2);
    }

    /** The sum of a column over the rows with both channels. */
    private static long count(List<Object[]> rows, String first, String second, int column) {
        long sum = 0;
        for (Object[] row : rows) {
            List<String> path = List.of(((String) row[0]).split(" ", -1));
            if (path.contains(first) && path.contains(second)) {
                sum += (long) row[column];
            }
        }
        return sum;
    }

    @Test
    void shaoLiExposesItsRatesAndKnowsPairsThatNeverMet() {
        PathTable table = PathTables.empty();
        PathTables.add(table, "a b", 1, 3);
        PathTables.add(table, "a", 2, 2);
        PathTables.add(table, "c", 1, 4);
        ShaoLiModel model = ShaoLiModel.fit(table);

        assertThat(model.rate("a")).isEqualTo(3.0 / 8);
        assertThat(model.rate("b", "a")).isEqualTo(0.25);
        assertThat(model.rate("a", "c")).isZero();
        assertThat(model.rate("unheard of")).isZero();
        assertThat(model.rate("a", "unheard of")).isZero();
        // a and c never met: no second-order term, so their own rates 3/8 and 1/5 share the journey
        assertThat(TestJourneys.shares(model, "a", "c", "unheard of"))
                .containsExactly(new double[] {0.375 / 0.575, 0.2 / 0.575, 0}, within(TOLERANCE));
        assertThat(model.summary()).contains("a 0.375000 = 3 / 8");
        assertThat(model.channelCredits()).isEmpty();
    }

    @Test
    void shaoLiKeepsManyPairsApart() {
        PathTable table = PathTables.empty();
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < i; j++) {
                PathTables.add(table, "c" + i + " c" + j, i, j);
            }
        }
        ShaoLiModel model = ShaoLiModel.fit(table);

        for (int i = 1; i < 60; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(model.rate("c" + j, "c" + i)).isEqualTo(i / (double) (i + j));
            }
        }
    }

    @Property(tries = 60)
    void uniqueLinearIsTheShapleyValueOfTheSubsetGame(@ForAll @IntRange(max = 10_000) int seed) {
        List<Object[]> rows = PathTables.randomRows(15, 5, seed);
        // v(S) = conversions of journeys whose channels lie within S
        Game game = Game.of(5, set -> {
            double conversions = 0;
            for (Object[] row : rows) {
                long mask = 0;
                for (String channel : ((String) row[0]).split(" ", -1)) {
                    mask |= 1L << (channel.charAt(0) - 'a');
                }
                conversions += (mask & ~set) == 0 ? (long) row[1] : 0;
            }
            return conversions;
        });
        double[] credits = new double[5];
        for (Object[] row : rows) {
            String[] path = ((String) row[0]).split(" ", -1);
            double[] shares = TestJourneys.shares(new UniqueLinearModel(), path);
            for (int i = 0; i < path.length; i++) {
                credits[path[i].charAt(0) - 'a'] += shares[i] * (long) row[1];
            }
        }

        assertThat(credits).containsExactly(Shapley.exact(game).toArray(), within(1e-9));
    }

    @Test
    void positionCreditsSplitUniqueLinearByPosition() {
        PathTable table = PathTables.empty();
        PathTables.add(table, "a b a", 6, 1);
        PathTables.add(table, "b", 2, 0);
        PathTables.add(table, "", 9, 0);
        PathTables.add(table, "c a", 0, 7);

        PositionCredits credits = PositionCredits.of(table);

        // a b a: two channels, so a's two touches take 6 / (2 * 2) each, b 6 / 2
        assertThat(credits.credit("a", 0)).isEqualTo(1.5);
        assertThat(credits.credit("a", 1)).isZero();
        assertThat(credits.credit("a", 2)).isEqualTo(1.5);
        assertThat(credits.credit("b", 0)).isEqualTo(2);
        assertThat(credits.credit("b", 1)).isEqualTo(3);
        assertThat(credits.total("a")).isEqualTo(3);
        assertThat(credits.total("b")).isEqualTo(5);
        assertThat(credits.total("c")).isZero();
        assertThat(credits.credit("unheard of", 4)).isZero();
        assertThatThrownBy(() -> credits.credit("a", -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void modelsAreEqualAfterSerialisationAndWhateverTheOrderOfRows() throws Exception {
        List<Object[]> rows = PathTables.randomRows(40, 4, 7);
        List<Object[]> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        PathTable table = PathTables.of(rows);
        PathTable other = PathTables.of(reversed);
        Map<AttributionModel, AttributionModel> pairs = Map.of(
                ExactPathModel.fit(table),
                ExactPathModel.fit(other),
                ShaoLiModel.fit(table),
                ShaoLiModel.fit(other),
                CoalitionRateModel.fit(table, CoalitionRateOptions.DEFAULT),
                CoalitionRateModel.fit(other, CoalitionRateOptions.DEFAULT),
                new UniqueLinearModel(),
                new UniqueLinearModel());
        for (Map.Entry<AttributionModel, AttributionModel> pair : pairs.entrySet()) {
            AttributionModel copy = copy(pair.getKey());
            assertThat(pair.getValue()).isEqualTo(pair.getKey()).hasSameHashCodeAs(pair.getKey());
            assertThat(copy).isEqualTo(pair.getKey()).hasSameHashCodeAs(pair.getKey());
            for (Object[] row : rows) {
                String[] path = ((String) row[0]).split(" ", -1);
                assertThat(TestJourneys.shares(copy, path)).isEqualTo(TestJourneys.shares(pair.getKey(), path));
            }
        }
    }

    /** Counts that differ in one place only, or in their number, are different models. */
    @Test
    void modelsOfOtherCountsDiffer() {
        ShaoLiModel model = ShaoLiModel.fit(PathTables.of(List.of(row("a b", 1, 2), row("c", 1, 0))));
        for (List<Object[]> other : List.of(
                List.of(row("a b", 1, 2), row("c", 1, 1)),
                List.of(row("a b", 2, 1), row("c", 1, 0)),
                List.of(row("a b", 1, 2), row("c", 1, 0), row("b c", 0, 1)),
                List.of(row("a", 1, 2), row("b", 1, 2), row("c", 1, 0)))) {
            ShaoLiModel changed = ShaoLiModel.fit(PathTables.of(other));
            assertThat(changed).isNotEqualTo(model);
            assertThat(changed.hashCode()).isNotEqualTo(model.hashCode());
        }
    }

    @Test
    void exactPathModelsOfOtherRatesDiffer() {
        ExactPathModel model = ExactPathModel.fit(PathTables.of(List.of(row("a b", 1, 2), row("c", 1, 0))));
        for (List<Object[]> other : List.of(
                List.of(row("a b", 2, 2), row("c", 1, 0)),
                List.of(row("a b", 1, 2), row("c", 1, 1)),
                List.of(row("b a", 1, 2), row("c", 1, 0)),
                List.of(row("a b", 1, 2), row("d", 1, 0)),
                List.of(row("a", 1, 2), row("b c", 1, 0)))) {
            assertThat(ExactPathModel.fit(PathTables.of(other))).isNotEqualTo(model);
        }
        assertThat(model).hasToString("leave-one-out").isNotEqualTo(null);
    }

    private static Object[] row(String path, long conversions, long nulls) {
        return new Object[] {path, conversions, nulls};
    }

    @Test
    void removingRowsAndRefittingEqualsAFitWithoutThem() {
        List<Object[]> kept = PathTables.randomRows(20, 4, 1);
        List<Object[]> removed = PathTables.randomRows(20, 6, 2);
        PathTable table = PathTables.of(kept);
        table.merge(PathTables.of(removed));
        table.subtract(PathTables.of(removed));
        PathTable without = PathTables.of(kept);

        assertThat(ExactPathModel.fit(table)).isEqualTo(ExactPathModel.fit(without));
        assertThat(ShaoLiModel.fit(table)).isEqualTo(ShaoLiModel.fit(without));
        assertThat(CoalitionRateModel.fit(table, CoalitionRateOptions.DEFAULT))
                .isEqualTo(CoalitionRateModel.fit(without, CoalitionRateOptions.DEFAULT));
        assertThat(PositionCredits.of(table)).isEqualTo(PositionCredits.of(without));
    }

    @Test
    void statisticsFitFromJourneysInParallel() {
        var journeys = List.of(TestJourneys.path("a", "b"), TestJourneys.path("b"), TestJourneys.path("a", "b", "c"));

        assertThat(journeys.parallelStream().collect(ExactPathModel.statistic(Dimension.CHANNEL, List.of())))
                .isEqualTo(journeys.stream().collect(ExactPathModel.statistic(Dimension.CHANNEL, List.of())));
        assertThat(journeys.parallelStream().collect(ShaoLiModel.statistic(Dimension.CHANNEL, List.of())))
                .isEqualTo(journeys.stream().collect(ShaoLiModel.statistic(Dimension.CHANNEL, List.of())));
    }

    private static AttributionModel copy(AttributionModel model) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(model);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (AttributionModel) in.readObject();
        }
    }
}
