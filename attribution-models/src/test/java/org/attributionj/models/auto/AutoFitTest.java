package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AutoFitTest {
    private static final double TOLERANCE = 1e-9;
    private static final int CHANNELS = 4;
    private static final List<String> LABELS = RandomPaths.labels(CHANNELS);

    @Property(tries = 15)
    void orderOfJourneysChangesNoBit(@ForAll @IntRange(max = 1000) int seed) {
        List<SlowAuto.Path> paths = RandomPaths.paths(seed, 120, CHANNELS);
        List<SlowAuto.Path> shuffled = new ArrayList<>(paths);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(RandomPaths.fit(shuffled, LABELS)).isEqualTo(RandomPaths.fit(paths, LABELS));
    }

    @Property(tries = 15)
    void unitOfTimeDoesNotMatter(@ForAll @IntRange(max = 1000) int seed) {
        List<SlowAuto.Path> paths = RandomPaths.paths(seed, 100, CHANNELS);
        List<SlowAuto.Path> slower = paths.stream()
                .map(path -> new SlowAuto.Path(
                        path.converted(),
                        path.channels(),
                        path.times().stream().map(time -> 3600 * time).toList()))
                .toList();
        AutoFit fit = RandomPaths.fit(paths, LABELS);
        AutoFit other = RandomPaths.fit(slower, LABELS);
        assertThat(other.gap()).isCloseTo(3600 * fit.gap(), within(1e-6));
        assertThat(Lists.toArray(other.shares())).containsExactly(Lists.toArray(fit.shares()), within(TOLERANCE));
        assertThat(other.baseline()).isCloseTo(fit.baseline(), within(TOLERANCE));
    }

    @Property(tries = 15)
    void orderOfChannelsDoesNotMatter(@ForAll @IntRange(max = 1000) int seed) {
        List<SlowAuto.Path> paths = RandomPaths.paths(seed, 100, CHANNELS);
        List<String> reversed = new ArrayList<>(LABELS);
        Collections.reverse(reversed);
        List<Double> shares = new ArrayList<>(RandomPaths.fit(paths, reversed).shares());
        Collections.reverse(shares);
        assertThat(Lists.toArray(shares))
                .containsExactly(Lists.toArray(RandomPaths.fit(paths, LABELS).shares()), within(TOLERANCE));
    }

    @Property(tries = 20)
    void sharesWeightsAndEffectsAddUpToOne(@ForAll @IntRange(max = 1000) int seed) {
        AutoFit fit = RandomPaths.fit(RandomPaths.paths(seed, 80, CHANNELS), LABELS);
        assertThat(sum(fit.shares())).isCloseTo(1, within(TOLERANCE));
        assertThat(sum(fit.effectPerTouch())).isCloseTo(1, within(TOLERANCE));
        assertThat(fit.components().stream().mapToDouble(AutoComponent::weight).sum())
                .isCloseTo(1, within(TOLERANCE));
        assertThat(fit.shares()).allMatch(share -> share >= 0 && share <= 1);
        assertThat(fit.columnFactors()).allMatch(factor -> factor >= 0 && factor < 1e6);
        assertThat(fit.baseline()).isBetween(0.0, 1.0);
        assertThat(fit.components()).hasSize(32);
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Property(tries = 10)
    void repeatedPathsAndCountsAreTheSame(@ForAll @IntRange(max = 1000) int seed) {
        List<SlowAuto.Path> paths = RandomPaths.paths(seed, 60, CHANNELS);
        AutoData.Builder counted = new AutoData.Builder(LABELS);
        AutoData.Builder repeated = new AutoData.Builder(LABELS);
        for (int i = 0; i < paths.size(); i++) {
            int copies = 1 + i % 3;
            add(counted, paths.get(i), copies);
            for (int copy = 0; copy < copies; copy++) {
                add(repeated, paths.get(i), 1);
            }
        }
        assertThat(AutoFitter.fit(counted.build(), AutoOptions.defaults(), true))
                .isEqualTo(AutoFitter.fit(repeated.build(), AutoOptions.defaults(), true));
    }

    private static void add(AutoData.Builder builder, SlowAuto.Path path, long count) {
        for (int j = 0; j < path.channels().size(); j++) {
            builder.touch(path.channels().get(j), path.times().get(j));
        }
        builder.end(path.converted(), count, 1);
    }

    @Test
    void oneChannelGetsTheWholeShare() {
        AutoFit fit = RandomPaths.fit(RandomPaths.paths(1, 50, 1), RandomPaths.labels(1));
        assertThat(Lists.toArray(fit.shares())).containsExactly(new double[] {1}, within(TOLERANCE));
        assertThat(Lists.toArray(fit.effectPerTouch())).containsExactly(new double[] {1}, within(TOLERANCE));
        assertThat(fit.baseline()).isBetween(0.0, 1.0);
    }

    @Test
    void oneConversionIsEnoughForAMixture() {
        List<SlowAuto.Path> paths = new ArrayList<>(RandomPaths.paths(2, 50, CHANNELS));
        paths.replaceAll(path -> new SlowAuto.Path(false, path.channels(), path.times()));
        paths.add(new SlowAuto.Path(true, List.of(2, 1), List.of(0L, 500L)));
        AutoFit fit = RandomPaths.fit(paths, LABELS);
        assertThat(fit.basis()).isIn(CreditBasis.MIXTURE, CreditBasis.MARKOV_CHAIN);
        assertThat(sum(fit.shares())).isCloseTo(1, within(TOLERANCE));
        assertThat(fit.shares().get(0)).isZero();
        assertThat(fit.shares().get(3)).isZero();
    }

    @Test
    void noConversionGivesNoCredit() {
        AutoFit fit = RandomPaths.fit(
                List.of(new SlowAuto.Path(false, List.of(0, 1), List.of(0L, 9L))), RandomPaths.labels(2));
        assertThat(fit.basis()).isEqualTo(CreditBasis.NOTHING);
        assertThat(fit.shares()).containsExactly(0.0, 0.0);
        assertThat(AutoModel.of(fit).baseline()).isEmpty();
        assertThat(AutoModel.of(fit).summary()).contains("FALLBACK", "no journey converted");
    }

    @Test
    void noJourneyAtAllGivesNoCredit() {
        AutoFit fit = RandomPaths.fit(List.of(), List.of());
        assertThat(fit.basis()).isEqualTo(CreditBasis.NOTHING);
        assertThat(fit.channels()).isEmpty();
        assertThat(fit.journeys()).isZero();
    }

    @Test
    void onlyConversionsFallBackToTimeDecayAtTheGap() {
        // ages 100 and 0, so the gap is 100 and the older touch weighs 1/e
        AutoFit fit = RandomPaths.fit(
                List.of(new SlowAuto.Path(true, List.of(0, 1), List.of(0L, 100L))), RandomPaths.labels(2));
        double old = Math.exp(-1);
        assertThat(fit.basis()).isEqualTo(CreditBasis.TIME_DECAY);
        assertThat(Lists.toArray(fit.shares()))
                .containsExactly(new double[] {old / (1 + old), 1 / (1 + old)}, within(TOLERANCE));
        assertThat(AutoModel.of(fit).baseline()).isEmpty();
        assertThat(AutoModel.of(fit).summary()).contains("FALLBACK", "time decay", "baseline unknown");
    }

    @Test
    void strongerChannelsGetLargerEffects() {
        List<SlowAuto.Path> paths = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < 3000; i++) {
            int code = random.nextInt(2);
            paths.add(new SlowAuto.Path(random.nextDouble() < (code == 0 ? 0.02 : 0.2), List.of(code), List.of(0L)));
        }
        AutoFit fit = RandomPaths.fit(paths, RandomPaths.labels(2));
        assertThat(fit.effectPerTouch().get(1))
                .isGreaterThan(fit.effectPerTouch().get(0));
        assertThat(fit.shares().get(1)).isGreaterThan(0.8);
    }

    @Test
    void lowTemperatureLetsTheBestModelTakeAll() {
        AutoData data = new SlowAuto(RandomPaths.paths(8, 300, CHANNELS), CHANNELS).data(LABELS);
        AutoFit cold = AutoFitter.fit(data, AutoOptions.defaults().withTemperature(1e-6), true);
        AutoComponent best = cold.components().stream()
                .reduce((a, b) -> b.score() > a.score() ? b : a)
                .orElseThrow();
        assertThat(best.weight()).isCloseTo(1, within(TOLERANCE));
        AutoFit hot = AutoFitter.fit(data, AutoOptions.defaults().withTemperature(1e9), true);
        assertThat(hot.components())
                .allSatisfy(component -> assertThat(component.weight()).isCloseTo(1 / 32.0, within(1e-6)));
    }
}
