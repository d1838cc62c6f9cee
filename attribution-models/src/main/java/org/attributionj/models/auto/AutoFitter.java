package org.attributionj.models.auto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Fits {@code auto}: 16 designs with two families each, their mixture, the chain rule, and the column factors. */
final class AutoFitter {
    /** Models that weigh less are left out of the mixture. */
    static final double SMALLEST_WEIGHT = 1e-6;

    private AutoFitter() {}

    /**
     * Fits the data. Designs are fitted in parallel; the result does not depend on how many at a time.
     *
     * @param data the journeys
     * @param options the settings
     * @param isTimed whether ages are milliseconds
     */
    static AutoFit fit(AutoData data, AutoOptions options, boolean isTimed) {
        long conversions = data.journeys(0, data.convertedRows);
        long open = data.journeys(data.convertedRows, data.rows);
        double gap = data.gap();
        if (conversions == 0 || open == 0) {
            return withoutResponse(data, options, isTimed, gap, conversions, open);
        }
        Thinning thinning = Thinning.of(data, options.capFor(conversions));
        List<DesignFit> fits = IntStream.range(0, Design.COUNT)
                .parallel()
                .mapToObj(i -> DesignFit.of(data, Design.of(i), thinning, gap))
                .toList();
        List<SmallModel> models = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (DesignFit fit : fits) {
            models.add(fit.additive());
            models.add(fit.logistic());
            best = Math.max(best, fit.longScore());
        }
        double[] weights = weights(models, options.temperature(), false);
        MemorylessChain memoryless = new MemorylessChain(data);
        ChainEvidence chain = new ChainEvidence(
                memoryless.score() - best,
                memoryless.stopGain(),
                memoryless.meanLength(),
                Lists.of(memoryless.removalEffects()));
        boolean chained = options.chainRule() && chain.fires();
        ConverterCredits credits = new ConverterCredits(data, models, weights, gap);
        double[] removalEffects = Lists.toArray(chain.removalEffects());
        double[] shares = chained ? normalised(removalEffects) : credits.shares;
        if (chained) {
            credits.replaceWith(removalEffects);
        }
        double[] totals = new double[shares.length];
        for (int c = 0; c < totals.length; c++) {
            totals[c] = shares[c] * credits.credited;
        }
        double[] factors = ColumnScaling.factors(data, credits.perChannel, credits.fractions, totals);
        List<AutoComponent> components = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            components.add(AutoComponent.of(models.get(i), weights[i], credits.baselines[i]));
        }
        return new AutoFit(
                options,
                data.channels,
                conversions + open,
                conversions,
                isTimed,
                gap,
                thinning.weight,
                chained ? CreditBasis.MARKOV_CHAIN : CreditBasis.MIXTURE,
                components,
                List.of(),
                Lists.of(shares),
                Math.min(1, Math.max(0, 1 - credits.credited / conversions)),
                support(models, weights),
                Lists.of(effectPerTouch(models, options.temperature(), data.channelCount())),
                Lists.of(factors),
                credits.lost > 0 && credits.credited > 0 ? credits.credited / credits.lost : 1,
                chain,
                IntentEvidence.of(data),
                null,
                null);
    }

    /** exp((score - best score) / temperature), normalised; over the logistic models alone if asked. */
    private static double[] weights(List<SmallModel> models, double temperature, boolean logisticOnly) {
        double[] weights = new double[models.size()];
        double best = Double.NEGATIVE_INFINITY;
        for (SmallModel model : models) {
            best = logisticOnly && model.family() != Family.LOGISTIC ? best : Math.max(best, model.score());
        }
        for (int i = 0; i < weights.length; i++) {
            SmallModel model = models.get(i);
            boolean counts = !logisticOnly || model.family() == Family.LOGISTIC;
            weights[i] = counts ? Math.exp((model.score() - best) / temperature) : 0;
        }
        return normalised(weights);
    }

    private static double support(List<SmallModel> models, double[] weights) {
        double support = 0;
        for (int i = 0; i < weights.length; i++) {
            support += weights[i] * models.get(i).support();
        }
        return Math.min(1, support);
    }

    private static double[] effectPerTouch(List<SmallModel> models, double temperature, int channels) {
        double[] weights = weights(models, temperature, true);
        double[] effect = new double[channels];
        for (int i = 0; i < weights.length; i++) {
            double[] relative = normalised(models.get(i).b());
            for (int c = 0; c < channels; c++) {
                effect[c] = Math.min(1, effect[c] + weights[i] * relative[c]);
            }
        }
        return effect;
    }

    static double[] normalised(double[] numbers) {
        double sum = Arrays.stream(numbers).sum();
        return sum > 0 ? Arrays.stream(numbers).map(number -> number / sum).toArray() : numbers.clone();
    }

    /** Without conversions nothing is credited; without anything else every touch by time decay at the gap. */
    private static AutoFit withoutResponse(
            AutoData data, AutoOptions options, boolean isTimed, double gap, long conversions, long open) {
        int channels = data.channelCount();
        double[] shares = new double[channels];
        for (int row = 0; row < data.convertedRows; row++) {
            double sum = 0;
            for (int i = data.offsets[row]; i < data.offsets[row + 1]; i++) {
                sum += Design.exposure(data.ages[i], 1 / gap);
            }
            for (int i = data.offsets[row]; i < data.offsets[row + 1]; i++) {
                shares[data.codes[i]] += data.counts[row] * Design.exposure(data.ages[i], 1 / gap) / sum;
            }
        }
        return new AutoFit(
                options,
                data.channels,
                conversions + open,
                conversions,
                isTimed,
                gap,
                1,
                conversions == 0 ? CreditBasis.NOTHING : CreditBasis.TIME_DECAY,
                List.of(),
                List.of(),
                Lists.of(normalised(shares)),
                0,
                0,
                List.of(),
                Collections.nCopies(channels, 1.0),
                1,
                null,
                null,
                null,
                null);
    }
}
