package org.attributionj.eval.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.Lists;
import java.util.List;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    private static final List<ModelDefinition> MODELS =
            List.of(AttributionModels.define("linear"), AttributionModels.define("auto"));

    @Test
    void aPartOfTheCustomersIsHeldOut() {
        HeldOut split = new HeldOut(0.3, 1, 10);
        int held = 0;
        for (int i = 0; i < 20_000; i++) {
            held += split.holds("c" + i) ? 1 : 0;
        }
        assertThat(held / 20_000.0).isCloseTo(0.3, within(0.02));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeldOut(0, 1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeldOut(1, 1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeldOut(0.5, 1, 0));
    }

    @Test
    void responseModelsAreScoredOnUnseenCustomersWhateverTheOrder() {
        SimulatedData data = Scenarios.of("logistic-presence").generate(4_000, 1);
        Assembly journeys = JourneyAssembler.standard().assemble(data.touchpoints(), data.conversions());
        List<Journey> fit = journeys.fit();
        HeldOut split = HeldOut.DEFAULT;
        List<ResponseScore> scores = split.score(fit, MODELS);
        assertThat(scores).singleElement().satisfies(score -> {
            assertThat(score.model()).isEqualTo("auto");
            assertThat(score.journeys())
                    .isEqualTo(fit.stream()
                            .filter(journey -> split.holds(journey.customer()))
                            .count());
            assertThat(score.auc()).isBetween(0.6, 0.9);
            // better than one rate for all, which is what calibration alone would reach
            double rate = score.conversions() / (double) score.journeys();
            double constant = score.conversions() * Math.log(rate)
                    + (score.journeys() - score.conversions()) * Math.log(1 - rate);
            assertThat(score.logLikelihood()).isGreaterThan(constant);
            assertThat(score.calibrationError()).isLessThan(0.05);
        });
        assertThat(split.score(Lists.reverse(fit), MODELS)).isEqualTo(scores);
    }
}
