package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.survival.TimedRegression;
import org.attributionj.models.survival.TimedRegressions;
import org.junit.jupiter.api.Test;

/** Where conversions come after the last touch, their times count. */
class ContinuousTimeTest {
    private static final double TOLERANCE = 1e-9;

    /** Of about 850 conversions; a share has a standard error near .035, its mean over three sets near .02. */
    private static final double TRUTH_TOLERANCE = 0.06;

    private static final DelayedJourneys DATA = new DelayedJourneys(11, 4_000);
    private static final DelayedJourneys FEW = new DelayedJourneys(14, 1_000);
    private static final AutoModel MODEL = AutoModel.fit(DATA.table(), AutoOptions.defaults());

    /** Weights of the regressions, from the definition. */
    private static double[] weights(AutoFit fit) {
        double best =
                fit.timed().stream().mapToDouble(TimedRegression::score).max().orElseThrow();
        double[] weights = fit.timed().stream()
                .mapToDouble(regression -> Math.exp((regression.score() - best) / 8))
                .map(weight -> weight < 1e-6 ? 0 : weight)
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** Credits of one converting journey, from the definition. */
    private static double[] slowCredits(AutoFit fit, Journey journey) {
        double[] weights = weights(fit);
        double[] credits = new double[fit.channels().size()];
        for (int d = 0; d < weights.length; d++) {
            TimedRegression regression = fit.timed().get(d);
            double[] logs = new double[fit.channels().size()];
            for (Touchpoint touchpoint : journey.touchpoints()) {
                int c = fit.channels().indexOf(touchpoint.channel().name());
                double days = Duration.between(
                                        touchpoint.time(),
                                        Objects.requireNonNull(journey.conversion())
                                                .time())
                                .toMillis()
                        / 86_400_000.0;
                logs[c] += regression.effects().get(c) * Math.exp(-regression.decay() * days);
            }
            double removals = 0;
            for (double log : logs) {
                removals += 1 - Math.exp(-log);
            }
            double fraction = 1 - Math.exp(-Arrays.stream(logs).sum());
            for (int c = 0; c < logs.length; c++) {
                credits[c] += weights[d] * fraction * (1 - Math.exp(-logs[c])) / removals;
            }
        }
        return credits;
    }

    @Test
    void sharesAreTheSumsOfTheJourneysCredits() {
        AutoFit fit = MODEL.fit();
        assertThat(fit.basis()).isEqualTo(CreditBasis.CONTINUOUS_TIME);
        assertThat(fit.timed()).hasSize(8);
        double[] sums = new double[3];
        double conversions = 0;
        for (Journey journey : DATA.journeys) {
            if (journey.isConverted()) {
                double[] credits = slowCredits(fit, journey);
                WeighedRow row = WeighedRow.of(fit, journey);
                for (int c = 0; c < 3; c++) {
                    assertThat(row.perChannel()[c]).isCloseTo(credits[c], within(TOLERANCE));
                }
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += credits[i];
                }
                conversions++;
            }
        }
        double credited = sums[0] + sums[1] + sums[2];
        for (int c = 0; c < 3; c++) {
            assertThat(fit.shares().get(c)).isCloseTo(sums[c] / credited, within(TOLERANCE));
            assertThat(MODEL.channelCredits()
                            .orElseThrow()
                            .credit(fit.channels().get(c))
                            .conversions())
                    .isCloseTo(sums[c], within(1e-6));
        }
        assertThat(fit.conversions()).isEqualTo((long) conversions);
        assertThat(fit.baseline()).isCloseTo(1 - credited / conversions, within(TOLERANCE));
        assertThat(MODEL.baseline()).hasValue(fit.baseline());
    }

