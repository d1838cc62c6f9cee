package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.TestJourneys;
import org.attributionj.models.response.ResponseKernel;
import org.junit.jupiter.api.Test;

class AutoModelTest {
    private static final double TOLERANCE = 1e-9;

    /** Column scaling stops after 30 rounds; the specification allows .2 % of the conversions. */
    private static final double COLUMN_TOLERANCE = 0.002;

    private static final int CHANNELS = 4;
    private static final List<String> LABELS = RandomPaths.labels(CHANNELS);
    private static final List<Journey> JOURNEYS = journeys(21, 200);
    private static final AutoModel MODEL = fit(JOURNEYS);

    static List<Journey> journeys(long seed, int size) {
        List<Journey> journeys = new ArrayList<>();
        List<SlowAuto.Path> paths = RandomPaths.paths(seed, size, CHANNELS);
        for (int i = 0; i < size; i++) {
            SlowAuto.Path path = paths.get(i);
            List<Touchpoint> touchpoints = new ArrayList<>();
            for (int j = 0; j < path.channels().size(); j++) {
                touchpoints.add(WeighedRow.touchpoint(
                        "customer " + i,
                        j,
                        LABELS.get(path.channels().get(j)),
                        path.times().get(j)));
            }
            journeys.add(WeighedRow.journey(touchpoints, path.converted()));
        }
        return journeys;
    }

    private static AutoModel fit(List<Journey> journeys) {
        return journeys.stream().collect(AutoModel.statistic(Dimension.CHANNEL, AutoOptions.defaults()));
    }

