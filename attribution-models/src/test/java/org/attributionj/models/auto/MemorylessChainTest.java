package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MemorylessChainTest {
    private static final double TOLERANCE = 1e-10;
    private static final int CHANNELS = 4;

    @Property(tries = 40)
    void removalEffectsEqualRemovalOneByOne(@ForAll @IntRange(max = 1000) int seed) {
        SlowAuto slow = RandomPaths.slow(seed, 60, CHANNELS);
        double[] effects = new MemorylessChain(slow.data(RandomPaths.labels(CHANNELS))).removalEffects();
        double all = slow.chainProbability(-1);
        for (int c = 0; c < CHANNELS; c++) {
            assertThat(effects[c]).isCloseTo(Math.max(0, 1 - slow.chainProbability(c) / all), within(TOLERANCE));
        }
    }

    @Test
    void scoreByHand() {
        // journeys a (converted), a b (converted), b a, a b: rate 1/2; last a: 1 of 2, last b: 1 of 2
        AutoData.Builder builder = new AutoData.Builder(List.of("a", "b"));
        builder.touch(0, 0).end(true, 1, 1);
        builder.touch(0, 0).touch(1, 1).end(true, 1, 2);
        builder.touch(1, 0).touch(0, 1).end(false, 1, 3);
        builder.touch(0, 0).touch(1, 1).end(false, 1, 4);
        MemorylessChain chain = new MemorylessChain(builder.build());
        // P = (1 + 1/2) / (2 + 1) = 1/2 for both; three journeys of two touches; two channels with a conversion
        assertThat(chain.score()).isCloseTo(3 * Math.log(0.5) - 2, within(TOLERANCE));
        assertThat(chain.meanLength()).isEqualTo(7 / 4.0);
        // touches that could stop: a 4 - 1 of which 1 did, b 3 - 1 of which 1 did; together 2 of 5
        double gain = bernoulli(1, 3) + bernoulli(1, 2) - bernoulli(2, 5) - 1;
        assertThat(chain.stopGain()).isCloseTo(gain, within(TOLERANCE));
    }

    private static double bernoulli(double stops, double exposed) {
        double q = stops / exposed;
        return stops * Math.log(q) + (exposed - stops) * Math.log(1 - q);
    }

    @Test
    void chainRuleFiresWhereOnlyTheLastTouchMatters() {
        List<SlowAuto.Path> paths = new ArrayList<>();
        Random random = new Random(1);
        double[] converts = {0.02, 0.25, 0.02, 0.02};
        double[] stops = {0.1, 0.1, 0.6, 0.3};
        for (int i = 0; i < 4000; i++) {
            List<Integer> channels = new ArrayList<>();
            List<Long> times = new ArrayList<>();
            long time = 0;
            boolean converted = false;
            boolean stopped = false;
            while (!stopped) {
                int c = random.nextInt(CHANNELS);
                // half of the touches come with the one before: decay cannot tell which is the last
                time += random.nextInt(2) * 1000L;
                channels.add(c);
                times.add(time);
                converted = random.nextDouble() < converts[c];
                stopped = converted || random.nextDouble() < stops[c];
            }
            paths.add(new SlowAuto.Path(converted, channels, times));
        }
        List<String> labels = RandomPaths.labels(CHANNELS);
        AutoFit fit = RandomPaths.fit(paths, labels);
        assertThat(fit.basis()).isEqualTo(CreditBasis.MARKOV_CHAIN);
        assertThat(fit.chain().fires()).isTrue();
        double[] effects = Lists.toArray(fit.chain().removalEffects());
        assertThat(Lists.toArray(fit.shares())).containsExactly(AutoFitter.normalised(effects), within(TOLERANCE));
        assertThat(AutoModel.of(fit).summary()).contains("chain rule fired");

        AutoData data = new SlowAuto(paths, CHANNELS).data(labels);
        AutoFit without = AutoFitter.fit(data, AutoOptions.defaults().withChainRule(false), true);
        assertThat(without.basis()).isEqualTo(CreditBasis.MIXTURE);
        assertThat(without.chain()).isEqualTo(fit.chain());
    }

    @Test
    void evidenceFiresOnlyBeyondAllThreeThresholds() {
        List<Double> none = List.of();
        assertThat(new ChainEvidence(3.1, 3.1, 2, none).fires()).isTrue();
        assertThat(new ChainEvidence(3, 3.1, 2, none).fires()).isFalse();
        assertThat(new ChainEvidence(3.1, 3, 2, none).fires()).isFalse();
        assertThat(new ChainEvidence(3.1, 3.1, 1.99, none).fires()).isFalse();
    }
}
