package org.attributionj.models.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.markov.DenseOracle.Row;

class MarkovModelPropertiesTest extends RandomPaths {
    private static final double TOLERANCE = 1e-9;
    private static final List<String> CHANNELS = List.of("a", "b", "c", "d");

    private static final List<MarkovOptions> SOLVERS = List.of(
            MarkovOptions.DEFAULT.withSolver(MarkovSolver.DENSE),
            MarkovOptions.DEFAULT.withSolver(MarkovSolver.ITERATIVE),
            MarkovOptions.DEFAULT.withSolver(MarkovSolver.DENSE).withSelfLoops(SelfLoops.KEEP),
            MarkovOptions.DEFAULT.withSolver(MarkovSolver.ITERATIVE).withSelfLoops(SelfLoops.KEEP));

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void removalEffectsEqualTheDenseOracleWhateverSolverAndSelfLoops(
            @ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 4) int order) {
        Assume.that(anyConversion(rows));
        DenseOracle oracle = new DenseOracle(rows, order);
        double conversion = oracle.conversion(state -> false);
        double value = oracle.value(state -> false);
        for (MarkovOptions options : SOLVERS) {
            MarkovModel model = MarkovModel.fit(table(rows), options.withOrder(order));
            assertThat(model.solver().converged()).isTrue();
            for (String channel : CHANNELS) {
                RemovalEffect effect = model.removalEffect(channel);
                assertThat(effect.conversions())
                        .isCloseTo(
                                1 - oracle.conversion(state -> state.contains(channel)) / conversion, within(TOLERANCE))
                        .isBetween(0.0, 1.0);
                if (value > 0) {
                    assertThat(effect.value(Money.NO_CURRENCY))
                            .isCloseTo(1 - oracle.value(state -> state.contains(channel)) / value, within(TOLERANCE))
                            .isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void effectsOfSetsAndSequencesEqualTheDenseOracle(
            @ForAll("rows") List<Row> rows,
            @ForAll @IntRange(min = 1, max = 3) int order,
            @ForAll @Size(min = 1, max = 3) Set<@IntRange(min = 0, max = 3) Integer> set,
            @ForAll @Size(min = 2, max = 4) List<@IntRange(min = 0, max = 3) Integer> touches) {
        Assume.that(anyConversion(rows));
        DenseOracle oracle = new DenseOracle(rows, order);
        double conversion = oracle.conversion(state -> false);
        List<String> channels = set.stream().map(CHANNELS::get).toList();
        double withoutSet = oracle.conversion(state -> channels.stream().anyMatch(state::contains));
        List<String> sequence =
                touches.stream().map(CHANNELS::get).limit(order + 1L).toList();
        double withoutSequence = sequence.size() <= order
                ? oracle.conversion(state -> Collections.indexOfSubList(state, sequence) >= 0)
                : oracle.conversionWithout(sequence.subList(0, order), sequence.subList(1, order + 1));
        for (MarkovOptions options : SOLVERS.subList(2, 4)) {
            MarkovModel model = MarkovModel.fit(table(rows), options.withOrder(order));
            assertThat(model.removalEffectOfSet(channels).conversions())
                    .isCloseTo(1 - withoutSet / conversion, within(TOLERANCE));
            assertThat(model.removalEffectOfSequence(sequence).conversions())
                    .isCloseTo(1 - withoutSequence / conversion, within(TOLERANCE));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theChainConvertsAsOftenAsTheDataAtEveryOrder(
            @ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 5) int order) {
        PathTable table = table(rows);
        MarkovModel model = MarkovModel.fit(table, MarkovOptions.ofOrder(order));
        MarkovChain chain = model.chain();
        double fromStart = 0;
        for (int state = 0; state < chain.states(); state++) {
            fromStart += chain.startCount(state) * model.conversionProbability(state);
        }
        double journeys = table.conversions() + table.nulls();
        assertThat(fromStart).isCloseTo((double) table.conversions(), within(TOLERANCE * (1 + journeys)));
        assertThat(chain.conversionRate()).isEqualTo(journeys == 0 ? 0 : table.conversions() / journeys);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void duplicatingTheDataChangesNoEffect(
            @ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 3) int order) {
        PathTable twice = table(rows);
        twice.merge(table(rows));
        MarkovModel once = MarkovModel.fit(table(rows), MarkovOptions.ofOrder(order));
        MarkovModel doubled = MarkovModel.fit(twice, MarkovOptions.ofOrder(order));
        for (String channel : CHANNELS) {
            assertThat(doubled.removalEffect(channel).conversions())
                    .isCloseTo(once.removalEffect(channel).conversions(), within(TOLERANCE));
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void anyOrderOfRowsAndAnyDetourGiveTheSameBits(
            @ForAll("rows") List<Row> rows,
            @ForAll("rows") List<Row> others,
            @ForAll @IntRange(min = 1, max = 3) int order,
            @ForAll long seed) {
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        PathTable detour = table(others);
        shuffled.forEach(row -> add(detour, row));
        detour.subtract(table(others));
        MarkovOptions options = MarkovOptions.ofOrder(order);
        MarkovModel direct = MarkovModel.fit(table(rows), options);
        assertThat(MarkovModel.fit(table(shuffled), options)).isEqualTo(direct);
        assertThat(MarkovModel.fit(detour, options)).isEqualTo(direct);
        assertThat(MarkovModel.fit(detour.toBatch(), options)).isEqualTo(direct);
        assertThat(MarkovOrderChoice.of(detour, 2).scores())
                .isEqualTo(MarkovOrderChoice.of(table(rows), 2).scores());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void channelCreditsAddUpToTheTotals(@ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 3) int order) {
        PathTable table = table(rows);
        table.add(List.of(), 2, money(7.5), 1);
        ChannelCredits credits = MarkovModel.fit(table, MarkovOptions.ofOrder(order))
                .channelCredits()
                .orElseThrow();
        assertThat(credits.total().conversions()).isCloseTo((double) table.conversions(), within(TOLERANCE));
        double value = rows.stream().mapToDouble(Row::value).sum() + 7.5;
        assertThat(credits.total().value(Money.NO_CURRENCY)).isCloseTo(value, within(TOLERANCE * value));
        assertThat(credits.unattributed().conversions()).isEqualTo(2);
        assertThat(credits.byLabel().values())
                .allSatisfy(part -> assertThat(part.conversions()).isGreaterThanOrEqualTo(0));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void stepsAreTheMeanLengthOfPathsWhereSelfLoopsAreKeptAtOrderOne(@ForAll("rows") List<Row> rows) {
        double journeys =
                rows.stream().mapToLong(row -> row.conversions() + row.nulls()).sum();
        Assume.that(journeys > 0);
        double touches = rows.stream()
                .mapToDouble(
                        row -> (row.conversions() + row.nulls()) * row.path().size())
                .sum();
        MarkovModel model = MarkovModel.fit(table(rows), MarkovOptions.DEFAULT.withSelfLoops(SelfLoops.KEEP));
        assertThat(model.meanSteps()).isCloseTo(touches / journeys, within(TOLERANCE));
        double rate = model.chain().conversionRate();
        double mixed = rate * model.meanStepsToConversion().orElse(0)
                + (1 - rate) * model.meanStepsToNull().orElse(0);
        assertThat(mixed).isCloseTo(model.meanSteps(), within(TOLERANCE));
    }
}
