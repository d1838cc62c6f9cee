package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notBlank;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;

/**
 * What a model credits to channels where they do nothing: outcomes are dealt anew among the journeys at random, so that
 * neither channels nor times say anything about them, and the model is fitted to that. All should be baseline then; what is
 * not, is credit for noise. Rules have no baseline and credit everything. Immutable and thread-safe.
 *
 * @param model the model
 * @param baseline the part of the conversions, in [0, 1], that is credited to no channel, over the shuffles; 1 is right
 */
public record PlaceboScore(String model, SeedInterval baseline) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the model is blank
     */
    public PlaceboScore {
        notBlank(model, "model");
        notNull(baseline, "baseline");
    }

    /**
     * Fits models to journeys with shuffled outcomes and credits these. Cost: as many fits of each model as there are seeds.
     *
     * @param journeys disjoint journeys, converting and open, in an order that does not depend on chance
     * @param definitions the models
     * @param seeds one per shuffle, one or more
     * @return one element per model, in their order
     * @throws IllegalArgumentException if there is no seed
     */
    public static ImmutableList<PlaceboScore> of(
            Iterable<Journey> journeys, List<? extends ModelDefinition> definitions, LongStream seeds) {
        List<ImmutableList<ModelShares>> shuffles = seeds.mapToObj(
                        seed -> shares(shuffled(journeys, seed), definitions))
                .toList();
        check(!shuffles.isEmpty(), "shuffles must be 1 or more, but were 0");
        ImmutableList.Builder<PlaceboScore> scores = ImmutableList.builder();
        for (int i = 0; i < definitions.size(); i++) {
            int model = i;
            double[] baselines = shuffles.stream()
                    .mapToDouble(shares -> shares.get(model).baseline())
                    .toArray();
            scores.add(new PlaceboScore(definitions.get(i).name(), SeedInterval.of(baselines)));
        }
        return scores.build();
    }

    private static ImmutableList<ModelShares> shares(
            ImmutableList<Journey> journeys, List<? extends ModelDefinition> definitions) {
        List<Journey> converting =
                journeys.stream().filter(Journey::isConverted).toList();
        return ModelShares.of(journeys, converting, definitions);
    }

    /**
     * Deals the outcomes of journeys anew: every permutation is equally likely. A conversion keeps its type, its value with
     * all adjustments, and its delay after the last touchpoint. That delay may be an effect of touchpoints: for models that
     * credit by it, such as survival regressions in continuous time, this is no placebo.
     *
     * @param journeys the journeys; those without a touchpoint are left out
     * @param seed gives another permutation
     * @return the journeys' touchpoints in their order, each with the outcome of a random journey
     */
    public static ImmutableList<Journey> shuffled(Iterable<Journey> journeys, long seed) {
        List<Journey> touched = new ArrayList<>();
        for (Journey journey : notNull(journeys, "journeys")) {
            if (journey.length() > 0) {
                touched.add(journey);
            }
        }
        List<Journey> outcomes = new ArrayList<>(touched);
        SplittableRandom random = new SplittableRandom(seed);
        for (int left = outcomes.size(); left > 1; left--) {
            outcomes.set(left - 1, outcomes.set(random.nextInt(left), outcomes.get(left - 1)));
        }
        ImmutableList.Builder<Journey> shuffled = ImmutableList.builderWithExpectedSize(touched.size());
        for (int i = 0; i < touched.size(); i++) {
            shuffled.add(withOutcome(touched.get(i), outcomes.get(i)));
        }
        return shuffled.build();
    }

    private static Journey withOutcome(Journey journey, Journey outcome) {
        Conversion conversion = outcome.conversion();
        if (conversion == null) {
            return Journey.open(journey.touchpoints());
        }
        Duration delay = Duration.between(outcome.last().orElseThrow().time(), conversion.time());
        Instant end = journey.last().orElseThrow().time().plus(delay);
        return Journey.converted(
                journey.touchpoints(),
                Conversion.builder(
                                journey.customer(),
                                conversion.type(),
                                outcome.netValue().orElseThrow(),
                                end)
                        .allowNegative()
                        .id(conversion.id())
                        .build());
    }
}
