package org.attributionj.eval.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.truth.KnownTruth;
import org.attributionj.eval.truth.Truth;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;

class ModelScoreTest {
    private static final Truth HALVES = Truth.of("halves", Map.of(Channel.EMAIL, 1.0, Channel.SMS, 1.0));
    private static final Truth ALL_SMS = Truth.of("all", Map.of(Channel.EMAIL, 0.0, Channel.SMS, 1.0));
    private static final KnownTruth KNOWN = new KnownTruth(
            "test", 1, List.of(Channel.SMS, Channel.EMAIL), "second", Map.of("first", HALVES, "second", ALL_SMS), 0.25);

    @Test
    void everyTruthHasAScoreThePrimaryOneFirst() {
        ModelShares shares = new ModelShares(
                "m", Map.of(Channel.EMAIL, 3.0, Channel.SMS, 1.0), 0.5, List.of(), Map.of(Channel.SMS, 1.0));
        List<ModelScore> scores = ModelScore.of(shares, KNOWN);
        assertThat(scores).extracting(ModelScore::truth).containsExactly("second", "first");
        assertThat(scores.get(0).over(ShareScore::mae).mean()).isCloseTo(0.75, within(1e-15));
        assertThat(scores.get(1).over(ShareScore::mae).mean()).isCloseTo(0.25, within(1e-15));
        assertThat(scores.get(0).baselineError()).hasValue(0.25);

        ModelScore both = scores.get(0)
                .plus(ModelScore.of(new ModelShares("m", Map.of(Channel.SMS, 1.0), 0.25, List.of(), Map.of()), KNOWN)
                        .get(0));
        assertThat(both.over(ShareScore::mae)).isEqualTo(new SeedInterval(0.375, 0, 0.75, 2));
        assertThat(both.baselineError()).hasValue(0.125);
        assertThatIllegalArgumentException().isThrownBy(() -> scores.get(0).plus(scores.get(1)));
    }

    @Test
    void effectsOfOneTouchHaveAScoreOfTheirOwn() {
        ModelShares shares = new ModelShares(
                "m", Map.of(Channel.EMAIL, 3.0, Channel.SMS, 1.0), 0.5, List.of(), Map.of(Channel.SMS, 1.0));
        List<ModelScore> scores = ModelScore.ofTouchEffects(shares, KNOWN);
        assertThat(scores).extracting(ModelScore::truth).containsExactly("second", "first");
        assertThat(scores).extracting(ModelScore::model).containsOnly("m (effect per touch)");
        assertThat(scores.get(0).over(ShareScore::mae).mean()).isZero();
        assertThat(scores.get(1).over(ShareScore::mae).mean()).isCloseTo(0.5, within(1e-15));
        assertThat(scores.get(0).baselineError()).isEmpty();
        ModelShares silent = new ModelShares("m", Map.of(Channel.SMS, 1.0), 0, List.of(), Map.of());
        assertThat(ModelScore.ofTouchEffects(silent, KNOWN)).isEmpty();
    }

    @Test
    void truthsMustBeAboutTheSameChannels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KnownTruth("t", 1, List.of(Channel.SMS), "a", Map.of("a", HALVES), null))
                .withMessageContaining("truth a");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new KnownTruth("t", 1, List.of(Channel.SMS, Channel.EMAIL), "b", Map.of("a", HALVES), null))
                .withMessageContaining("primary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Truth("t", Map.of(Channel.SMS, 0.5)))
                .withMessageContaining("add up to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Truth.of("t", Map.of(Channel.SMS, 0.0)))
                .withMessageContaining("positive");
    }

    @Test
    void scenariosAreScoredOverSeeds() {
        List<ModelDefinition> models = List.of(AttributionModels.define("markov"), AttributionModels.define("linear"));
        ScenarioScores settings = new ScenarioScores(500, List.of(1L, 2L, 3L));
        List<ModelScore> scores = settings.of(Scenarios.of("markov-browsing"), models);
        assertThat(scores)
                .extracting(ModelScore::model)
                .containsExactly("markov:order=1", "markov:order=1", "markov:order=1", "linear", "linear", "linear");
        assertThat(scores).extracting(ModelScore::truth).startsWith("removal_effect");
        assertThat(scores).allMatch(score -> score.scores().size() == 3);
        assertThat(settings.of(Scenarios.of("markov-browsing"), models)).isEqualTo(scores);
    }

    @Test
    void theCatalogueIsScoredWithoutWhatNeedsMilestonesOrOptions() {
        assertThat(CatalogueModels.all())
                .extracting(ModelDefinition::name)
                .contains("first-touch", "markov:order=1", "auto", "shapley:game=coalition-rate")
                .doesNotContain("w-shaped", "full-path", "blend");
    }
}