    @Test
    void touchesOfOneChannelShareByTheBestDecay() {
        AutoFit fit = MODEL.fit();
        TimedRegression best = fit.timed().stream()
                .reduce((a, b) -> b.score() > a.score() ? b : a)
                .orElseThrow();
        Journey journey = DATA.journeys.stream()
                .filter(each -> each.isConverted()
                        && each.touchpoints().size() == 2
                        && each.touchpoints()
                                .get(0)
                                .channel()
                                .equals(each.touchpoints().get(1).channel()))
                .findFirst()
                .orElseThrow();
        double[] parts = WeighedRow.of(fit, journey).perTouch();
        double days = Duration.between(
                                journey.touchpoints().get(0).time(),
                                journey.touchpoints().get(1).time())
                        .toMillis()
                / 86_400_000.0;
        assertThat(parts[0]).isCloseTo(parts[1] * Math.exp(-best.decay() * days), within(TOLERANCE));
    }

    @Test
    void truthIsRecovered() {
        double[] errors = new double[3];
        List<DelayedJourneys> sets = List.of(DATA, new DelayedJourneys(12, 4_000), new DelayedJourneys(13, 4_000));
        for (DelayedJourneys data : sets) {
            AutoModel model = AutoModel.fit(data.table(), AutoOptions.defaults());
            double total = Arrays.stream(data.lost).sum();
            for (int c = 0; c < 3; c++) {
                errors[c] += (model.shares().get(c) - data.lost[c] / total) / sets.size();
            }
        }
        assertThat(errors).containsExactly(new double[3], within(TRUTH_TOLERANCE));
    }

    /** Hours become seconds, two and a half minutes and days: 3,600 times less, 24 times less, 24 times more. */
    @Test
    void theUnitOfTimeDoesNotMatterToTheMixture() {
        AutoOptions mixture = AutoOptions.defaults().withContinuousTime(false);
        AutoModel hours = AutoModel.fit(scaled(3_600), mixture);
        for (int secondsPerHour : new int[] {1, 150, 86_400}) {
            AutoModel model = AutoModel.fit(scaled(secondsPerHour), mixture);
            assertThat(model.basis()).isEqualTo(CreditBasis.MIXTURE);
            assertThat(model.fit().baseline()).isCloseTo(hours.fit().baseline(), within(TOLERANCE));
            for (int c = 0; c < 3; c++) {
                assertThat(model.shares().get(c)).isCloseTo(hours.shares().get(c), within(TOLERANCE));
                assertThat(model.effectPerTouch().get(c))
                        .isCloseTo(hours.effectPerTouch().get(c), within(TOLERANCE));
            }
        }
    }

    /** 30 days are 30 days: what is not invariant says so. */
    @Test
    void continuousTimeSaysThatItsBaselineDependsOnTheUnit() {
        // touches of these few journeys explain less than 3 nats of who converted
        AutoOptions options = AutoOptions.defaults().withNoEffect(false);
        int timed = 0;
        for (int secondsPerHour : new int[] {1, 150, 3_600, 86_400}) {
            AutoModel model = AutoModel.fit(scaled(secondsPerHour), options);
            boolean isTimed = model.basis() == CreditBasis.CONTINUOUS_TIME;
            timed += isTimed ? 1 : 0;
            assertThat(model.notes()
                            .get(2)
                            .contains("watched for 30 days after their last touchpoint, so it changes with the"
                                    + " unit of time"))
                    .isEqualTo(isTimed);
        }
        assertThat(timed).isPositive();
    }

