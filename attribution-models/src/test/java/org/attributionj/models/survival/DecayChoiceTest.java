package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.attributionj.core.journey.Journey;
import org.junit.jupiter.api.Test;

/** Decays are found where the data tell them, and only there. */
class DecayChoiceTest {
    private static List<SurvivalEffect> effects(int customers, DecaySharing sharing) {
        List<Journey> journeys =
                new Simulation(41).trialsOfOwnDecays(customers, -3, new double[] {1, 1, 1}, new double[] {0, 0, 3});
        JourneyTimes data = JourneyTimes.of(Simulation.table(journeys), "test");
        return SurvivalFitter.fit(data, SurvivalOptions.DEFAULT.withDecay(sharing))
                .effects();
    }

    @Test
    void channelsOfTheirOwnDecaysAreToldApart() {
        List<SurvivalEffect> effects = effects(8000, DecaySharing.PER_CHANNEL);
        assertThat(effects.get(2).decay()).isGreaterThan(4 * effects.get(0).decay());
        assertThat(effects.get(2).decay()).isGreaterThan(4 * effects.get(1).decay());
    }

    @Test
    void fewConversionsTellOneDecayOnly() {
        List<SurvivalEffect> effects = effects(300, DecaySharing.PER_CHANNEL);
        assertThat(effects)
                .extracting(SurvivalEffect::decay)
                .containsOnly(effects.get(0).decay());
    }

    @Test
    void commonDecayIsOneDecay() {
        List<SurvivalEffect> effects = effects(8000, DecaySharing.COMMON);
        assertThat(effects)
                .extracting(SurvivalEffect::decay)
                .containsOnly(effects.get(0).decay());
    }
}
