package org.attributionj.models.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.TestJourneys;
import org.junit.jupiter.api.Test;

class CoalitionRateTest {
    private static final double TOLERANCE = 1e-10;
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void twoChannelsByHand() {
        // v(a) = 1/4, v(b) = 1/2, v(ab) = 3/5: phi_a = (1/4 + 3/5 - 1/2) / 2 = .175, phi_b = .425
        PathTable table = PathTables.empty();
        PathTables.add(table, "a", 1, 3);
        PathTables.add(table, "b b", 2, 2);
        PathTables.add(table, "a b", 2, 2);
        PathTables.add(table, "b a b", 1, 0);
        CoalitionRateModel model = CoalitionRateModel.fit(table, CoalitionRateOptions.COMPATIBLE);

        ChannelCredits credits = model.channelCredits().orElseThrow();

        assertThat(credits.credit("a").conversions()).isCloseTo(1 + 3 * 0.175 / 0.6, within(TOLERANCE));
        assertThat(credits.credit("b").conversions()).isCloseTo(2 + 3 * 0.425 / 0.6, within(TOLERANCE));
        assertThat(credits.credit("a").value(EUR)).isCloseTo(10 * (1 + 3 * 0.175 / 0.6), within(TOLERANCE));
        assertThat(TestJourneys.shares(model, "b", "a", "b"))
                .containsExactly(new double[] {0.425 / 1.2, 0.175 / 0.6, 0.425 / 1.2}, within(TOLERANCE));
    }

    @Test
    void harmIsNegativeOverTheWholeAndFlooredInAJourney() {
        PathTable table = PathTables.empty();
        PathTables.add(table, "a", 9, 1);
        PathTables.add(table, "a b", 1, 9);
        CoalitionRateModel model = CoalitionRateModel.fit(table, CoalitionRateOptions.COMPATIBLE);

        // phi_b = (v(b) - 0 + v(ab) - v(a)) / 2 = (0 + .1 - .9) / 2 = -.4, of v(ab) = .1: -4 conversions of 1
        assertThat(model.channelCredits().orElseThrow().credit("b").conversions())
                .isCloseTo(-4, within(TOLERANCE));
        assertThat(TestJourneys.shares(model, "a", "b")).containsExactly(1, 0);
    }

    @Property(tries = 100)
    void bothGamesEqualTheEnumeratedOnes(
            @ForAll @IntRange(min = 1, max = 12) int paths, @ForAll @IntRange(max = 10_000) int seed) {
        List<Object[]> rows = PathTables.randomRows(paths, 5, seed);
        for (CoalitionRateOptions options :
                List.of(CoalitionRateOptions.COMPATIBLE, CoalitionRateOptions.DEFAULT.withPseudoJourneys(3))) {
            Map<String, Double> expected = enumerated(rows, options);
            ChannelCredits credits = CoalitionRateModel.fit(PathTables.of(rows), options)
                    .channelCredits()
                    .orElseThrow();
            expected.forEach((channel, conversions) ->
                    assertThat(credits.credit(channel).conversions()).isCloseTo(conversions, within(1e-8)));
        }
    }

    /** Slow and obvious: sets as strings, all orders of each set's channels. */
    private static Map<String, Double> enumerated(List<Object[]> rows, CoalitionRateOptions options) {
        Map<String, long[]> counts = new HashMap<>();
        for (Object[] row : rows) {
            long[] count = counts.computeIfAbsent(set((String) row[0]), unseen -> new long[2]);
            count[0] += (long) row[1];
            count[1] += (long) row[2];
        }
        PresenceTable table = PresenceTable.of(PathTables.of(rows));
        PresenceLogistic prior = PresenceLogistic.fit(table, options.l2());
        boolean shrunk = options.unseen() == CoalitionRateOptions.Unseen.SHRUNK;
        Map<String, Double> credits = new HashMap<>();
        counts.forEach((set, count) -> {
            if (count[0] > 0) {
                Game game = Game.of(set.length(), mask -> {
                    StringBuilder members = new StringBuilder();
                    int[] numbers = new int[set.length()];
                    for (int i = 0; i < set.length(); i++) {
                        if ((mask >>> i & 1) != 0) {
                            numbers[members.length()] = table.labels().indexOf(set.substring(i, i + 1));
                            members.append(set.charAt(i));
                        }
                    }
                    long[] of = counts.getOrDefault(members.toString(), new long[2]);
                    double k = shrunk ? options.pseudoJourneys() : 0;
                    double p = shrunk ? prior.probability(ChannelSet.of(numbers, members.length())) : 0;
                    double n = of[0] + of[1] + k;
                    return mask == 0 || n == 0 ? 0 : (of[0] + k * p) / n;
                });
                double[] phi = PermutationOracle.values(game);
                double worth = game.value((1L << set.length()) - 1);
                for (int i = 0; i < phi.length; i++) {
                    credits.merge(set.substring(i, i + 1), phi[i] / worth * count[0], Double::sum);
                }
            }
        });
        return credits;
    }