    private static JourneyTable scaled(int secondsPerHour) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        for (Journey journey : FEW.journeys) {
            UnaryOperator<Instant> scaled = time ->
                    start.plus(Duration.between(start, time).dividedBy(3_600).multipliedBy(secondsPerHour));
            List<Touchpoint> touchpoints = journey.touchpoints().stream()
                    .map(touchpoint -> Touchpoint.builder(touchpoint.customer(), scaled.apply(touchpoint.time()))
                            .channel(touchpoint.channel())
                            .sequence(touchpoint.sequence())
                            .build())
                    .toList();
            Conversion conversion = journey.conversion();
            table.add(
                    conversion == null
                            ? Journey.open(touchpoints)
                            : Journey.converted(
                                    touchpoints,
                                    Conversion.of(
                                            conversion.customer(),
                                            conversion.type(),
                                            conversion.value(),
                                            scaled.apply(conversion.time()))));
        }
        return table;
    }

    @Test
    void switchedOffItIsTheMixture() {
        AutoOptions options = AutoOptions.defaults().withContinuousTime(false);
        AutoModel mixture = AutoModel.fit(DATA.table(), options);
        assertThat(mixture.basis()).isEqualTo(CreditBasis.MIXTURE);
        assertThat(mixture.name()).isEqualTo("auto:continuous-time=false");
        assertThat(mixture.fit().timed()).isEmpty();
        assertThat(mixture.fit().components()).isEqualTo(MODEL.fit().components());
        assertThat(mixture.effectPerTouch()).isEqualTo(MODEL.effectPerTouch());
        assertThat(mixture.fit().overlap()).isEqualTo(MODEL.fit().overlap());
        assertThat(mixture.shares()).isNotEqualTo(MODEL.shares());
    }

    @Test
    void conversionsWithTheLastTouchLeaveTheMixture() {
        List<Journey> journeys = DATA.journeys.stream()
                .map(journey -> WeighedRow.journey(journey.touchpoints(), journey.isConverted()))
                .toList();
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        journeys.forEach(table::add);
        assertThat(AutoModel.fit(table, AutoOptions.defaults()).basis()).isEqualTo(CreditBasis.MIXTURE);
    }

    /**
     * Five days of contacts at any hour, most customers immune, whoever converts does so at midnight, by that day's contacts:
     * hours tell nothing, and follow-up that nobody observed would tell everything.
     */
    @Test
    void timesThatTellLessThanTrialsLeaveTheMixture() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        Random random = new Random(5);
        for (int customer = 0; customer < 8_000; customer++) {
            table.add(dayByDay("c" + customer, random));
        }
        assertThat(TimedRegressions.fit(table, 0, Double.NEGATIVE_INFINITY)).hasSize(8);
        AutoModel model = AutoModel.fit(table, AutoOptions.defaults());
        assertThat(model.fit().conversions()).isGreaterThan(100);
        assertThat(model.basis()).isEqualTo(CreditBasis.MIXTURE);
        assertThat(model.fit().timed()).isEmpty();
    }

    /** Observed for 30 days, at a constant risk: what nobody watched after that must not make touches count. */
    @Test
    void touchesThatDoNothingLeaveTheMixtureAndItsBaseline() {
        for (int seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
            for (int customer = 0; customer < 2_000; customer++) {
                double[] days =
                        random.doubles(1 + random.nextInt(6), 0, 30).sorted().toArray();
                double end = -300 * Math.log(1 - random.nextDouble());
                List<Touchpoint> touchpoints = new ArrayList<>();
                for (int i = 0; i < days.length && days[i] < end; i++) {
                    int channel = random.nextInt(3);
                    touchpoints.add(WeighedRow.touchpoint(
                            "c" + customer, i, "abc".substring(channel, channel + 1), (long) (days[i] * 86_400_000)));
                }
                if (!touchpoints.isEmpty()) {
                    table.add(
                            end < 30
                                    ? WeighedRow.converted(touchpoints, Duration.ofMillis((long) (end * 86_400_000)))
                                    : Journey.open(touchpoints));
                }
            }
            assertThat(TimedRegressions.fit(table, 0, Double.NEGATIVE_INFINITY)).hasSize(8);
            AutoModel model = AutoModel.fit(table, AutoOptions.defaults());
            assertThat(model.basis()).isEqualTo(CreditBasis.MIXTURE);
            assertThat(model.baseline().orElseThrow()).isGreaterThan(0.8);
        }
    }

    private static Journey dayByDay(String customer, Random random) {
        double resistance = 200 * random.nextDouble();
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            int[] minutes =
                    random.ints(1 + random.nextInt(5), 0, 1_440).sorted().toArray();
            double utility = 1 - resistance;
            for (int minute : minutes) {
                int channel = random.nextInt(3);
                utility += new double[] {1.5, 0.2, 0.7}[channel];
                touchpoints.add(WeighedRow.touchpoint(
                        customer,
                        touchpoints.size(),
                        "abc".substring(channel, channel + 1),
                        60_000L * (1_440 * day + minute)));
            }
            if (random.nextDouble() < Numbers.logistic(utility)) {
                return WeighedRow.converted(touchpoints, Duration.ofDays(day + 1L));
            }
        }
        return Journey.open(touchpoints);
    }

    @Test
    void orderOfRowsChangesNoBit() {
        List<Journey> shuffled = new ArrayList<>(DATA.journeys);
        Collections.shuffle(shuffled, new Random(3));
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        shuffled.forEach(table::add);
        assertThat(AutoModel.fit(table, AutoOptions.defaults()))
                .isEqualTo(MODEL)
                .hasSameHashCodeAs(MODEL);
    }

    @Test
    void fewerOpenJourneysChangeLittle() {
        AutoModel thinned = AutoModel.fit(DATA.table(), AutoOptions.defaults().withCap(1_500));
        for (int c = 0; c < 3; c++) {
            assertThat(thinned.shares().get(c)).isCloseTo(MODEL.shares().get(c), within(0.03));
        }
        assertThat(AutoOptions.defaults().timedCapFor(10)).isEqualTo(50_000);
        assertThat(AutoOptions.defaults().timedCapFor(80_000)).isEqualTo(80_000);
        assertThat(AutoOptions.defaults().withCap(7).timedCapFor(40_000)).isEqualTo(7);
    }

    @Test
    void holdOutsScaleTheJourneysCredits() {
        List<Customer> population = new ArrayList<>();
        Set<String> converted = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            population.add(new Customer("p" + i, i < 500 ? Set.of(Channel.of("a")) : Set.of(), Set.of(), Map.of()));
            if (i < 50 || i >= 900) {
                converted.add("p" + i);
            }
        }
        AutoModel corrected = MODEL.calibrated(Channel.of("a"), population, converted);
        HoldoutCalibration holdout = corrected.fit().holdout();
        Journey journey = DATA.journeys.stream()
                .filter(each -> each.isConverted() && each.touchpoints().size() > 2)
                .findFirst()
                .orElseThrow();
        WeighedRow before = WeighedRow.of(MODEL.fit(), journey);
        WeighedRow after = WeighedRow.of(corrected.fit(), journey);
        double[] expected = before.perChannel();
        for (int c = 0; c < 3; c++) {
            expected[c] *= holdout.channelFactors().get(c);
        }
        double scale = Math.max(1, Arrays.stream(expected).sum());
        for (int c = 0; c < 3; c++) {
            assertThat(after.perChannel()[c]).isCloseTo(expected[c] / scale, within(TOLERANCE));
        }
        assertThat(holdout.channelFactors().get(0)).isNotEqualTo(1);
    }

    @Test
    void unseenChannelsGetNothing() {
        Journey unseen = WeighedRow.journey(List.of(WeighedRow.touchpoint("x", 0, "never seen", 0)), true);
        assertThat(WeighedRow.of(MODEL.fit(), unseen).baseline()).isEqualTo(1);
    }

    @Test
    void explanationSaysSo() {
        assertThat(MODEL.summary())
                .contains("continuous time", "survival regression, mean lifetime of effects", "followed for 30 days");
        assertThat(MODEL.touchEffects().keySet()).containsExactlyElementsOf(MODEL.channels());
        assertThat(List.copyOf(MODEL.touchEffects().values())).isEqualTo(MODEL.effectPerTouch());
    }
}