    private static Journey journey(String... channelsAndTimes) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < channelsAndTimes.length; i += 2) {
            touchpoints.add(
                    WeighedRow.touchpoint("someone", i, channelsAndTimes[i], Long.parseLong(channelsAndTimes[i + 1])));
        }
        return WeighedRow.journey(touchpoints, true);
    }

    @Test
    void sumsOfJourneysAgreeWithTheShares() {
        double[] sums = new double[CHANNELS];
        double baseline = 0;
        int conversions = 0;
        for (Journey journey : JOURNEYS) {
            if (journey.isConverted()) {
                WeighedRow row = WeighedRow.of(MODEL.fit(), journey);
                for (int c = 0; c < CHANNELS; c++) {
                    sums[c] += row.perChannel()[c];
                }
                baseline += row.baseline();
                conversions++;
            }
        }
        assertThat(conversions).isEqualTo((int) MODEL.fit().conversions());
        double tolerance = COLUMN_TOLERANCE * conversions;
        for (int c = 0; c < CHANNELS; c++) {
            double expected = MODEL.shares().get(c) * (1 - MODEL.fit().baseline()) * conversions;
            assertThat(sums[c]).isCloseTo(expected, within(tolerance));
        }
        assertThat(baseline).isCloseTo(MODEL.fit().baseline() * conversions, within(1e-6 * conversions));
        assertThat(MODEL.baseline()).hasValue(MODEL.fit().baseline());
    }

    @Test
    void channelCreditsAreTheSharesExactly() {
        ChannelCredits credits = MODEL.channelCredits().orElseThrow();
        double m = MODEL.fit().conversions();
        for (int c = 0; c < CHANNELS; c++) {
            ChannelCredits.Part part = credits.credit(LABELS.get(c));
            double expected = MODEL.shares().get(c) * (1 - MODEL.fit().baseline()) * m;
            assertThat(part.conversions()).isCloseTo(expected, within(TOLERANCE));
            // every conversion is worth 10
            part.values().values().forEach(value -> assertThat(value).isCloseTo(10 * expected, within(1e-6)));
        }
        assertThat(credits.total().conversions()).isCloseTo(m, within(TOLERANCE));
        credits.total().values().values().forEach(value -> assertThat(value).isCloseTo(10 * m, within(1e-6)));
        assertThat(credits.baseline().conversions()).isCloseTo(m * MODEL.fit().baseline(), within(TOLERANCE));
    }

    @Test
    void unseenChannelsGetNothing() {
        WeighedRow row =
                WeighedRow.of(MODEL.fit(), journey(LABELS.get(1), "0", "never seen", "1000", LABELS.get(3), "2000"));
        assertThat(row.perTouch()[1]).isZero();
        assertThat(row.perTouch()[0]).isPositive();
        WeighedRow unseen = WeighedRow.of(MODEL.fit(), journey("never seen", "0"));
        assertThat(unseen.baseline()).isEqualTo(1);
    }

    @Test
    void touchesOfOneChannelShareByDecayedExposure() {
        AutoComponent best = MODEL.fit().components().stream()
                .reduce((a, b) -> b.score() > a.score() ? b : a)
                .orElseThrow();
        WeighedRow row = WeighedRow.of(MODEL.fit(), journey(LABELS.get(2), "0", LABELS.get(2), "5000"));
        double ratio = Double.isInfinite(best.decay())
                ? 1
                : Math.exp(-5000 / (best.decay() * MODEL.fit().gap()));
        assertThat(row.perTouch()[0]).isCloseTo(ratio * row.perTouch()[1], within(TOLERANCE));
    }

    /** Ages count from the last touch: how long after it the conversion came plays no part. */
    @Test
    void lagsOfConversionsChangeNothing() {
        Journey late = TestJourneys.journey(List.of(
                TestJourneys.touch(0, LABELS.get(0), Duration.ofSeconds(904)),
                TestJourneys.touch(1, LABELS.get(3), Duration.ofSeconds(902)),
                TestJourneys.touch(2, LABELS.get(0), Duration.ofSeconds(900))));
        Journey atOnce = TestJourneys.journey(List.of(
                TestJourneys.touch(0, LABELS.get(0), Duration.ofSeconds(4)),
                TestJourneys.touch(1, LABELS.get(3), Duration.ofSeconds(2)),
                TestJourneys.touch(2, LABELS.get(0), Duration.ZERO)));
        assertThat(TestJourneys.shares(MODEL, late)).isEqualTo(TestJourneys.shares(MODEL, atOnce));
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, Needs.TIMES);
        ResponseKernel kernel = MODEL.newResponseKernel(schema);
        JourneyEncoder encoder = new JourneyEncoder(schema);
        boolean[] kept = {true, true, true};
        double probability = kernel.probability(encoder.encode(late), kept);
        assertThat(kernel.probability(encoder.encode(atOnce), kept)).isEqualTo(probability);
    }

    @Test
    void oneKernelServesJourneysOfAnyLengthInTurn() {
        Attributor attributor = new Attributor(MODEL);
        for (int length : new int[] {1, 30, 2, 61, 3}) {
            List<Touchpoint> touchpoints = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                String channel = i % 7 == 3 ? "never seen " + i : LABELS.get(i * 5 % CHANNELS);
                touchpoints.add(TestJourneys.touch(i, channel, Duration.ofMillis(1_700L * (length - i))));
            }
            Journey journey = TestJourneys.journey(touchpoints);
            assertThat(attributor.shares(journey)).isEqualTo(TestJourneys.settled(MODEL, journey));
        }
    }

    @Test
    void ancientTouchesDoNotUnderflowTogether() {
        String year = Long.toString(400L * 86_400_000);
        WeighedRow row =
                WeighedRow.of(MODEL.fit(), journey(LABELS.get(2), "0", LABELS.get(2), "0", LABELS.get(3), year));
        assertThat(row.perTouch()[0]).isEqualTo(row.perTouch()[1]).isNotNaN();
        assertThat(Arrays.stream(row.perTouch()).sum() + row.baseline()).isCloseTo(1, within(TOLERANCE));
    }

    @Test
    void parallelAndSequentialFitsAndTheTableAgree() {
        AutoModel parallel =
                JOURNEYS.parallelStream().collect(AutoModel.statistic(Dimension.CHANNEL, AutoOptions.defaults()));
        assertThat(parallel).isEqualTo(MODEL).hasSameHashCodeAs(MODEL);
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        JOURNEYS.forEach(table::add);
        assertThat(AutoModel.fit(table, AutoOptions.defaults())).isEqualTo(MODEL);
    }

    @Test
    void removingACustomerEqualsAFitWithoutTheCustomer() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        JOURNEYS.forEach(table::add);
        table.add(journey("only here", "0", LABELS.get(0), "7"));
        assertThat(AutoModel.fit(table, AutoOptions.defaults()).channels()).contains("only here");
        table.remove("someone");
        assertThat(AutoModel.fit(table, AutoOptions.defaults())).isEqualTo(MODEL);
    }

    @Test
    void pathsAreFittedByPosition() {
        PathTable paths = JOURNEYS.stream().collect(PathTable.statistic(Dimension.CHANNEL, List.of()));
        AutoModel model = AutoModel.fit(paths, AutoOptions.defaults());
        assertThat(model)
                .isEqualTo(JOURNEYS.stream()
                        .collect(AutoModel.pathStatistic(Dimension.CHANNEL, List.of(), AutoOptions.defaults())));
        assertThat(model.needs()).isEqualTo(Needs.NOTHING);
        assertThat(model.fit().gap()).isEqualTo(1);
        JourneyTable untimed = JourneyTable.of(Dimension.CHANNEL, Needs.NOTHING);
        JOURNEYS.forEach(untimed::add);
        AutoModel other = AutoModel.fit(untimed, AutoOptions.defaults());
        assertThat(Lists.toArray(other.shares())).containsExactly(Lists.toArray(model.shares()), within(TOLERANCE));
        assertThat(model.channelCredits()).isPresent();
    }

    @Test
    void serialisedModelsComeBackEqual() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(MODEL);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Object copy = in.readObject();
            assertThat(copy).isEqualTo(MODEL);
            assertThat(((AutoModel) copy).attribute(journey(LABELS.get(0), "0")).baseline())
                    .isEqualTo(MODEL.attribute(journey(LABELS.get(0), "0")).baseline());
        }
        assertThat(AutoModel.of(MODEL.fit()).withScope(MODEL.scope())).isEqualTo(MODEL);
    }

    @Test
    void timedModelsRefuseDataWithoutTimes() {
        JourneySchema paths = JourneySchema.ofPaths(Dimension.CHANNEL, new Dictionary());
        assertThatThrownBy(() -> MODEL.bind(paths))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("auto needs times");
        assertThatThrownBy(() -> MODEL.newResponseKernel(paths)).isInstanceOf(MissingDataException.class);
    }

    @Test
    void explanationNamesWhatItDidAndWhatItCannotKnow() {
        AutoExplanation explanation = MODEL.explanation();
        assertThat(explanation.basis()).isEqualTo(MODEL.basis());
        assertThat(explanation.leading())
                .isNotEmpty()
                .isSortedAccordingTo((a, b) -> Double.compare(b.weight(), a.weight()));
        assertThat(explanation.leading().stream()
                        .mapToDouble(AutoComponent::weight)
                        .sum())
                .isGreaterThanOrEqualTo(0.9);
        assertThat(explanation.limits()).anyMatch(limit -> limit.contains("hold-out"));
        assertThat(MODEL.summary()).contains("baseline", "chain rule", "effect per touch", "score", "journeys");
    }

    @Test
    void namesShowOptionsThatAreNotDefaults() {
        assertThat(MODEL.name()).isEqualTo("auto").hasToString(MODEL.toString());
        assertThat(AutoOptions.defaults()
                        .withTemperature(4)
                        .withCap(10)
                        .withChainRule(false)
                        .modelName())
                .isEqualTo("auto:temperature=4.0,cap=10,chain=false");
        assertThatThrownBy(() -> AutoOptions.defaults().withTemperature(0)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> AutoOptions.defaults().withCap(-1)).hasMessageContaining("cap");
        assertThat(AutoOptions.defaults().capFor(10)).isEqualTo(200_000);
        assertThat(AutoOptions.defaults().capFor(50_000)).isEqualTo(500_000);
        assertThat(AutoOptions.defaults().withCap(7).capFor(10_000)).isEqualTo(7);
    }

    @Test
    void conversionsStayUnattributedWhereNothingWasLearned() {
        AutoModel nothing = fit(List.of(Journey.open(List.of(WeighedRow.touchpoint("x", 0, "email", 0)))));
        AttributionResult result = nothing.attribute(journey("email", "0"));
        assertThat(result.shares().unattributed()).isEqualTo(1);
        assertThatThrownBy(() -> nothing.newResponseKernel(JourneySchema.of(Dimension.CHANNEL, Needs.TIMES)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no response");
    }

    @Test
    void timeDecayFallbackCreditsEveryTouch() {
        AutoModel decay = fit(List.of(journey("email", "0", "social", "1000")));
        assertThat(decay.basis()).isEqualTo(CreditBasis.TIME_DECAY);
        WeighedRow row = WeighedRow.of(decay.fit(), journey("email", "0", "unseen", "2000"));
        assertThat(row.perTouch()[0]).isCloseTo(Math.exp(-2) / (1 + Math.exp(-2)), within(TOLERANCE));
        assertThat(row.baseline()).isZero();
    }

    @Test
    void responseIsTheWeightedMeanOfTheModelsAndGrowsWithTouches() {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, Needs.TIMES);
        ResponseKernel kernel = MODEL.newResponseKernel(schema);
        Journey journey = journey(LABELS.get(0), "0", LABELS.get(3), "2000", "unseen", "2500", LABELS.get(0), "3000");
        JourneyView view = new JourneyEncoder(schema).encode(journey);
        double all = kernel.probability(view, new boolean[] {true, true, true, true});
        double some = kernel.probability(view, new boolean[] {true, false, true, true});
        double none = kernel.probability(view, new boolean[4]);
        assertThat(all).isGreaterThan(some);
        assertThat(some).isGreaterThan(none);
        double expected = 0;
        double weights = 0;
        for (AutoComponent component : MODEL.fit().components()) {
            if (component.weight() >= AutoFitter.SMALLEST_WEIGHT) {
                double a = component.intercept();
                expected += component.weight()
                        * (component.family() == Family.LOGISTIC
                                ? 1 / (1 + Math.exp(-a))
                                : -Math.expm1(-Math.max(a, 1e-12)));
                weights += component.weight();
            }
        }
        assertThat(none).isCloseTo(expected / weights, within(1e-12));
    }

    @Test
    void tabulatedResponsesEqualThoseAskedOneByOne() {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, Needs.TIMES);
        ResponseKernel kernel = MODEL.newResponseKernel(schema);
        Journey journey =
                journey(LABELS.get(0), "0", LABELS.get(3), "2000", LABELS.get(1), "2500", LABELS.get(0), "3000");
        JourneyView view = new JourneyEncoder(schema).encode(journey);
        int[][] divisions = {{0, 1, 2, 0}, {0, -1, 1, 0}, {0, 1, 2, 3}};
        int[] players = {3, 2, 4};
        for (int k = 0; k < divisions.length; k++) {
            double[] table = new double[1 << players[k]];
            kernel.tabulate(view, divisions[k], players[k], new boolean[4], table);
            for (int set = 0; set < table.length; set++) {
                boolean[] kept = new boolean[4];
                for (int i = 0; i < 4; i++) {
                    kept[i] = divisions[k][i] < 0 || (set >>> divisions[k][i] & 1) != 0;
                }
                assertThat(table[set]).isCloseTo(kernel.probability(view, kept), within(1e-12));
            }
        }
        double[] exposure = new double[4];
        kernel.exposure(view, exposure);
        assertThat(exposure[3]).isEqualTo(1);
        assertThat(exposure[0]).isLessThanOrEqualTo(exposure[1]);
    }
}