    private static String set(String path) {
        return String.join("", new TreeSet<>(List.of(path.split(" ", -1))));
    }

    @Property(tries = 50)
    void theOrderOfRowsChangesNoBit(@ForAll @IntRange(max = 10_000) int seed) {
        List<Object[]> rows = PathTables.randomRows(30, 6, seed);
        List<Object[]> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(CoalitionRateModel.fit(PathTables.of(shuffled), CoalitionRateOptions.DEFAULT))
                .isEqualTo(CoalitionRateModel.fit(PathTables.of(rows), CoalitionRateOptions.DEFAULT));
    }

    @Property(tries = 50)
    void duplicatingTheDataChangesNoRawRate(@ForAll @IntRange(max = 10_000) int seed) {
        List<Object[]> rows = PathTables.randomRows(20, 5, seed);
        List<Object[]> twice = new ArrayList<>(rows);
        twice.addAll(rows);
        CoalitionRateModel once = CoalitionRateModel.fit(PathTables.of(rows), CoalitionRateOptions.COMPATIBLE);
        CoalitionRateModel doubled = CoalitionRateModel.fit(PathTables.of(twice), CoalitionRateOptions.COMPATIBLE);

        for (Object[] row : rows) {
            String[] path = ((String) row[0]).split(" ", -1);
            assertThat(TestJourneys.shares(doubled, path)).isEqualTo(TestJourneys.shares(once, path));
        }
    }

    @Test
    void largeSetsAreSolvedExactlyFromTheirObservedSubsets() {
        // 40 channels in one path: only the whole is worth something, a unanimity game
        StringBuilder path = new StringBuilder();
        for (int c = 0; c < 40; c++) {
            path.append(c == 0 ? "" : " ").append("c").append(c);
        }
        PathTable table = PathTables.add(PathTables.empty(), path.toString(), 8, 2);

        ChannelCredits credits = CoalitionRateModel.fit(table, CoalitionRateOptions.COMPATIBLE)
                .channelCredits()
                .orElseThrow();

        credits.byLabel()
                .values()
                .forEach(part -> assertThat(part.conversions()).isCloseTo(0.2, within(TOLERANCE)));
    }

    @Test
    void shrunkLargeSetsAreSampledAndStillAddUp() {
        PathTable table = PathTables.empty();
        StringBuilder path = new StringBuilder();
        for (int c = 0; c < 30; c++) {
            path.append(c == 0 ? "" : " ").append("c").append(c);
            PathTables.add(table, "c" + c, c, 40);
        }
        PathTables.add(table, path.toString(), 8, 2);

        ChannelCredits credits = CoalitionRateModel.fit(table, CoalitionRateOptions.DEFAULT)
                .channelCredits()
                .orElseThrow();

        assertThat(credits.total().conversions()).isCloseTo(29 * 30 / 2 + 8, within(1e-6));
    }

    @Test
    void withoutConversionsNobodyIsCreditedAndJourneysAreSharedEqually() {
        for (CoalitionRateOptions options : List.of(CoalitionRateOptions.DEFAULT, CoalitionRateOptions.COMPATIBLE)) {
            CoalitionRateModel model = CoalitionRateModel.fit(PathTables.add(PathTables.empty(), "a b", 0, 5), options);

            assertThat(model.channelCredits().orElseThrow().total().conversions())
                    .isZero();
            assertThat(model.channelCredits().orElseThrow().byLabel()).containsKeys("a", "b");
            assertThat(TestJourneys.shares(model, "a", "b")).containsExactly(0.5, 0.5);
            assertThat(model.converged()).isTrue();
        }
    }

    @Test
    void withoutFailuresEveryRateIsOne() {
        for (CoalitionRateOptions options : List.of(CoalitionRateOptions.DEFAULT, CoalitionRateOptions.COMPATIBLE)) {
            CoalitionRateModel model = CoalitionRateModel.fit(
                    PathTables.add(PathTables.add(PathTables.empty(), "a b", 5, 0), "a", 1, 0), options);

            assertThat(model.channelCredits().orElseThrow().total().conversions())
                    .isCloseTo(6, within(TOLERANCE));
        }
    }

