package org.attributionj.models.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.common.primitives.Doubles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.TestJourneys;
import org.attributionj.models.response.LogitResponse;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;
import org.attributionj.models.shapley.ResponseCredit;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static final double TOLERANCE = 1e-12;
    private static final LogitResponse FIRST = new LogitResponse(-2, Map.of("a", 1.0, "b", 0.2), 0);
    private static final LogitResponse SECOND = new LogitResponse(-1, Map.of("a", 0.1, "b", 0.9), 0.4);

    @Test
    void blendsProbabilitiesTablesAndExposures() {
        BlendedResponse blend = BlendedResponse.of(List.of(FIRST, SECOND), List.of(3.0, 1.0));
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, blend.needs());
        JourneyView journey = new JourneyEncoder(schema).encode(TestJourneys.path("a", "b", "a"));
        ResponseKernel mixed = blend.newResponseKernel(schema);
        ResponseKernel first = FIRST.newResponseKernel(schema);
        ResponseKernel second = SECOND.newResponseKernel(schema);
        boolean[] kept = {true, true, false};

        assertThat(mixed.probability(journey, kept))
                .isCloseTo(
                        0.75 * first.probability(journey, kept) + 0.25 * second.probability(journey, kept),
                        within(TOLERANCE));

        int[] player = {0, 1, 0};
        double[] table = new double[4];
        mixed.tabulate(journey, player, 2, new boolean[3], table);
        assertThat(table[0]).isCloseTo(mixed.probability(journey, new boolean[3]), within(TOLERANCE));
        assertThat(table[1])
                .isCloseTo(mixed.probability(journey, new boolean[] {true, false, true}), within(TOLERANCE));
        assertThat(table[2])
                .isCloseTo(mixed.probability(journey, new boolean[] {false, true, false}), within(TOLERANCE));

        // a: equal halves under the first, 1 to e^.8 under the second
        double[] exposure = new double[3];
        mixed.exposure(journey, exposure);
        double early = Math.exp(-0.8) / (1 + Math.exp(-0.8));
        assertThat(exposure[0]).isCloseTo(0.75 * 0.5 + 0.25 * early, within(TOLERANCE));
        assertThat(exposure[1]).isCloseTo(1, within(TOLERANCE));
        assertThat(exposure[2]).isCloseTo(0.75 * 0.5 + 0.25 * (1 - early), within(TOLERANCE));
    }

    @Test
    void aBlendOfOneModelCreditsLikeIt() {
        BlendedResponse blend = BlendedResponse.of(List.of(SECOND, FIRST), List.of(5.0, 0.0));

        assertThat(TestJourneys.shares(ResponseCredit.shapley(blend), "a", "b", "a"))
                .containsExactly(TestJourneys.shares(ResponseCredit.shapley(SECOND), "a", "b", "a"), within(TOLERANCE));
        assertThat(blend.name()).isEqualTo("blend:[logit],[logit]");
        assertThat(blend.weights()).containsExactly(1.0, 0.0);
    }

    @Test
    void refusesWeightsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlendedResponse.of(List.of(FIRST), List.of(0.0)))
                .withMessageContaining("above 0");
        assertThatIllegalArgumentException().isThrownBy(() -> BlendedResponse.of(List.of(FIRST), List.of(Double.NaN)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlendedResponse.of(List.of(FIRST, SECOND), List.of(1.0, -1.0)))
                .withMessageContaining("-1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlendedResponse.of(List.of(FIRST, SECOND), List.of(1.0)))
                .withMessageContaining("1 for 2 models");
        assertThatIllegalArgumentException().isThrownBy(() -> BlendedResponse.of(List.of(), List.of()));
    }

    @Test
    void stackingTwoConstantsFindsTheObservedRate() {
        // 30 of 100 convert; predictions .1 and .5: the best blend predicts .3, weights one half each
        HeldOutPredictions predictions = new HeldOutPredictions(2).add(new double[] {0.1, 0.5}, 30, 70);

        BlendWeights choice = BlendWeights.choose(predictions, BlendWeighting.STACKING);

        assertThat(choice.converged()).isTrue();
        assertThat(choice.weights().get(0)).isCloseTo(0.5, within(1e-3));
        assertThat(choice.logLikelihood()).isCloseTo(30 * Math.log(0.3) + 70 * Math.log(0.7), within(1e-6));
        assertThat(choice.logLikelihoods().get(0)).isCloseTo(30 * Math.log(0.1) + 70 * Math.log(0.9), within(1e-9));
        assertThat(choice.journeys()).isEqualTo(100);
    }

    @Test
    void likelihoodWeightsAreProportionalToLikelihoods() {
        HeldOutPredictions predictions =
                new HeldOutPredictions(2).add(new double[] {0.5, 0.25}, 2, 0).add(new double[] {0.5, 0.25}, 0, 1);

        BlendWeights choice = BlendWeights.choose(predictions, BlendWeighting.LIKELIHOOD);

        double first = 0.5 * 0.5 * 0.5;
        double second = 0.25 * 0.25 * 0.75;
        assertThat(choice.weights().get(0)).isCloseTo(first / (first + second), within(TOLERANCE));
        assertThat(choice.gap()).isZero();
    }

    @Property(tries = 40)
    void noOtherWeightsDoBetterThanStacking(@ForAll @IntRange(max = 10_000) int seed) {
        Random random = new Random(seed);
        HeldOutPredictions predictions = new HeldOutPredictions(3);
        for (int row = 0; row < 40; row++) {
            predictions.add(
                    new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()},
                    random.nextInt(3),
                    random.nextInt(3));
        }

        BlendWeights choice = BlendWeights.choose(predictions, BlendWeighting.STACKING);

        for (int other = 0; other < 50; other++) {
            double[] w = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double sum = w[0] + w[1] + w[2];
            double[] weights = {w[0] / sum, w[1] / sum, w[2] / sum};
            assertThat(predictions.logLikelihood(weights))
                    .isLessThanOrEqualTo(choice.logLikelihood() + choice.gap() + 1e-9);
        }
        assertThat(choice.gap()).isLessThan(1e-2);
    }

    @Test
    void certainErrorsCostMuchButNotEverything() {
        HeldOutPredictions predictions = new HeldOutPredictions(1).add(new double[] {0}, 1, 0);

        BlendWeights choice = BlendWeights.choose(predictions, BlendWeighting.STACKING);

        assertThat(choice.weights()).containsExactly(1.0);
        assertThat(choice.logLikelihood()).isCloseTo(Math.log(1e-12), within(1e-9));
    }

    @Test
    void withoutHeldOutJourneysWeightsAreEqual() {
        for (BlendWeighting weighting : BlendWeighting.values()) {
            BlendWeights choice = BlendWeights.choose(new HeldOutPredictions(4), weighting);
            assertThat(choice.weights()).containsExactly(0.25, 0.25, 0.25, 0.25);
            assertThat(choice.converged()).isTrue();
        }
    }

    @Test
    void predictionsAreChecked() {
        HeldOutPredictions predictions = new HeldOutPredictions(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictions.add(new double[] {0.5}, 1, 1))
                .withMessageContaining("one per model, 2, but were 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictions.add(new double[] {0.5, Double.NaN}, 1, 1))
                .withMessageContaining("probability of model 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictions.add(new double[] {0.5, 0.5}, -1, 1))
                .withMessageContaining("-1 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new HeldOutPredictions(0));
    }

    @Test
    void stackingPrefersTheLearnerThatPredictsUnseenCustomers() {
        JourneyTable table = customers(400);
        ResponseLearner rateByLast = new ResponseLearner("rate by last channel", BlendTest::rateByLast);
        ResponseLearner coin = new ResponseLearner("coin", data -> new LogitResponse(0, Map.of(), 0));

        StackedResponse stacked = StackedResponse.fit(table, List.of(coin, rateByLast), 5, BlendWeighting.STACKING);

        assertThat(stacked.choice().journeys()).isEqualTo(400);
        assertThat(stacked.choice().weights().get(1)).isGreaterThan(0.9);
        assertThat(stacked.choice().logLikelihood())
                .isGreaterThanOrEqualTo(stacked.choice().logLikelihoods().get(1) - 1e-9);
        assertThat(stacked.learners()).containsExactly("coin", "rate by last channel");
        assertThat(stacked.summary()).contains("blend of 2 response models", "400 journeys", "coin  weight");
        assertThat(StackedResponse.fit(table, List.of(coin, rateByLast), 5, BlendWeighting.STACKING))
                .isEqualTo(stacked);
    }

    @Test
    void aStackedModelIsAResponseModelLikeItsBlend() {
        JourneyTable table = customers(40, SECOND.needs());
        ResponseLearner late = new ResponseLearner("late", data -> SECOND);
        ResponseLearner rateByLast = new ResponseLearner("rate by last channel", BlendTest::rateByLast);

        StackedResponse stacked = StackedResponse.fit(table, List.of(rateByLast, late), 4, BlendWeighting.LIKELIHOOD);

        assertThat(stacked.needs()).isEqualTo(SECOND.needs());
        assertThat(stacked.name()).isEqualTo("blend:[logit],[logit]");
        assertThat(TestJourneys.shares(ResponseCredit.shapley(stacked), "good", "a", "good"))
                .containsExactly(TestJourneys.shares(ResponseCredit.shapley(stacked.response()), "good", "a", "good"));
        // the weights must be those that were chosen
        BlendWeights choice = stacked.choice();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StackedResponse(
                        BlendedResponse.of(stacked.response().models(), List.of(1.0, 1.0)), stacked.learners(), choice))
                .withMessageContaining("that were chosen");
    }

    /** Every customer is predicted once, by what was learned from all the customers of other folds. */
    @Test
    void stackingPredictsEveryCustomerFromTheOthersOnly() {
        JourneyTable table = customers(60);
        List<Integer> sizes = new ArrayList<>();
        ResponseLearner learner = new ResponseLearner("size", data -> {
            sizes.add(Math.toIntExact(data.size()));
            return new LogitResponse(0, Map.of(), 0);
        });

        StackedResponse stacked = StackedResponse.fit(table, List.of(learner), 3, BlendWeighting.STACKING);

        assertThat(sizes).hasSize(4);
        assertThat(sizes.get(3)).isEqualTo(60); // the last fit is of everybody
        assertThat(sizes.get(0) + sizes.get(1) + sizes.get(2)).isEqualTo(2 * 60);
        assertThat(sizes.subList(0, 3)).allMatch(size -> size < 60 && size > 20);
        assertThat(stacked.choice().journeys()).isEqualTo(60);
        assertThat(stacked.choice().logLikelihood()).isCloseTo(60 * Math.log(0.5), within(1e-9));
        assertThat(stacked.summary())
                .isEqualTo(String.format(
                        "blend of 1 response models, held-out log-likelihood -41.588831 on 60 journeys, converged after 0"
                                + " iterations%n  size  weight 1.000000  alone -41.588831"));
    }

    /** A learner that predicts one in as many as it saw: the predictions tell who was seen. */
    @Test
    void customersArePredictedByTheirOwnFold() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.NOTHING);
        for (int i = 0; i < 50; i++) {
            table.add(journey("customer " + i, "good", true));
        }
        List<Integer> sizes = new ArrayList<>();
        ResponseLearner learner = new ResponseLearner("one in n", data -> {
            sizes.add(Math.toIntExact(data.size()));
            return new LogitResponse(-Math.log(data.size() - 1.0), Map.of(), 0);
        });

        StackedResponse stacked = StackedResponse.fit(table, List.of(learner), 4, BlendWeighting.STACKING);

        double expected = 0;
        for (int size : sizes.subList(0, 4)) {
            expected -= (50 - size) * Math.log(size);
        }
        assertThat(stacked.choice().logLikelihood()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void predictionsOfManyModelsAndRowsAreAllKept() {
        for (int models : new int[] {1, 9}) {
            HeldOutPredictions predictions = new HeldOutPredictions(models);
            double[] expected = new double[models];
            long journeys = 0;
            for (int row = 0; row < 200; row++) {
                double[] p = new double[models];
                for (int m = 0; m < models; m++) {
                    p[m] = (1 + (row * 7 + m * 3) % 11) / 13.0;
                    expected[m] += row % 3 * Math.log(p[m]) + row % 4 * Math.log(1 - p[m]);
                }
                predictions.add(p, row % 3, row % 4);
                journeys += row % 3 + row % 4;
            }
            assertThat(predictions.journeys()).isEqualTo(journeys);
            assertThat(BlendWeights.choose(predictions, BlendWeighting.LIKELIHOOD)
                            .logLikelihoods())
                    .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
                    .containsExactlyElementsOf(Doubles.asList(expected));
        }
    }

    @Test
    void oneKernelServesJourneysOfAnyLengthAndAlphabetInTurn() {
        BlendedResponse blend = BlendedResponse.of(List.of(FIRST, SECOND), List.of(3.0, 1.0));
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, blend.needs());
        JourneyEncoder encoder = new JourneyEncoder(schema);
        ResponseKernel used = blend.newResponseKernel(schema);
        String[] alphabet = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r"};
        for (int length : new int[] {2, 40, 3, 17, 41}) {
            String[] path = new String[length];
            for (int i = 0; i < length; i++) {
                path[i] = alphabet[(i * 5 + length) % alphabet.length];
            }
            JourneyView journey = encoder.encode(TestJourneys.path(path));
            double[] exposure = new double[length];
            double[] fresh = new double[length];
            used.exposure(journey, exposure);
            blend.newResponseKernel(schema).exposure(journey, fresh);
            assertThat(exposure).isEqualTo(fresh);
            // each label's exposures are parts of 1
            Map<String, Double> ofLabel = new HashMap<>();
            for (int i = 0; i < length; i++) {
                ofLabel.merge(path[i], exposure[i], Double::sum);
            }
            assertThat(ofLabel.values()).allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(TOLERANCE)));
            int[] player = new int[length];
            for (int i = 0; i < length; i++) {
                player[i] = i % 3;
            }
            double[] table = new double[9];
            table[8] = 7; // not of the table
            Arrays.fill(table, 0, 8, 5);
            used.tabulate(journey, player, 3, new boolean[length], table);
            for (int set = 0; set < 8; set++) {
                boolean[] kept = new boolean[length];
                for (int i = 0; i < length; i++) {
                    kept[i] = (set >> player[i] & 1) != 0;
                }
                assertThat(table[set]).isCloseTo(used.probability(journey, kept), within(TOLERANCE));
            }
            assertThat(table[8]).isEqualTo(7);
        }
    }

    @Test
    void aSearchThatWasCutShortSaysWhatIsLeft() {
        BlendWeights cut = new BlendWeights(List.of(0.5, 0.5), List.of(-3.0, -4.0), -2.5, 9, 5000, 0.25, false);
        LogitResponse either = new LogitResponse(0, Map.of(), 0);

        StackedResponse stacked = new StackedResponse(
                BlendedResponse.of(List.of(either, either), List.of(1.0, 1.0)), List.of("one", "two"), cut);

        assertThat(stacked.summary())
                .isEqualTo(String.format("blend of 2 response models, held-out log-likelihood -2.500000 on 9 journeys,"
                        + " NOT CONVERGED after 5000 iterations, 0.25 to gain%n  one  weight 0.500000  alone -3.000000"
                        + "%n  two  weight 0.500000  alone -4.000000"));
    }

    @Test
    void weightsThatNobodyChoseAreRefused() {
        List<Double> half = List.of(0.5, 0.5);
        List<Double> logs = List.of(-1.0, -2.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlendWeights(half, List.of(-1.0), -1, 1, 1, 0, true))
                .withMessageContaining("one per weight, 2, but were 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlendWeights(List.of(1.5, -0.5), logs, -1, 1, 1, 0, true))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlendWeights(half, List.of(-1.0, 0.1), -1, 1, 1, 0, true))
                .withMessageContaining("0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlendWeights(half, logs, Double.NaN, 1, 1, 0, true))
                .withMessageContaining("logLikelihood must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlendWeights(half, logs, -1, -1, 1, 0, true))
                .withMessageContaining("-1 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlendWeights(half, logs, -1, 1, -1, 0, true))
                .withMessageContaining("1 and -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlendWeights(half, logs, -1, 1, 1, -0.1, true))
                .withMessageContaining("gap");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlendWeights(half, logs, -1, 1, 1, 1e-3, true))
                .withMessageContaining("converged");
        assertThat(new BlendWeights(half, logs, -1, 0, 0, 1e-6, true).converged())
                .isTrue();
    }

    @Test
    void stackingChecksItsArguments() {
        ResponseLearner coin = new ResponseLearner("coin", data -> FIRST);
        JourneyTable table = customers(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StackedResponse.fit(table, List.of(), 5, BlendWeighting.STACKING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StackedResponse.fit(table, List.of(coin), 1, BlendWeighting.STACKING))
                .withMessageContaining("folds must be 2 or more");
    }

    /** Customers of a single touch: good converts 3 of 4, bad 1 of 8. */
    private static JourneyTable customers(int count) {
        return customers(count, Needs.NOTHING);
    }

    private static JourneyTable customers(int count, Needs needs) {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, needs);
        for (int i = 0; i < count; i++) {
            boolean good = i % 2 == 0;
            boolean converts = good ? i % 8 != 0 : i % 16 == 1;
            table.add(journey("customer " + i, good ? "good" : "bad", converts));
        }
        return table;
    }

    private static Journey journey(String customer, String channel, boolean converts) {
        Touchpoint touch = Touchpoint.builder(customer, TestJourneys.END.minus(Duration.ofDays(1)))
                .channel(Channel.of(channel))
                .build();
        return converts
                ? Journey.converted(
                        List.of(touch),
                        Conversion.builder(customer, ConversionType.PURCHASE, Money.of("1", "EUR"), TestJourneys.END)
                                .build())
                : Journey.open(List.of(touch));
    }

    private static ResponseModel rateByLast(JourneyTable table) {
        Map<String, Double> effects = new HashMap<>();
        for (String channel : List.of("good", "bad")) {
            List<Boolean> outcomes = new ArrayList<>();
            JourneyView view = table.toBatch().view();
            for (int row = 0; row < view.rows(); row++) {
                view.moveTo(row);
                if (view.label(0).equals(channel)) {
                    outcomes.add(view.isConverted());
                }
            }
            double rate = outcomes.stream().filter(converted -> converted).count() / (double) outcomes.size();
            effects.put(channel, Math.log(rate / (1 - rate)));
        }
        return new LogitResponse(0, effects, 0);
    }
}
