package org.attributionj.models.auto;

import static org.attributionj.models.internal.Checks.check;

import java.io.Serializable;

/**
 * Settings of {@link AutoModel}. The defaults need no tuning; they are settings so that a fit can be repeated, and varied in
 * a study. Immutable and thread-safe.
 *
 * @param temperature how far apart two models' scores must be, in nats, for their weights to differ by a factor of e;
 *     above 0, 8 by default
 * @param cap how many non-converting rows the logistic fits read at most; 0, the default, for the larger of 200 000 and ten
 *     times the converting journeys (in continuous time of 50 000 and these, as one journey is many rows)
 * @param chainRule whether the Markov chain may replace the mixture's shares where only the last touch matters; true by
 *     default
 * @param continuousTime whether survival regressions may replace the mixture's shares where most conversions come clearly
 *     after their last touch and touches explain these times at least as well as the mixture explains who converted; true
 *     by default
 * @param noEffect whether the hypothesis that touches do nothing weighs in the baseline: all but surely where touches explain
 *     nothing of who converted, as much as its rivals where they explain 3 nats, and not at all beyond 17; true by default
 */
public record AutoOptions(double temperature, long cap, boolean chainRule, boolean continuousTime, boolean noEffect)
        implements Serializable {

    private static final AutoOptions DEFAULTS = new AutoOptions(8, 0, true, true, true);
    private static final long SMALLEST_DEFAULT_CAP = 200_000;
    private static final long SMALLEST_TIMED_CAP = 50_000;

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the temperature is not above 0 or not finite, or the cap is negative
     */
    public AutoOptions {
        check(
                temperature > 0 && temperature < Double.POSITIVE_INFINITY,
                "temperature must be above 0 and finite, but was " + temperature);
        check(cap >= 0, "cap must be 0 (for the default) or more, but was " + cap);
    }

    /**
     * The settings as specified.
     *
     * @return the defaults
     */
    public static AutoOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Another temperature.
     *
     * @param temperature in nats, above 0; near 0 the best model takes all, a large one weighs all models alike
     * @return changed options
     * @throws IllegalArgumentException if it is not above 0 or not finite
     */
    public AutoOptions withTemperature(double temperature) {
        return new AutoOptions(temperature, cap, chainRule, continuousTime, noEffect);
    }

    /**
     * Another cap.
     *
     * @param cap a number of rows, 0 for the default
     * @return changed options
     * @throws IllegalArgumentException if it is negative
     */
    public AutoOptions withCap(long cap) {
        return new AutoOptions(temperature, cap, chainRule, continuousTime, noEffect);
    }

    /**
     * With or without the chain rule.
     *
     * @param chainRule whether the Markov chain may replace the mixture's shares
     * @return changed options
     */
    public AutoOptions withChainRule(boolean chainRule) {
        return new AutoOptions(temperature, cap, chainRule, continuousTime, noEffect);
    }

    /**
     * With or without continuous time.
     *
     * @param continuousTime whether survival regressions may replace the mixture's shares
     * @return changed options
     */
    public AutoOptions withContinuousTime(boolean continuousTime) {
        return new AutoOptions(temperature, cap, chainRule, continuousTime, noEffect);
    }

    /**
     * With or without the hypothesis that touches do nothing.
     *
     * @param noEffect whether it weighs in the baseline
     * @return changed options
     */
    public AutoOptions withNoEffect(boolean noEffect) {
        return new AutoOptions(temperature, cap, chainRule, continuousTime, noEffect);
    }

    /** The cap for a number of converting journeys. */
    long capFor(long conversions) {
        return cap > 0 ? cap : Math.max(SMALLEST_DEFAULT_CAP, 10 * conversions);
    }

    /** The cap of the survival regressions. */
    long timedCapFor(long conversions) {
        return cap > 0 ? cap : Math.max(SMALLEST_TIMED_CAP, conversions);
    }

    /** The model's name with those settings that are not the defaults, such as {@code auto:temperature=4.0}. */
    String modelName() {
        StringBuilder name = new StringBuilder("auto");
        char separator = ':';
        if (temperature != DEFAULTS.temperature) {
            name.append(separator).append("temperature=").append(temperature);
            separator = ',';
        }
        if (cap != DEFAULTS.cap) {
            name.append(separator).append("cap=").append(cap);
            separator = ',';
        }
        if (chainRule != DEFAULTS.chainRule) {
            name.append(separator).append("chain=").append(chainRule);
            separator = ',';
        }
        if (continuousTime != DEFAULTS.continuousTime) {
            name.append(separator).append("continuous-time=").append(continuousTime);
            separator = ',';
        }
        if (noEffect != DEFAULTS.noEffect) {
            name.append(separator).append("no-effect=").append(noEffect);
        }
        return name.toString();
    }
}
