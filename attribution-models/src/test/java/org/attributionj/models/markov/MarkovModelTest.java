package org.attributionj.models.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.attributionj.models.markov.RandomPaths.money;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkovModelTest {
    private static final double TOLERANCE = 1e-12;
    /** Of a mean of 200,000 simulated journeys: more than four standard errors. */
    private static final double SIMULATION_TOLERANCE = 0.005;

    private static PathTable table() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a", "b"), 2, money(30), 2);
        table.add(List.of("b"), 1, money(5), 3);
        table.add(List.of("a", "a"), 0, money(0), 2);
        return table;
    }

    @Test
    void aSmallChainIsSolvedByHand() {
        // start: a 6/10, b 4/10; a -> b 4, null 2; b -> conversion 3, null 5
        MarkovModel model = MarkovModel.fit(table(), MarkovOptions.DEFAULT);
        assertThat(model.chain().conversionRate()).isEqualTo(0.3);
        assertThat(model.conversionProbability(0)).isCloseTo(4.0 / 6 * 3 / 8, within(TOLERANCE));
        assertThat(model.conversionProbability(1)).isCloseTo(3.0 / 8, within(TOLERANCE));
        // without a: .4 * 3/8 = .15 of .3
        assertThat(model.removalEffect("a").conversions()).isCloseTo(0.5, within(TOLERANCE));
        assertThat(model.removalEffect("b").conversions()).isCloseTo(1, within(TOLERANCE));
        // the only reward is of b: by value the effects are the same
        assertThat(model.removalEffect("a").value(Money.NO_CURRENCY)).isCloseTo(0.5, within(TOLERANCE));
        ChannelCredits credits = model.channelCredits().orElseThrow();
        assertThat(credits.credit("a").conversions()).isCloseTo(1, within(TOLERANCE));
        assertThat(credits.credit("b").conversions()).isCloseTo(2, within(TOLERANCE));
        assertThat(credits.credit("a").value(Money.NO_CURRENCY)).isCloseTo(35.0 / 3, within(1e-11));
        // a 6 visits, b 8, of 10 journeys
        assertThat(model.meanSteps()).isCloseTo(1.4, within(TOLERANCE));
        assertThat(model.meanStepsToConversion()).hasValueCloseTo((0.6 / 4 + 0.8 * 3 / 8) / 0.3, within(TOLERANCE));
        assertThat(model.removalEffectOfSequence(List.of("a", "b")).conversions())
                .isCloseTo(0.5, within(TOLERANCE));
        assertThat(model.removalEffectOfSequence(List.of("b", "a"))).isEqualTo(RemovalEffect.NONE);
        assertThat(model.removalEffectOfSet(List.of("a", "b")).conversions()).isCloseTo(1, within(TOLERANCE));
        assertThat(model.removalEffectOfSet(List.of("zz")).conversions()).isZero();
        assertThat(model.removalEffect("zz")).isEqualTo(RemovalEffect.NONE);
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        SplittableRandom random = new SplittableRandom(7);
        PathTable table = PathTable.of(Dimension.CHANNEL);
        for (int i = 0; i < 3000; i++) {
            List<String> path = IntStream.range(0, 2 + random.nextInt(6))
                    .mapToObj(step -> "c" + random.nextInt(60))
                    .toList();
            table.add(path, 1, money(random.nextInt(100)), random.nextInt(4));
        }
        MarkovOptions options = MarkovOptions.ofOrder(2).withSolver(MarkovSolver.ITERATIVE);
        MarkovModel alone = new ForkJoinPool(1)
                .submit(() -> MarkovModel.fit(table, options))
                .join();
        ForkJoinPool eight = new ForkJoinPool(8);
        for (int repeat = 0; repeat < 10; repeat++) {
            assertThat(eight.submit(() -> MarkovModel.fit(table, options)).join())
                    .isEqualTo(alone);
        }
    }

    @Test
    void theChainShowsItsCounts() {
        MarkovChain chain = MarkovModel.fit(table(), MarkovOptions.DEFAULT.withSelfLoops(SelfLoops.KEEP))
                .chain();
        assertThat(chain.channels()).containsExactly("a", "b");
        assertThat(chain.states()).isEqualTo(2);
        assertThat(chain.state(List.of("b"))).isEqualTo(1);
        assertThat(chain.state(List.of("c"))).isEqualTo(-1);
        assertThat(chain.probability(0, 0)).isEqualTo(2.0 / 8);
        assertThat(chain.expectedVisits(0)).isEqualTo(0.8);
        assertThat(chain.transitionMatrix())
                .containsExactly(
                        new MarkovTransition(MarkovTransition.START, List.of("a"), 6, 0.6),
                        new MarkovTransition(MarkovTransition.START, List.of("b"), 4, 0.4),
                        new MarkovTransition(List.of("a"), List.of("a"), 2, 0.25),
                        new MarkovTransition(List.of("a"), List.of("b"), 4, 0.5),
                        new MarkovTransition(List.of("a"), MarkovTransition.NULL, 2, 0.25),
                        new MarkovTransition(List.of("b"), MarkovTransition.CONVERSION, 3, 0.375),
                        new MarkovTransition(List.of("b"), MarkovTransition.NULL, 5, 0.625));
        assertThat(chain)
                .hasToString(
                        "Markov chain of order 1 over 2 channels: 2 states, 2 transitions, 10 journeys, 3 conversions");
    }

    @Test
    void statesAreOrderedByTheirLatestChannelFirst() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("b", "a", "b", "c"), 1, money(1), 0);
        table.add(List.of("a"), 0, money(0), 1);
        MarkovChain chain = MarkovModel.fit(table, MarkovOptions.ofOrder(2)).chain();
        assertThat(List.of(chain.window(0), chain.window(1), chain.window(2), chain.window(3)))
                .isEqualTo(List.of(List.of("a"), List.of("b", "a"), List.of("a", "b"), List.of("b", "c")));
        for (int state = 0; state < chain.states(); state++) {
            assertThat(chain.state(chain.window(state))).isEqualTo(state);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> chain.state(List.of("a", "b", "c")));
    }

    @ParameterizedTest
    @EnumSource(MarkovSolver.class)
    void degenerateTablesHaveDefinedResults(MarkovSolver solver) {
        for (int order = 1; order <= 3; order++) {
            MarkovOptions options = MarkovOptions.ofOrder(order).withSolver(solver);
            MarkovModel empty = MarkovModel.fit(PathTable.of(Dimension.CHANNEL), options);
            assertThat(empty.chain().states()).isZero();
            assertThat(empty.chain().conversionRate()).isZero();
            assertThat(empty.meanSteps()).isZero();
            assertThat(empty.meanStepsToConversion()).isEmpty();
            assertThat(empty.meanStepsToNull()).isEmpty();
            assertThat(empty.channelCredits().orElseThrow().byLabel()).isEmpty();
            assertThat(empty.solver().converged()).isTrue();

            PathTable onlyNulls = PathTable.of(Dimension.CHANNEL);
            onlyNulls.add(List.of("a", "b", "c", "a"), 0, money(0), 5);
            MarkovModel nothing = MarkovModel.fit(onlyNulls, options);
            assertThat(nothing.removalEffects().values()).containsOnly(RemovalEffect.NONE);
            assertThat(nothing.channelCredits().orElseThrow().total().conversions())
                    .isZero();
            assertThat(weights(nothing, "a", "b")).containsExactly(0, 0);

            PathTable allConvert = PathTable.of(Dimension.CHANNEL);
            allConvert.add(List.of("a", "b"), 3, money(0), 0);
            allConvert.add(List.of("b"), 1, money(0), 0);
            MarkovModel all = MarkovModel.fit(allConvert, options);
            assertThat(all.removalEffect("a").conversions()).isCloseTo(0.75, within(TOLERANCE));
            assertThat(all.removalEffect("b").conversions()).isCloseTo(1, within(TOLERANCE));
            assertThat(all.removalEffect("a").value(Money.NO_CURRENCY)).isZero();
            assertThat(all.meanStepsToNull()).isEmpty();

            PathTable oneChannel = PathTable.of(Dimension.CHANNEL);
            oneChannel.add(List.of("a", "a", "a"), 1, money(9), 7);
            MarkovModel one = MarkovModel.fit(oneChannel, options);
            assertThat(one.removalEffect("a").conversions()).isEqualTo(1);
            assertThat(one.channelCredits().orElseThrow().credit("a").value(Money.NO_CURRENCY))
                    .isEqualTo(9);

            PathTable useless = table();
            useless.add(List.of("c", "d"), 0, money(0), 3);
            MarkovModel some = MarkovModel.fit(useless, options);
            assertThat(some.removalEffect("c").conversions()).isZero();
            assertThat(weights(some, "c", "d")).containsExactly(0, 0);
        }
    }

    @Test
    void conversionsWithoutTouchpointsAreUnattributed() {
        PathTable table = table();
        table.add(List.of(), 4, money(11), 6);
        MarkovModel model = MarkovModel.fit(table, MarkovOptions.DEFAULT);
        assertThat(model.chain().conversionRate()).isEqualTo(0.3);
        assertThat(model.chain().untouchedConversions()).isEqualTo(4);
        ChannelCredits credits = model.channelCredits().orElseThrow();
        assertThat(credits.unattributed()).isEqualTo(ChannelCredits.Part.of(4, 11, Money.NO_CURRENCY));
        assertThat(model).isNotEqualTo(MarkovModel.fit(table(), MarkovOptions.DEFAULT));
    }

    @Test
    void eachCurrencyIsARewardOfItsOwn() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a"), 1, Money.of("10.00", "EUR"), 1);
        table.add(List.of("b"), 1, Money.of("70", "JPY"), 1);
        table.add(List.of("b"), 2, Money.of("1.005", "EUR"), 0);
        MarkovModel model = MarkovModel.fit(table, MarkovOptions.DEFAULT);
        Currency euro = Currency.getInstance("EUR");
        Currency yen = Currency.getInstance("JPY");
        assertThat(model.chain().currencies()).containsExactly(euro, yen);
        assertThat(model.removalEffect("a").value(euro)).isCloseTo(10 / 11.005, within(TOLERANCE));
        assertThat(model.removalEffect("a").value(yen)).isZero();
        assertThat(model.removalEffect("b").value(yen)).isEqualTo(1);
        ChannelCredits credits = model.channelCredits().orElseThrow();
        assertThat(credits.credit("b").value(euro)).isCloseTo(1.005, within(TOLERANCE));
        assertThat(credits.credit("b").value(yen)).isCloseTo(70, within(TOLERANCE));
    }

    @Test
    void negativeValuesNeverMakeACreditNegative() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a"), 1, money(100), 1);
        table.add(List.of("b"), 1, money(-40), 1);
        for (MarkovSolver solver : MarkovSolver.values()) {
            MarkovModel model = MarkovModel.fit(table, MarkovOptions.DEFAULT.withSolver(solver));
            assertThat(model.removalEffect("a").value(Money.NO_CURRENCY)).isCloseTo(100.0 / 60, within(TOLERANCE));
            assertThat(model.removalEffect("b").value(Money.NO_CURRENCY)).isCloseTo(-40.0 / 60, within(TOLERANCE));
            ChannelCredits credits = model.channelCredits().orElseThrow();
            assertThat(credits.credit("a").value(Money.NO_CURRENCY)).isCloseTo(60, within(1e-11));
            assertThat(credits.credit("b").value(Money.NO_CURRENCY)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void removalEffectsAgreeWithSimulation(int order) {
        SplittableRandom random = new SplittableRandom(4711);
        PathTable table = PathTable.of(Dimension.CHANNEL);
        for (int i = 0; i < 400; i++) {
            List<String> path = random.ints(1 + random.nextInt(6), 0, 4)
                    .mapToObj(channel -> "abcd".substring(channel, channel + 1))
                    .toList();
            int conversions = random.nextInt(3);
            table.add(path, conversions, money(Math.min(conversions, 1)), random.nextInt(1, 4));
        }
        MarkovModel model = MarkovModel.fit(table, MarkovOptions.ofOrder(order));
        int[] lost = new int[4];
        int conversions = 0;
        int runs = 200_000;
        for (int run = 0; run < runs; run++) {
            int met = simulate(model.chain(), random);
            conversions += met >>> 4;
            for (int channel = 0; channel < 4; channel++) {
                lost[channel] += met >>> 4 & met >>> channel & 1;
            }
        }
        double rate = model.chain().conversionRate();
        assertThat((double) conversions / runs).isCloseTo(rate, within(SIMULATION_TOLERANCE));
        for (int channel = 0; channel < 4; channel++) {
            double effect =
                    model.removalEffect("abcd".substring(channel, channel + 1)).conversions();
            assertThat(lost[channel] / (runs * rate)).isCloseTo(effect, within(SIMULATION_TOLERANCE / rate));
        }
    }

    /** One walk: bit c if channel c was met, bit 4 if it converted. */
    private static int simulate(MarkovChain chain, SplittableRandom random) {
        int met = 0;
        long draw = random.nextLong(chain.journeys());
        int state = 0;
        while (draw >= chain.startCount(state)) {
            draw -= chain.startCount(state++);
        }
        while (true) {
            for (String channel : chain.window(state)) {
                met |= 1 << "abcd".indexOf(channel);
            }
            draw = random.nextLong(chain.visits(state));
            int next = 0;
            while (next < chain.states() && draw >= chain.count(state, next)) {
                draw -= chain.count(state, next++);
            }
            if (next == chain.states()) {
                return draw < chain.conversionCount(state) ? met | 1 << 4 : met;
            }
            state = next;
        }
    }

    @Test
    void moreThanAFewHundredStatesAreSolvedIterativelyToTheSameFigures() {
        SplittableRandom random = new SplittableRandom(7);
        PathTable table = PathTable.of(Dimension.CHANNEL);
        for (int i = 0; i < 5_000; i++) {
            List<String> path = random.ints(1 + random.nextInt(9), 0, 27)
                    .mapToObj(channel -> "channel " + channel)
                    .toList();
            int conversions = random.nextInt(2);
            table.add(path, conversions, money(conversions * (i % 2)), random.nextInt(1, 3));
        }
        MarkovModel swept = MarkovModel.fit(table, MarkovOptions.ofOrder(2));
        MarkovModel factorised = MarkovModel.fit(table, MarkovOptions.ofOrder(2).withSolver(MarkovSolver.DENSE));
        assertThat(swept.chain().states()).isGreaterThan(700);
        assertThat(swept.solver().solver()).isEqualTo(MarkovSolver.ITERATIVE);
        assertThat(swept.solver().converged()).isTrue();
        assertThat(swept.solver().sweeps()).isPositive();
        assertThat(factorised.solver().solver()).isEqualTo(MarkovSolver.DENSE);
        assertThat(factorised.solver().sweeps()).isZero();
        swept.removalEffects().forEach((channel, effect) -> {
            assertThat(effect.conversions())
                    .isCloseTo(factorised.removalEffect(channel).conversions(), within(TOLERANCE));
            assertThat(effect.value(Money.NO_CURRENCY))
                    .isCloseTo(factorised.removalEffect(channel).value(Money.NO_CURRENCY), within(TOLERANCE));
        });
        List<String> sequence = List.of("channel 3", "channel 4", "channel 5");
        assertThat(swept.removalEffectOfSequence(sequence).conversions())
                .isCloseTo(factorised.removalEffectOfSequence(sequence).conversions(), within(TOLERANCE));
    }

    @Test
    void aSolutionThatHasNotConvergedSaysSo() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a", "b", "a", "b", "c", "a"), 1, money(2), 1);
        table.add(List.of("c", "b"), 1, money(0), 3);
        MarkovOptions hasty =
                MarkovOptions.DEFAULT.withSolver(MarkovSolver.ITERATIVE).withMaxSweeps(2);
        MarkovModel model = MarkovModel.fit(table, hasty);
        assertThat(model.solver().converged()).isFalse();
        assertThat(model.solver().errorBound()).isGreaterThan(hasty.tolerance());
        assertThat(model.summary()).contains("NOT CONVERGED");
        MarkovModel exact = MarkovModel.fit(table, hasty.withMaxSweeps(1000));
        assertThat(exact.summary()).doesNotContain("NOT CONVERGED").contains("iterative", "removal effect");
        exact.removalEffects()
                .forEach((channel, effect) -> assertThat(
                                model.removalEffect(channel).conversions())
                        .isCloseTo(effect.conversions(), within(model.solver().errorBound())));
    }

    @Test
    void summariesAreWhatWasComputedByHand() {
        MarkovModel model = MarkovModel.fit(table(), MarkovOptions.DEFAULT.withSolver(MarkovSolver.DENSE));
        assertThat(model.summary().lines())
                .satisfiesExactly(
                        name -> assertThat(name).isEqualTo("markov:order=1"),
                        chain -> assertThat(chain).isEqualTo(model.chain().toString()),
                        solver -> assertThat(solver)
                                .startsWith("solved: dense, 2 states, 1 transitions, error below ")
                                .doesNotContain("sweeps"),
                        rate -> assertThat(rate).isEqualTo("P(conversion) 0.300000, mean steps 1.400"),
                        a -> assertThat(a).isEqualTo("  a  removal effect 0.500000"),
                        b -> assertThat(b).isEqualTo("  b  removal effect 1.000000"));
        assertThat(model).hasToString(model.name());
        assertThat(new SolverReport(MarkovSolver.ITERATIVE, 3, 4, 24, 3.14e-13, true))
                .hasToString("iterative, 3 states, 4 transitions, 24 sweeps, error below 3.1e-13");
        assertThat(new SolverReport(MarkovSolver.DENSE, 3, 4, 0, 2e-3, false))
                .hasToString(
                        "dense, 3 states, 4 transitions, error below 2.0e-03, NOT CONVERGED: raise maxSweeps or take"
                                + " the dense solver");
        assertThat(model.chain().transitionMatrix().get(2))
                .isEqualTo(new MarkovTransition(List.of("a"), List.of("b"), 4, 4.0 / 6))
                .hasToString("a -> b " + 4.0 / 6 + " (4)");
        assertThat(model.meanStepsToNull()).hasValueCloseTo((0.6 * 3 / 4 + 0.8 * 5 / 8) / 0.7, within(TOLERANCE));
    }

    @Test
    void sequencesBeyondTheMemoryOfTheChainAreRefused() {
        MarkovModel model = MarkovModel.fit(table(), MarkovOptions.DEFAULT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.removalEffectOfSequence(List.of("a", "b", "a")))
                .withMessageContaining("1 to 2 touches");
        assertThatIllegalArgumentException().isThrownBy(() -> model.removalEffectOfSequence(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.removalEffectOfSequence(List.of("a", "a")))
                .withMessageContaining("SelfLoops.KEEP");
        assertThat(model.removalEffectOfSequence(List.of("a"))).isEqualTo(model.removalEffect("a"));
    }

    @Test
    void touchesWeighTheEffectOfTheirLabelEvenWhenCodesComeLate() {
        MarkovModel model = MarkovModel.fit(table(), MarkovOptions.DEFAULT);
        assertThat(weights(model, "b", "unseen", "a", "b")).containsExactly(1, 0, 0.5, 1);
        PathTable other = PathTable.of(Dimension.CHANNEL);
        other.add(List.of("x", "b"), 1, money(1), 0);
        Kernel kernel = model.bind(other.schema()).newKernel();
        double[] weights = new double[3];
        assertThat(kernel.weigh(other.toBatch().view(), weights)).isZero();
        assertThat(weights).containsExactly(0, 1, 0);
        other.add(List.of("y", "a"), 1, money(1), 0);
        JourneyView late = other.toBatch().view().moveTo(1);
        kernel.weigh(late, weights);
        assertThat(weights).containsExactly(0, 0.5, 0);
    }

    private static double[] weights(MarkovModel model, String... path) {
        PathTable journey = PathTable.of(Dimension.CHANNEL);
        journey.add(List.of(path), 1, money(1), 0);
        JourneyBatch batch = journey.toBatch();
        double[] weights = new double[path.length];
        model.bind(batch.schema()).newKernel().weigh(batch.view(), weights);
        return weights;
    }

    @Test
    void theStatisticFitsWhatTheTableFits() {
        JourneyStatistic<PathTable, MarkovModel> statistic = MarkovModel.statistic(MarkovOptions.ofOrder(2));
        PathTable left = statistic.newAccumulator();
        PathTable right = statistic.newAccumulator();
        boolean[] toLeft = {false};
        table().forEachJourney(journey -> {
            toLeft[0] = !toLeft[0];
            statistic.add(toLeft[0] ? left : right, journey);
        });
        assertThat(statistic.finish(statistic.merge(left, right)))
                .isEqualTo(MarkovModel.fit(table(), MarkovOptions.ofOrder(2)));
    }

    @Test
    void modelsAreSerialisedWhole() throws IOException, ClassNotFoundException {
        MarkovModel model = MarkovModel.fit(table(), MarkovOptions.ofOrder(2).withSelfLoops(SelfLoops.KEEP));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(model);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Object copy = in.readObject();
            assertThat(copy).isEqualTo(model).hasSameHashCodeAs(model);
            assertThat(((MarkovModel) copy).removalEffectOfSet(List.of("a")))
                    .isEqualTo(model.removalEffectOfSet(List.of("a")));
        }
    }

    @Test
    void optionsAtTheEndsOfTheirRangesAreTaken() {
        for (double tolerance : new double[] {1e-14, 1e-3}) {
            assertThat(MarkovOptions.DEFAULT.withTolerance(tolerance).tolerance())
                    .isEqualTo(tolerance);
        }
        assertThat(MarkovOptions.ofOrder(MarkovOptions.MAX_ORDER).order()).isEqualTo(MarkovOptions.MAX_ORDER);
        MarkovOptions most = new MarkovOptions(1, SelfLoops.KEEP, MarkovSolver.AUTO, 1e-12, MarkovOptions.MAX_SWEEPS);
        assertThat(most.maxSweeps()).isEqualTo(MarkovOptions.MAX_SWEEPS);
    }

    @Test
    void namesAndOptionsAreValidated() {
        assertThat(MarkovModel.fit(table(), MarkovOptions.ofOrder(2)).name()).isEqualTo("markov:order=2");
        assertThat(MarkovOptions.DEFAULT.withSelfLoops(SelfLoops.KEEP).spec())
                .isEqualTo("markov:order=1,self-loops=keep");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovOptions.ofOrder(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> MarkovOptions.ofOrder(17));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovOptions.DEFAULT.withTolerance(Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> MarkovOptions.DEFAULT.withMaxSweeps(0));
        assertThatIllegalArgumentException().isThrownBy(() -> MarkovOptions.DEFAULT.withMaxSweeps(1_000_001));
    }
}
