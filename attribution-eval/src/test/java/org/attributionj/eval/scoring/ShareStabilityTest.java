package org.attributionj.eval.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.Channel;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.eval.bootstrap.Resampling;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;

class ShareStabilityTest {
    private static final Resampling RESAMPLING = Resampling.DEFAULT.withReplicates(60);

    @Test
    void deviationsAreThoseOfTheFormula() {
        ShareStability stability = ShareStability.of(
                "m",
                List.of(
                        Map.of(Channel.EMAIL, 0.5, Channel.SMS, 0.5),
                        Map.of(Channel.EMAIL, 0.7, Channel.SMS, 0.3),
                        Map.of(Channel.EMAIL, 1.0)));
        // e-mail: mean 11/15; deviations -7/30, -1/30, 8/30
        double email = Math.sqrt((49 + 1 + 64) / 900.0 / 2);
        assertThat(stability.deviations().get(Channel.EMAIL)).isCloseTo(email, within(1e-14));
        assertThat(stability.deviations().get(Channel.SMS)).isCloseTo(email, within(1e-14));
        assertThat(stability.meanDeviation()).isCloseTo(email, within(1e-14));
        assertThatIllegalArgumentException().isThrownBy(() -> ShareStability.of("m", List.of(Map.of())));
    }

    /** The spread of a multinomial share over resamples is that of theory. */
    @Test
    void lastTouchVariesAsSharesOfCountsDo() {
        SimulatedData data = Scenarios.of("markov-browsing").generate(3_000, 1);
        Assembly journeys = JourneyAssembler.standard().assemble(data.touchpoints(), data.conversions());
        List<ModelDefinition> models =
                List.of(AttributionModels.define("last-touch"), AttributionModels.define("markov"));
        List<ShareStability> stabilities =
                ShareStability.of(journeys.fit(), journeys.credited(), models, List.of(), RESAMPLING);
        assertThat(stabilities).hasSize(2);
        ModelShares shares = ModelShares.of(journeys, models).get(0);
        double m = journeys.credited().size();
        for (Map.Entry<Channel, Double> channel : shares.conversions().entrySet()) {
            double p = channel.getValue() / m;
            double theory = Math.sqrt(p * (1 - p) / m);
            // the standard deviation of 60 numbers is known to about 9 %
            assertThat(stabilities.get(0).deviations().get(channel.getKey())).isCloseTo(theory, within(0.4 * theory));
        }
        assertThat(stabilities.get(1).meanDeviation())
                .isLessThan(stabilities.get(0).meanDeviation());
        assertThat(ShareStability.of(journeys.fit(), journeys.credited(), models, List.of(), RESAMPLING))
                .isEqualTo(stabilities);
    }
}
