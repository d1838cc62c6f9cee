package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.DoubleStream;
import org.attributionj.core.event.Channel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a fit says of itself, from numbers that are given. */
class AutoExplanationTest {
    private static final AutoComponent LOGISTIC = new AutoComponent(
            Family.LOGISTIC, Accumulation.SUM, 2, 4, -3, List.of(0.5, 0.25), -100, 3, -110, 7, true, 0.6, 0.15);
    private static final AutoComponent HAZARD = new AutoComponent(
            Family.ADDITIVE_HAZARD,
            Accumulation.MAX,
            Double.POSITIVE_INFINITY,
            16,
            0.01,
            List.of(0.5, 0.25),
            -101.5,
            2.25,
            -112,
            300,
            false,
            0.35,
            0.3);
    private static final AutoComponent LEAST = new AutoComponent(
            Family.LOGISTIC, Accumulation.MAX, 0.5, 1, -3, List.of(0.5, 0.25), -120, 3, -130, 7, true, 0.05, 0.15);

    private static AutoFit fit(
            CreditBasis basis, long conversions, double openWeight, @Nullable IntentEvidence intent) {
        boolean responds = basis == CreditBasis.MIXTURE || basis == CreditBasis.MARKOV_CHAIN;
        return new AutoFit(
                AutoOptions.defaults(),
                List.of("direct", "tv"),
                1000,
                conversions,
                basis != CreditBasis.MARKOV_CHAIN,
                1234.5,
                openWeight,
                basis,
                responds ? List.of(LEAST, LOGISTIC, HAZARD) : List.of(),
                List.of(),
                List.of(0.75, 0.25),
                0.2,
                responds ? 0.25 : 0,
                responds ? List.of(0.6, 0.4) : List.of(),
                List.of(1.0, 1.0),
                0.9,
                responds ? new ChainEvidence(1.5, 2.25, 3.5, List.of(0.1, 0.2)) : null,
                intent,
                null,
                null);
    }

    private static IntentEvidence intent(double lowerBound) {
        return new IntentEvidence(List.of("direct"), 0.6, 1.8, lowerBound);
    }

    @Test
    void componentsAreNamedByWhatTheyAre() {
        assertThat(LOGISTIC).hasToString("logistic, sum, decay 2.0 gaps, shape 4");
        assertThat(HAZARD).hasToString("additive hazard, max, no decay, shape 16");
        assertThat(LOGISTIC.score()).isEqualTo(-103);
        assertThat(HAZARD.score()).isEqualTo(-103.75);
        for (AutoComponent component : List.of(LOGISTIC, HAZARD, LEAST)) {
            assertThat(AutoComponent.of(component.toSmallModel(), component.weight(), component.baseline()))
                    .isEqualTo(component);
        }
    }

    @Test
    void mixturesTellTheirModelsAndTheirShares() {
        AutoExplanation explanation = AutoExplanation.of(fit(CreditBasis.MIXTURE, 40, 1.5, intent(1.3)));

        assertThat(explanation.leading()).containsExactly(LOGISTIC, HAZARD);
        assertThat(explanation.lines())
                .containsExactly(
                        "40 conversions of 1000 journeys over 2 channels; ages in milliseconds, mean gap 1234.50",
                        "credit by the mixture of response models, baseline 0.2000",
                        "60.0 % logistic, sum, decay 2.0 gaps, shape 4: score -103.000 (log-likelihood -100.000, 3.00"
                                + " degrees of freedom), baseline 0.150",
                        "35.0 % additive hazard, max, no decay, shape 16: score -103.750 (log-likelihood -101.500, 2.25"
                                + " degrees of freedom), baseline 0.300",
                        "chain rule did not fire: P(conversion | last channel) beats the best model by 1.500 nats, stops"
                                + " gain 2.250, mean length 3.50",
                        "each non-converting journey that the logistic fits read stands for 1.500",
                        "direct: share 0.750000, effect per touch 0.600000",
                        "tv: share 0.250000, effect per touch 0.400000");
        // without an effect of direct, its .75 of the credited .8 belong to the baseline
        assertThat(explanation.limits())
                .hasSize(7)
                .contains(
                        "warning: direct end 60 % of converting journeys, and their touches come in bursts (odds ratio 1.80"
                                + " among journeys that did not convert): intent may stand behind them. If they had no"
                                + " effect, the baseline would be 0.80, not 0.20. Only a randomised hold-out tells.",
                        "Only 40 conversions: shrinkage takes the shares toward decayed touch volume. Show intervals.",
                        "Some models stopped at the limit of iterations: 1 of 3.");
        assertThat(explanation.limits().get(0)).startsWith("Confounding");
        assertThat(explanation.toString().lines().toList())
                .hasSize(1 + 8 + 1 + 7)
                .startsWith("auto", "  " + explanation.lines().get(0))
                .contains("limits", "  " + explanation.limits().get(6));
    }

