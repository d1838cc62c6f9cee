package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.money.Shares;
import org.attributionj.models.TestJourneys;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.shapley.CreditOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fitted models at work, against their definition. */
class LogisticKernelTest {
    private static final double ROUNDING = 1e-13;

    static Stream<LogisticModel> models() {
        return LogisticModelTest.options()
                .map(options ->
                        LogisticModel.fit(SampleJourneys.table(SampleJourneys.journeys(21, 200), options), options));
    }

    /** Journeys of the same kind that the fit has not seen, one of them with a channel that it has not seen either. */
    private static List<Journey> unseen() {
        List<Journey> journeys = SampleJourneys.journeys(22, 40);
        List<Touchpoint> touchpoints = journeys.get(0).touchpoints();
        Touchpoint strange = SampleJourneys.touch(
                touchpoints.get(0).customer(), 99, touchpoints.get(0).time(), "podcast", "watch", "FI");
        List<Touchpoint> more = Stream.concat(Stream.of(strange), touchpoints.stream())
                .sorted((a, b) -> a.time().equals(b.time())
                        ? a.id().compareTo(b.id())
                        : a.time().compareTo(b.time()))
                .toList();
        return Stream.concat(
                        journeys.stream(),
                        Stream.of(SampleJourneys.journey(
                                more, true, more.get(more.size() - 1).time())))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void probabilitiesOfAllPartsAreTheDefinition(LogisticModel model) {
        SlowLogistic slow = SlowLogistic.of(model.fit());
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, model.needs());
        ResponseKernel kernel = model.newResponseKernel(schema);
        JourneyEncoder encoder = new JourneyEncoder(schema);
        for (Journey journey : unseen()) {
            JourneyView view = encoder.encode(journey);
            int n = view.length();
            int[] player = new int[n];
            Arrays.setAll(player, i -> i);
            double[] table = new double[1 << n];
            kernel.tabulate(view, player, n, new boolean[n], table);
            for (int set = 0; set < 1 << n; set++) {
                boolean[] kept = new boolean[n];
                for (int i = 0; i < n; i++) {
                    kept[i] = (set >>> i & 1) != 0;
                }
                double expected = slow.probability(journey, kept);
                assertThat(kernel.probability(view, kept)).isCloseTo(expected, within(ROUNDING));
                assertThat(table[set]).isCloseTo(expected, within(ROUNDING));
            }
        }
    }

