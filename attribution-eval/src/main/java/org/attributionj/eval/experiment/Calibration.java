package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notBlank;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.ChannelCredits.Part;
import org.attributionj.models.modifiers.CalibratedModel;

/**
 * A model's credits brought into line with experiments: a channel gets the conversions that its experiment measured, and the
 * baseline absorbs the rest.
 *
 * <pre>
 *   factor_c     = measured_c / credit_c      (measured, but 0 at least)
 *   credit'_c    = factor_c credit_c          (its value likewise)
 *   baseline'    = baseline + sum over measured channels of (credit_c - credit'_c)
 * </pre>
 *
 * <p>If the experiments measure more than the baseline can give, the credits of the other channels shrink in one proportion
 * to make room; if even that is not enough, the measured ones do too. Totals stay. A measured channel without credit gets
 * conversions of mean value. Unattributed parts stay as they are. Each change is in the {@link #trace}.
 *
 * <p>The measured conversions must be of the same period and population as the credits: those of {@link
 * ProportionTest#incrementalConversions}, scaled to them if the experiment saw only a part. Immutable and thread-safe.
 *
 * @param before the model's credits
 * @param after the calibrated credits
 * @param trace what was done to each measured channel, sorted by label
 * @param othersFactor by what the credits of conversions of all other channels were multiplied, in [0, 1]
 */
public record Calibration(ChannelCredits before, ChannelCredits after, List<Step> trace, double othersFactor)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public Calibration {
        notNull(before, "before");
        notNull(after, "after");
        trace = ImmutableList.copyOf(trace);
    }

    /**
     * What an experiment measured for a channel.
     *
     * @param conversions the incremental conversions, finite; negative ones count as 0
     * @param interval their interval
     */
    public record Measurement(double conversions, Interval interval) implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if the interval is null
         * @throws IllegalArgumentException if the number is not finite
         */
        public Measurement {
            check(Double.isFinite(conversions), "conversions must be finite, but were " + conversions);
            notNull(interval, "interval");
        }

        /**
         * The conversions that an experiment's treated arm owes to the channel.
         *
         * @param test the experiment
         * @param scale treated customers in the data of the credits per treated customer of the experiment, more than 0; 1
         *     if they are the same
         * @return the measurement
         * @throws IllegalArgumentException if the scale is not more than 0
         */
        public static Measurement of(ProportionTest test, double scale) {
            check(scale > 0 && Double.isFinite(scale), "scale must be finite and more than 0, but was " + scale);
            return new Measurement(
                    test.incrementalConversions() * scale,
                    test.incrementalInterval().times(scale));
        }
    }

    /**
     * What was done to one channel.
     *
     * @param channel the channel's label
     * @param credit the conversions that the model gave it
     * @param measured what the experiment measured
     * @param calibrated the conversions that it has now
     * @param factor calibrated / credit; 1 if the model gave it nothing, which no factor can correct
     */
    public record Step(String channel, double credit, Measurement measured, double calibrated, double factor)
            implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if one is null
         */
        public Step {
            notBlank(channel, "channel");
            notNull(measured, "measured");
        }
    }

    /**
     * Calibrates credits.
     *
     * @param credits a model's credits over a period
     * @param measured what experiments measured, by channel label
     * @return the calibrated credits
     * @throws IllegalArgumentException if a measured channel is not among the credits
     */
    public static Calibration of(ChannelCredits credits, Map<String, Measurement> measured) {
        for (String channel : measured.keySet()) {
            check(
                    credits.byLabel().containsKey(channel),
                    "channel must be one of " + credits.byLabel().keySet() + ", but was " + channel);
        }
        Map<String, Double> targets = new TreeMap<>();
        measured.forEach((channel, each) -> targets.put(channel, Math.max(0, each.conversions())));
        Rebalance conversions = Rebalance.of(credits, Part::conversions, targets);
        ImmutableSortedMap.Builder<String, Part> parts = ImmutableSortedMap.naturalOrder();
        Map<String, Map<Currency, Double>> values = new TreeMap<>();
        Map<Currency, Double> baseline = new HashMap<>();
        Part total = credits.total();
        for (Currency currency : total.values().keySet()) {
            Map<String, Double> valueTargets = new TreeMap<>();
            targets.forEach((channel, target) -> {
                Part part = credits.credit(channel);
                double mean = total.conversions() > 0 ? total.value(currency) / total.conversions() : 0;
                valueTargets.put(
                        channel,
                        part.conversions() > 0 ? part.value(currency) * target / part.conversions() : mean * target);
            });
            Rebalance value = Rebalance.of(credits, part -> part.value(currency), valueTargets);
            value.byLabel()
                    .forEach((label, number) -> values.computeIfAbsent(label, each -> new HashMap<>())
                            .put(currency, number));
            baseline.put(currency, value.baseline());
        }
        conversions
                .byLabel()
                .forEach((label, number) ->
                        parts.put(label, new Part(number, values.getOrDefault(label, ImmutableMap.of()))));
        ChannelCredits after = new ChannelCredits(
                credits.model(),
                parts.buildOrThrow(),
                new Part(conversions.baseline(), baseline),
                credits.unattributed());
        return new Calibration(credits, after, trace(credits, after, measured), conversions.othersFactor());
    }

    private static List<Step> trace(ChannelCredits before, ChannelCredits after, Map<String, Measurement> measured) {
        ImmutableList.Builder<Step> steps = ImmutableList.builder();
        new TreeMap<>(measured).forEach((channel, measurement) -> {
            double credit = before.credit(channel).conversions();
            double calibrated = after.credit(channel).conversions();
            steps.add(new Step(channel, credit, measurement, calibrated, credit > 0 ? calibrated / credit : 1));
        });
        return steps.build();
    }

    /**
     * The model of the credits, calibrated journey by journey with these factors.
     *
     * @param model the model that gave the credits
     * @return a model whose journeys are credited times the channels' factors, the baseline taking the rest
     */
    public CalibratedModel model(AttributionModel model) {
        Map<String, Double> factors = new TreeMap<>();
        trace.forEach(step -> factors.put(step.channel(), step.factor()));
        return CalibratedModel.of(model, factors, othersFactor);
    }

    /** The steps, line by line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("calibration of " + before.model());
        for (Step step : trace) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %s: credit %.4f, measured %.4f %s, now %.4f (factor %.4f)",
                    step.channel,
                    step.credit,
                    step.measured.conversions,
                    step.measured.interval,
                    step.calibrated,
                    step.factor));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%n  baseline %.4f, now %.4f; other channels times %.4f",
                        before.baseline().conversions(),
                        after.baseline().conversions(),
                        othersFactor))
                .toString();
    }
}
