package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.fit.HoldoutEvidence;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.AutoOptions;
import org.attributionj.models.auto.TouchEffectCredit;
import org.attributionj.models.shapley.ResponseCredit;
import org.junit.jupiter.api.Test;

/** Three questions to one fit. */
class AutoAnswerTest {
    /** A touch of search does the most, and display is everywhere. */
    private static final JourneyTable TABLE = table();

    private static JourneyTable table() {
        SplittableRandom random = new SplittableRandom(5);
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        for (int i = 0; i < 2_000; i++) {
            String customer = String.format(Locale.ROOT, "c%04d", i);
            List<Touchpoint> points = new ArrayList<>();
            double odds = Math.exp(-3);
            int touches = 1 + random.nextInt(4);
            for (int k = 0; k < touches; k++) {
                String channel = random.nextDouble() < 0.8 ? "display" : "search";
                odds *= Math.exp(channel.equals("search") ? 1.2 : 0.4);
                points.add(Touchpoint.builder(customer, TestJourneys.END.minusSeconds(3_600L * (touches - k - 1)))
                        .id(customer + "-" + k)
                        .channel(Channel.of(channel))
                        .build());
            }
            table.add(
                    random.nextDouble() < odds / (1 + odds)
                            ? Journey.converted(
                                    points,
                                    Conversion.of(
                                            customer,
                                            ConversionType.PURCHASE,
                                            Money.of("10.00", "EUR"),
                                            TestJourneys.END))
                            : Journey.open(points));
        }
        return table;
    }

    @SuppressWarnings("unchecked")
    private static AttributionModel fit(String text) {
        ModelDefinition.Fittable<JourneyTable> definition =
                (ModelDefinition.Fittable<JourneyTable>) AttributionModels.define(text);
        FitRun run = FitRun.corrected(FitScope.of(Dimension.CHANNEL, List.of()), List.of(), HoldoutEvidence.WEIGHED);
        return run.fit(definition, TABLE);
    }

    @Test
    void lostConversionsAreTheDefault() {
        assertThat(AttributionModels.define("auto:answer=lost-conversions"))
                .isEqualTo(AttributionModels.define("auto"));
        assertThat(AttributionModels.define("auto").name()).isEqualTo("auto");
        assertThat(fit("auto:answer=lost-conversions")).isEqualTo(AutoModel.fit(TABLE, AutoOptions.defaults()));
        assertThatThrownBy(() -> AttributionModels.define("auto:answer=clicks"))
                .hasMessageContaining("lost-conversions, effect-per-touch, path")
                .hasMessageContaining("clicks");
    }

    /** (1 - baseline) e_c over all data; shares of auto lack the models of next to no weight, so a millionth may be missing. */
    @Test
    void effectsPerTouchDoNotCountVolume() {
        AutoModel auto = (AutoModel) fit("auto");
        FittedModel asked = (FittedModel) fit("auto:answer=effect-per-touch");
        assertThat(asked).isEqualTo(new TouchEffectCredit(auto));
        assertThat(asked.name()).isEqualTo("auto:answer=effect-per-touch");
        Map<String, Double> effects = auto.touchEffects();
        ChannelCredits credits = asked.channelCredits().orElseThrow();
        double conversions = auto.fit().conversions();
        double credited = conversions * (1 - auto.fit().baseline());

        effects.forEach((channel, effect) -> {
            assertThat(credits.credit(channel).conversions()).isCloseTo(credited * effect, within(1e-3));
            assertThat(credits.credit(channel).values().values().iterator().next())
                    .isCloseTo(10 * credited * effect, within(0.3));
        });
        assertThat(credits.total().conversions()).isCloseTo(conversions, within(1e-3));
        // display is four fifths of the touches, and a touch of search does three times as much
        assertThat(effects.get("search")).isBetween(0.6, 0.85);
        assertThat(auto.shares().get(1)).isLessThan(effects.get("search") - 0.1);
        assertThat(asked.notes()).last().asString().contains("hold-outs do not correct");
    }

    @Test
    void journeysAreDividedByEffects() {
        AutoModel auto = (AutoModel) fit("auto");
        JourneyBatch batch = TABLE.toBatch();
        Kernel kernel = new TouchEffectCredit(auto).bind(batch.schema()).newKernel();
        Kernel plain = auto.bind(batch.schema()).newKernel();
        JourneyView journey = batch.view();
        for (int row = 0; row < 100; row++) {
            journey.moveTo(row);
            double[] weights = new double[journey.length()];
            double baseline = kernel.weigh(journey, weights);
            assertThat(baseline).isEqualTo(plain.weigh(journey, new double[journey.length()]));
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += auto.touchEffects().get(journey.label(i));
            }
            for (int i = 0; i < weights.length; i++) {
                assertThat(weights[i])
                        .isCloseTo((1 - baseline) * auto.touchEffects().get(journey.label(i)) / sum, within(1e-12));
            }
        }
    }

    /** P(after the touch) - P(before it), in order. */
    @Test
    void pathAsksWhatEachTouchAdded() {
        AttributionModel asked = fit("auto:answer=path");
        assertThat(asked)
                .isEqualTo(ResponseCredit.backwardsElimination((AutoModel) fit("auto"))
                        .withName("auto:answer=path"));
        assertThat(asked.name()).isEqualTo("auto:answer=path");
    }
}
