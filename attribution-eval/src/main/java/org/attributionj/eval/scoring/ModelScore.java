package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.KnownTruth;
import org.attributionj.eval.truth.Truth;

/**
 * A model's scores on one kind of data against one definition of truth, for one seed or for several. Immutable and
 * thread-safe.
 *
 * @param model the model
 * @param dataset the scenario or data set
 * @param truth the name of the truth
 * @param estimand the truth's definition in words
 * @param scores a score per seed, one or more
 * @param baselineErrors the absolute error of the baseline per seed; empty if its truth is unknown
 */
public record ModelScore(
        String model,
        String dataset,
        String truth,
        String estimand,
        List<ShareScore> scores,
        List<Double> baselineErrors)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a name is blank or there is no score
     */
    public ModelScore {
        notBlank(model, "model");
        notBlank(dataset, "dataset");
        notBlank(truth, "truth");
        notBlank(estimand, "estimand");
        scores = ImmutableList.copyOf(scores);
        baselineErrors = ImmutableList.copyOf(baselineErrors);
        check(!scores.isEmpty(), "scores must be one or more, but there is none");
    }

    /**
     * Scores a model on one data set against every truth that is known of it.
     *
     * @param shares what the model credits, to a positive number for some channel
     * @param known the truths
     * @return one score per truth, the primary one first
     * @throws IllegalArgumentException if the model credits a channel that the truth does not know, or nothing
     */
    public static ImmutableList<ModelScore> of(ModelShares shares, KnownTruth known) {
        OptionalDouble baseline = known.baselineShare();
        return of(
                shares.model(),
                shares.conversions(),
                baseline.isPresent()
                        ? ImmutableList.of(Math.abs(shares.baseline() - baseline.getAsDouble()))
                        : ImmutableList.of(),
                known);
    }

    /**
     * Scores what a model tells of one fresh touch of each channel, as if they were shares: against truths of one touch, the
     * fairer question.
     *
     * @param shares what the model tells; of a model that tells nothing there is no score
     * @param known the truths
     * @return one score per truth, the primary one first, of the model's name and {@code (effect per touch)}; or none
     * @throws IllegalArgumentException if the model has an effect of a channel that the truth does not know
     */
    public static ImmutableList<ModelScore> ofTouchEffects(ModelShares shares, KnownTruth known) {
        return shares.touchEffects().isEmpty()
                ? ImmutableList.of()
                : of(shares.model() + " (effect per touch)", shares.touchEffects(), ImmutableList.of(), known);
    }

    private static ImmutableList<ModelScore> of(
            String model, Map<Channel, Double> numbers, List<Double> baselineErrors, KnownTruth known) {
        ImmutableList.Builder<ModelScore> scores = ImmutableList.builder();
        scores.add(of(model, numbers, baselineErrors, known, known.primary(), known.primaryTruth()));
        known.truths().forEach((name, truth) -> {
            if (!name.equals(known.primary())) {
                scores.add(of(model, numbers, baselineErrors, known, name, truth));
            }
        });
        return scores.build();
    }

    private static ModelScore of(
            String model,
            Map<Channel, Double> numbers,
            List<Double> baselineErrors,
            KnownTruth known,
            String name,
            Truth truth) {
        return new ModelScore(
                model,
                known.dataset(),
                name,
                truth.estimand(),
                ImmutableList.of(ShareScore.of(numbers, truth)),
                baselineErrors);
    }

    /**
     * The scores of further seeds added to these.
     *
     * @param other scores of the same model, data and truth
     * @return both
     * @throws IllegalArgumentException if they are of another model, other data or another truth
     */
    public ModelScore plus(ModelScore other) {
        check(
                model.equals(other.model) && dataset.equals(other.dataset) && truth.equals(other.truth),
                "scores must be of " + model + " on " + dataset + " by " + truth + ", but were of " + other.model
                        + " on " + other.dataset + " by " + other.truth);
        return new ModelScore(
                model,
                dataset,
                truth,
                estimand,
                ImmutableList.<ShareScore>builder()
                        .addAll(scores)
                        .addAll(other.scores)
                        .build(),
                ImmutableList.<Double>builder()
                        .addAll(baselineErrors)
                        .addAll(other.baselineErrors)
                        .build());
    }

    /**
     * A number over the seeds.
     *
     * @param number one of a score's numbers, such as {@code ShareScore::mae}
     * @return its mean and its interval
     */
    public SeedInterval over(ToDoubleFunction<ShareScore> number) {
        return SeedInterval.of(scores.stream().mapToDouble(number).toArray());
    }

    /**
     * The absolute error of the baseline over the seeds.
     *
     * @return its mean, or nothing if the true baseline is unknown
     */
    public OptionalDouble baselineError() {
        return baselineErrors.stream().mapToDouble(Double::doubleValue).average();
    }
}