    /** Players are channels, which devices cut across; the first touchpoint always stays. */
    @ParameterizedTest
    @MethodSource("models")
    void tablesAreProbabilities(LogisticModel model) {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, model.needs());
        ResponseKernel kernel = model.newResponseKernel(schema);
        JourneyEncoder encoder = new JourneyEncoder(schema);
        for (Journey journey : unseen()) {
            JourneyView view = encoder.encode(journey);
            int n = view.length();
            int[] player = new int[n];
            Arrays.setAll(player, i -> i == 0 ? -1 : view.code(i));
            int players = schema.pathLabels().size();
            double[] table = new double[1 << players];
            kernel.tabulate(view, player, players, new boolean[n], table);
            for (int set = 0; set < table.length; set++) {
                boolean[] kept = new boolean[n];
                for (int i = 0; i < n; i++) {
                    kept[i] = player[i] < 0 || (set >>> player[i] & 1) != 0;
                }
                assertThat(table[set]).isCloseTo(kernel.probability(view, kept), within(ROUNDING));
            }
        }
    }

    /** Shapley values by the formula over orders: the mean over all orders of what a channel adds. */
    @ParameterizedTest
    @MethodSource("models")
    void shapleyCreditIsTheMeanOverAllOrders(LogisticModel model) {
        SlowLogistic slow = SlowLogistic.of(model.fit());
        for (Journey journey : SampleJourneys.journeys(23, 30)) {
            if (!journey.isConverted()) {
                continue;
            }
            List<String> channels = journey.touchpoints().stream()
                    .map(touch -> touch.channel().name())
                    .distinct()
                    .toList();
            double[] value = new double[channels.size()];
            addOrders(slow, journey, channels, 0, 1, value);
            double empty = slow.probability(journey, new boolean[journey.length()]);
            double full = probabilityOf(slow, journey, channels, (1 << channels.size()) - 1);
            double baseline = full > empty ? empty / full : 1;
            double positive = Arrays.stream(value).map(v -> Math.max(0, v)).sum();
            Shares shares = new Attributor(model).shares(journey);
            double[] byChannel = new double[channels.size()];
            for (int i = 0; i < journey.length(); i++) {
                byChannel[
                        channels.indexOf(journey.touchpoints().get(i).channel().name())] += shares.share(i);
            }
            for (int c = 0; c < value.length && positive > 0; c++) {
                assertThat(byChannel[c]).isCloseTo((1 - baseline) * Math.max(0, value[c]) / positive, within(1e-11));
            }
        }
    }

    /** Adds weight x marginal for every order that goes on from a set. */
    private static void addOrders(
            SlowLogistic slow, Journey journey, List<String> channels, int set, double weight, double[] value) {
        int left = channels.size() - Integer.bitCount(set);
        double before = probabilityOf(slow, journey, channels, set);
        for (int c = 0; c < channels.size(); c++) {
            if ((set >>> c & 1) == 0) {
                int with = set | 1 << c;
                value[c] += weight / left * (probabilityOf(slow, journey, channels, with) - before);
                addOrders(slow, journey, channels, with, weight / left, value);
            }
        }
    }

    private static double probabilityOf(SlowLogistic slow, Journey journey, List<String> channels, int set) {
        boolean[] kept = new boolean[journey.length()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (set
                                    >>> channels.indexOf(journey.touchpoints()
                                            .get(i)
                                            .channel()
                                            .name())
                            & 1)
                    != 0;
        }
        return slow.probability(journey, kept);
    }

    @Test
    void operatorsAreWhatTheOptionsSay() {
        List<Journey> journeys = SampleJourneys.journeys(24, 200);
        LogisticOptions options = LogisticOptions.DEFAULT.withExposure(Exposure.COUNTS);
        LogisticModel shapley = LogisticModel.fit(SampleJourneys.paths(journeys), options);
        for (CreditOperator operator : CreditOperator.values()) {
            LogisticModel model = LogisticModel.fit(SampleJourneys.paths(journeys), options.withCredit(operator));
            assertThat(model.name()).isEqualTo("logistic:exposure=counts,l2=1,credit=" + operator.text());
            assertThat(model.fit().coefficients()).isEqualTo(shapley.fit().coefficients());
        }
        AttributionModel backwards = LogisticModel.fit(
                SampleJourneys.paths(journeys), options.withCredit(CreditOperator.BACKWARDS_ELIMINATION));
        double first = LogisticCredit.probability(shapley, "email");
        double both = LogisticCredit.probability(shapley, "email", "search");
        double[] shares = LogisticCredit.shares(backwards, "email", "search");
        double empty = 1 / (1 + Math.exp(-shapley.fit().intercept().estimate()));
        assertThat(shares[0]).isCloseTo((first - empty) / both, within(1e-11));
        assertThat(shares[1]).isCloseTo((both - first) / both, within(1e-11));
    }

    @Test
    void agesCountFromTheLastTouchpoint() {
        LogisticOptions options = LogisticOptions.DEFAULT.decayed(Duration.ofDays(2));
        LogisticModel model =
                LogisticModel.fit(SampleJourneys.table(SampleJourneys.journeys(25, 200), options), options);
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, model.needs());
        ResponseKernel kernel = model.newResponseKernel(schema);
        JourneyEncoder encoder = new JourneyEncoder(schema);
        double[] early = new double[2];
        double[] late = new double[2];
        kernel.exposure(encoder.encode(TestJourneys.aged(Duration.ofDays(4), Duration.ZERO)), early);
        kernel.exposure(encoder.encode(TestJourneys.aged(Duration.ofDays(14), Duration.ofDays(10))), late);
        assertThat(early).containsExactly(0.25, 1);
        assertThat(late).isEqualTo(early);
    }

    @Test
    void unseenChannelsContributeNothingAndSaySo() {
        LogisticModel model =
                LogisticModel.fit(SampleJourneys.paths(SampleJourneys.journeys(26, 200)), LogisticOptions.DEFAULT);
        assertThat(LogisticCredit.probability(model, "email", "podcast"))
                .isEqualTo(LogisticCredit.probability(model, "email"));
        assertThat(LogisticCredit.shares(model, "email", "podcast")[1]).isZero();
        assertThat(TestJourneys.reasons(model, TestJourneys.path("email", "podcast")))
                .containsExactly("", "channel not in the fit");
    }

    /** A covariate of the journey is baseline; the same as one of touchpoints is credit. */
    @Test
    void covariatesOfJourneysStayAndThoseOfTouchpointsGo() {
        LogisticOptions ofJourney = LogisticOptions.DEFAULT.withCovariates(Covariate.ofJourney(Dimension.COUNTRY));
        LogisticOptions ofTouch = LogisticOptions.DEFAULT.withCovariates(Covariate.ofTouchpoints(Dimension.COUNTRY));
        List<Journey> journeys = SampleJourneys.journeys(27, 300);
        LogisticModel stays = LogisticModel.fit(SampleJourneys.table(journeys, ofJourney), ofJourney);
        LogisticModel goes = LogisticModel.fit(SampleJourneys.table(journeys, ofTouch), ofTouch);
        // presence of a label on any touchpoint is the same column in both fits
        assertThat(goes.fit().coefficients()).isEqualTo(stays.fit().coefficients());
        Journey journey = journeys.get(0);
        boolean[] nothing = new boolean[journey.length()];
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, stays.needs());
        JourneyView view = new JourneyEncoder(schema).encode(journey);
        double country = stays.fit().coefficients().stream()
                .filter(each -> each.label()
                        .equals(Dimension.COUNTRY.label(journey.touchpoints().get(0))))
                .mapToDouble(LogisticCoefficient::estimate)
                .sum();
        double intercept = stays.fit().intercept().estimate();
        assertThat(stays.newResponseKernel(schema).probability(view, nothing))
                .isCloseTo(1 / (1 + Math.exp(-intercept - country)), within(ROUNDING));
        assertThat(goes.newResponseKernel(schema).probability(view, nothing))
                .isCloseTo(1 / (1 + Math.exp(-intercept)), within(ROUNDING));
    }
}