    @Test
    void whatDoesNotApplyIsNotSaid() {
        AutoExplanation many = AutoExplanation.of(fit(CreditBasis.MIXTURE, 100, 1, intent(1.2)));
        assertThat(many.lines()).noneMatch(line -> line.contains("stands for"));
        assertThat(many.limits()).noneMatch(limit -> limit.startsWith("Only") || limit.startsWith("warning"));
        assertThat(AutoExplanation.notes(fit(CreditBasis.MIXTURE, 100, 1, intent(1.3))))
                .hasSize(5);
        assertThat(AutoExplanation.notes(fit(CreditBasis.MIXTURE, 100, 1, null)))
                .hasSize(4);

        // a walk explains which touch follows which
        AutoExplanation chain = AutoExplanation.of(fit(CreditBasis.MARKOV_CHAIN, 40, 1, intent(1.3)));
        assertThat(chain.lines())
                .contains(
                        "40 conversions of 1000 journeys over 2 channels; ages in positions, mean gap 1234.50",
                        "credit by removal effects of the first-order Markov chain, as only the last touch matters;"
                                + " baseline 0.2000 from the mixture")
                .anyMatch(line -> line.startsWith("chain rule fired: "));
        assertThat(chain.limits()).noneMatch(limit -> limit.startsWith("warning"));

        AutoExplanation decay = AutoExplanation.of(fit(CreditBasis.TIME_DECAY, 1000, 1, null));
        assertThat(decay.lines().get(1)).startsWith("FALLBACK: every journey converted");
        assertThat(decay.lines()).contains("direct: share 0.750000");
        assertThat(decay.limits()).noneMatch(limit -> limit.startsWith("Some models"));

        AutoExplanation nothing = AutoExplanation.of(fit(CreditBasis.NOTHING, 0, 1, null));
        assertThat(nothing.lines().get(1)).startsWith("FALLBACK: no journey converted");
        assertThat(nothing.limits()).isEmpty();
        assertThat(nothing.toString()).doesNotContain("limits");
    }

    @Test
    void holdoutsAreOfChannelsOfTheFit() {
        AutoFit fit = fit(CreditBasis.MIXTURE, 100, 1, null);
        HoldoutCalibration ofTv = holdout("tv", 2);
        assertThat(fit.with(ofTv).holdout()).isEqualTo(ofTv);
        for (HoldoutCalibration other : List.of(holdout("radio", 2), holdout("tv", 3), holdout("tv", 1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> fit.with(other));
        }
        List<String> lines = AutoExplanation.of(fit.with(ofTv)).lines();
        assertThat(lines)
                .contains(
                        "hold-out of tv: 80 served, 20 held out, 8.0 incremental conversions [4.1, 11.9], 9.0 by the model;"
                                + " credit 7.0, now 6.5",
                        "baseline 0.2000, after the hold-outs 0.3000; not held out, so not corrected: direct");
        assertThat(AutoExplanation.notes(fit.with(ofTv))).hasSize(4);
        assertThat(AutoExplanation.of(fit.with(ofTv)).limits().get(0))
                .isEqualTo("Confounding of direct is not corrected: nothing was held out there.");
    }

    private static HoldoutCalibration holdout(String channel, int channels) {
        List<Double> ones =
                DoubleStream.generate(() -> 1.0).limit(channels).boxed().toList();
        return new HoldoutCalibration(
                List.of(new HoldoutEffect(Channel.of(channel), 80, 20, 8, 2, 9, 8.5, 7, 6.5)),
                0.9,
                ones,
                0.2,
                0.3,
                ones);
    }

    @Test
    void notesSayInFiveSentencesWhatItIs() {
        List<String> notes = AutoExplanation.notes(fit(CreditBasis.MIXTURE, 12, 1, intent(1.5)));
        assertThat(notes).hasSize(5);
        assertThat(notes.get(0)).startsWith("fitted to 1,000 journeys, 12 of them converting; warning: below 100");
        assertThat(notes.get(1))
                .contains("heaviest: logistic, sum, decay 2.0 gaps, shape 4")
                .contains("ages of touchpoints carry 65 % of it")
                .contains("NOT_CONVERGED: 1 of 3 models");
        assertThat(notes.get(2))
                .startsWith("baseline 0.20, between 0.15 and 0.30 by models that fit as well; the data say 25 %")
                .contains("warning");
        assertThat(notes.get(3)).startsWith("cannot know: ");
        assertThat(notes.get(4)).startsWith("warning: direct end");
        assertThat(AutoExplanation.notes(fit(CreditBasis.TIME_DECAY, 1000, 1, null)))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("FALLBACK: every journey converted");
        assertThat(AutoExplanation.notes(fit(CreditBasis.NOTHING, 0, 1, null)).get(1))
                .startsWith("FALLBACK: no journey converted");
    }
}
