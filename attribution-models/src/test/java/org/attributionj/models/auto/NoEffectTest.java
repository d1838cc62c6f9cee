package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.TestJourneys;
import org.junit.jupiter.api.Test;

class NoEffectTest {
    private static final List<String> CHANNELS = List.of("display", "email", "search", "social");
    private static final AutoOptions WITHOUT = AutoOptions.defaults().withNoEffect(false);

    /** A tenth converts, whatever the touches: at the last one, or up to five days later. */
    private static JourneyTable noise(int mostTouches, double mostDaysLater, long seed) {
        return journeys(mostTouches, mostDaysLater, 0, seed);
    }

    /** As noise, but each touch multiplies the odds by exp(effect). */
    private static JourneyTable journeys(int mostTouches, double mostDaysLater, double effect, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        for (int i = 0; i < 1_000; i++) {
            String customer = String.format(Locale.ROOT, "c%04d", i);
            int touches = 1 + random.nextInt(mostTouches);
            double[] days = random.doubles(touches, 0, 30).sorted().toArray();
            List<Touchpoint> points = new ArrayList<>();
            for (int k = 0; k < touches; k++) {
                points.add(Touchpoint.builder(customer, TestJourneys.END.plus(days(days[k])))
                        .id(customer + "-" + k)
                        .channel(Channel.of(CHANNELS.get(random.nextInt(CHANNELS.size()))))
                        .build());
            }
            double odds = Math.exp(effect * touches) / 9;
            boolean converts = random.nextDouble() < odds / (1 + odds);
            Duration delay = days(mostDaysLater * random.nextDouble());
            table.add(
                    converts
                            ? Journey.converted(
                                    points,
                                    Conversion.of(
                                            customer,
                                            ConversionType.PURCHASE,
                                            Money.of("10.00", "EUR"),
                                            TestJourneys.END
                                                    .plus(days(days[touches - 1]))
                                                    .plus(delay)))
                            : Journey.open(points));
        }
        return table;
    }

    private static Duration days(double days) {
        return Duration.ofMillis((long) (days * Duration.ofDays(1).toMillis()));
    }

    @Test
    void noiseIsBaselineWhateverItsKind() {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(AutoModel.fit(noise(1, 0, seed), AutoOptions.defaults())
                            .fit()
                            .baseline())
                    .as("one touch each: .01 to .4 without the hypothesis, as all effects explain it as well")
                    .isGreaterThan(0.5);
            assertThat(AutoModel.fit(noise(6, 0, seed), AutoOptions.defaults())
                            .fit()
                            .baseline())
                    .as("decided at the last touch")
                    .isGreaterThan(0.85);
            AutoModel delayed = AutoModel.fit(noise(6, 5, seed), AutoOptions.defaults());
            assertThat(delayed.fit().baseline()).as("stamped later").isGreaterThan(0.85);
            assertThat(delayed.basis()).isEqualTo(CreditBasis.MIXTURE);
        }
    }

    /** 1 / (1 + exp(gain - 3)), with the gain over one probability for all; the others keep their proportions. */
    @Test
    void weightIsThatOfTheFormula() {
        AutoFit without = AutoModel.fit(noise(6, 0, 1), WITHOUT).fit();
        AutoFit with = AutoModel.fit(noise(6, 0, 1), AutoOptions.defaults()).fit();
        double n = (double) without.journeys();
        double m = (double) without.conversions();
        double one = m * Math.log(m / n) + (n - m) * Math.log(1 - m / n) - 1;
        double best = without.components().stream()
                .mapToDouble(AutoComponent::score)
                .max()
                .orElseThrow();
        double weight = 1 / (1 + Math.exp(best - one - 3));

        assertThat(with.components()).hasSize(33);
        AutoComponent none = with.components().get(32);
        assertThat(none.hasEffects()).isFalse();
        assertThat(none.toString()).isEqualTo("no effect of any touchpoint");
        assertThat(none.weight()).isCloseTo(weight, within(1e-12));
        assertThat(none.score()).isCloseTo(one, within(1e-9));
        assertThat(1 / (1 + Math.exp(-none.intercept()))).isCloseTo(m / n, within(1e-12));
        assertThat(with.components().get(5).weight())
                .isCloseTo(without.components().get(5).weight() * (1 - weight), within(1e-15));
        assertThat(with.baseline()).isCloseTo(weight + (1 - weight) * without.baseline(), within(1e-12));
        assertThat(with.shares()).isEqualTo(without.shares());
        assertThat(with.effectPerTouch()).isEqualTo(without.effectPerTouch());
        assertThat(AutoExplanation.notes(with).get(2)).contains("that they do nothing weighs");
    }

    /** Credits of journeys shrink by the same part, under the mixture and in continuous time. */
    @Test
    void journeysKeepAsMuchMoreAsBaseline() {
        for (double later : new double[] {0, 5}) {
            JourneyTable table = journeys(6, later, 0.16, 8);
            AutoModel without = AutoModel.fit(table, WITHOUT);
            AutoModel with = AutoModel.fit(table, AutoOptions.defaults());
            double weight = NoEffect.weight(with.fit());
            assertThat(weight).isBetween(0.001, 0.5);
            assertThat(with.basis()).isEqualTo(without.basis());
            assertThat(with.basis()).isEqualTo(later == 0 ? CreditBasis.MIXTURE : CreditBasis.CONTINUOUS_TIME);
            assertThat(with.fit().baseline())
                    .isCloseTo(weight + (1 - weight) * without.fit().baseline(), within(1e-9));
            JourneyBatch batch = table.toBatch();
            JourneyView journey = batch.view();
            Kernel changed = with.bind(batch.schema()).newKernel();
            Kernel kept = without.bind(batch.schema()).newKernel();
            double[] changedWeights = new double[6];
            double[] keptWeights = new double[6];
            for (int row = 0; row < 50; row++) {
                journey.moveTo(row);
                double baseline = changed.weigh(journey, changedWeights);
                assertThat(baseline).isCloseTo(weight + (1 - weight) * kept.weigh(journey, keptWeights), within(1e-9));
                for (int i = 0; i < journey.length(); i++) {
                    assertThat(changedWeights[i]).isCloseTo((1 - weight) * keptWeights[i], within(1e-9));
                }
            }
        }
    }

    @Test
    void nothingChangesWhereTouchesExplainMuch() {
        JourneyTable table = journeys(6, 0, 0.6, 3);
        AutoFit with = AutoModel.fit(table, AutoOptions.defaults()).fit();
        AutoFit without = AutoModel.fit(table, WITHOUT).fit();
        assertThat(NoEffect.gain(with)).isGreaterThan(17);
        assertThat(with.components()).isEqualTo(without.components());
        assertThat(with.baseline()).isEqualTo(without.baseline());
        assertThat(NoEffect.weight(with)).isZero();
        assertThat(WITHOUT.modelName()).isEqualTo("auto:no-effect=false");
    }
}