    @Test
    void anEmptyTableAndUnseenLabelsAreSharedEqually() {
        CoalitionRateModel nothing = CoalitionRateModel.fit(PathTables.empty(), CoalitionRateOptions.DEFAULT);
        assertThat(TestJourneys.shares(nothing, "a", "b")).containsExactly(0.5, 0.5);

        CoalitionRateModel model =
                CoalitionRateModel.fit(PathTables.add(PathTables.empty(), "a", 1, 1), CoalitionRateOptions.DEFAULT);
        assertThat(TestJourneys.shares(model, "new", "a", "other")).containsExactly(0, 1, 0);
        assertThat(TestJourneys.shares(model, "new", "other")).containsExactly(0.5, 0.5);
    }

    @Test
    void valuesThatCancelGetNothing() {
        // abc was never seen, so its game is worth 0 in all: only a's positive part counts, b's and c's cancel
        PathTable table = PathTables.empty();
        PathTables.add(table, "a", 1, 2);
        PathTables.add(table, "b c", 1, 6);
        PathTables.add(table, "z", 1, 1);
        CoalitionRateModel model = CoalitionRateModel.fit(table, CoalitionRateOptions.COMPATIBLE);

        // phi_a = 1/3 * 1/3 - 1/7 * 1/3 > 0; phi_b = phi_c = (1/7 - 1/3) / 6 < 0
        assertThat(TestJourneys.shares(model, "a", "b", "c")).containsExactly(1, 0, 0);
    }

    @Test
    void conversionsWithoutATouchpointAreUnattributed() {
        PathTable table = PathTables.add(PathTables.add(PathTables.empty(), "", 3, 0), "a", 1, 1);

        ChannelCredits credits = CoalitionRateModel.fit(table, CoalitionRateOptions.DEFAULT)
                .channelCredits()
                .orElseThrow();

        assertThat(credits.unattributed().conversions()).isEqualTo(3);
        assertThat(credits.unattributed().value(EUR)).isEqualTo(30);
        assertThat(credits.total().conversions()).isCloseTo(4, within(TOLERANCE));
    }

    @Test
    void isNamedByItsOptionsAndSummarised() {
        PathTable table = PathTables.add(PathTables.empty(), "a b", 2, 5);
        CoalitionRateModel raw = CoalitionRateModel.fit(table, CoalitionRateOptions.COMPATIBLE);
        CoalitionRateModel shrunk = CoalitionRateModel.fit(
                table, CoalitionRateOptions.DEFAULT.withPseudoJourneys(2.5).withL2(0.1));

        assertThat(raw).hasToString("shapley:game=coalition-rate,unseen=zero");
        assertThat(shrunk.name()).isEqualTo("shapley:game=coalition-rate,pseudo-journeys=2.5,l2=0.1");
        assertThat(CoalitionRateModel.fit(table, CoalitionRateOptions.DEFAULT).name())
                .isEqualTo("shapley:game=coalition-rate");
        assertThat(shrunk.summary())
                .contains("2 channels in 1 distinct sets, 2 conversions, 5 journeys without", "converged after");
        assertThat(shrunk.channels()).containsExactly("a", "b");
        assertThat(shrunk).isNotEqualTo(raw);
    }

    @Test
    void collectsFromJourneys() {
        var statistic = CoalitionRateModel.statistic(Dimension.CHANNEL, List.of(), CoalitionRateOptions.COMPATIBLE);

        CoalitionRateModel model = List.of(TestJourneys.path("a", "b"), TestJourneys.path("a")).stream()
                .collect(statistic);

        assertThat(model.channelCredits().orElseThrow().total().conversions()).isCloseTo(2, within(TOLERANCE));
    }

    @Test
    void optionsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoalitionRateOptions.DEFAULT.withPseudoJourneys(0))
                .withMessageContaining("pseudoJourneys");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoalitionRateOptions.DEFAULT.withL2(Double.NaN))
                .withMessageContaining("l2 must be in");
        SamplingOptions sampling = SamplingOptions.DEFAULT.withSeed(3);
        assertThat(CoalitionRateOptions.DEFAULT.withSampling(sampling).sampling())
                .isEqualTo(sampling);
        for (double end : new double[] {1e-9, 1e9}) {
            assertThat(CoalitionRateOptions.DEFAULT.withL2(end).l2()).isEqualTo(end);
        }
    }
}
