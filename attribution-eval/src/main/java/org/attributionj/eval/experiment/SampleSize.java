package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.inRange;

import java.io.Serializable;
import java.util.function.DoubleUnaryOperator;

/**
 * How many customers an experiment needs, and what lift it can detect. Immutable and thread-safe.
 *
 * <pre>
 *   rates: power = Phi((d - z_a sqrt(p (1 - p) (1/n1 + 1/n0))) / sqrt(p1 (1 - p1)/n1 + p0 (1 - p0)/n0))
 *          with d = |p1 - p0| and p the mean rate weighted by arm size
 *   means: power = P(T &gt; t_a),  T noncentral t of n1 + n0 - 2 degrees of freedom, noncentrality d / (s sqrt(1/n1 + 1/n0))
 * </pre>
 *
 * <p>z_a and t_a are the two-sided quantiles of alpha, of the normal distribution and of t; the chance of a significant
 * result of the wrong sign is neglected. For arms of equal size these are R's {@code power.prop.test} and {@code power.t.test}.
 * Means are exact for outcomes that are normal within an arm.
 *
 * @param alpha the probability of a false alarm, in (0, 1), such as 0.05
 * @param power the probability of noticing an effect that is there, in (0, 1) and above alpha / 2, such as 0.8
 * @param controlPerTreated how many control customers there are per treated one, in [1e-6, 1e6]; 1 for arms of equal size
 */
public record SampleSize(double alpha, double power, double controlPerTreated) implements Serializable {
    private static final double MOST_UNEQUAL = 1e6;
    private static final double LARGEST = 1e15;
    private static final int HALVINGS = 200;

    /** 5 % false alarms, 80 % power, arms of equal size. */
    public static final SampleSize DEFAULT = new SampleSize(0.05, 0.8, 1);

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public SampleSize {
        check(alpha > 0 && alpha < 1, "alpha must be in (0, 1), but was " + alpha);
        check(
                power > alpha / 2 && power < 1,
                "power must be in (alpha / 2, 1) = (" + alpha / 2 + ", 1), but was " + power);
        inRange(controlPerTreated, 1 / MOST_UNEQUAL, MOST_UNEQUAL, "controlPerTreated");
    }

    /**
     * The probability that two arms of given size show a significant difference of rates.
     *
     * @param treated the number of treated customers, more than 0
     * @param controlRate the rate without treatment, in [0, 1]
     * @param treatedRate the rate with treatment, in [0, 1]
     * @return the power, in [0, 1]; alpha / 2 if the rates are equal
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public double powerOfRates(double treated, double controlRate, double treatedRate) {
        check(treated > 0, "treated must be more than 0, but was " + treated);
        inRange(controlRate, 0, 1, "controlRate");
        inRange(treatedRate, 0, 1, "treatedRate");
        if (treatedRate == controlRate) {
            return alpha / 2;
        }
        double control = treated * controlPerTreated;
        double mean = (treatedRate + controlPerTreated * controlRate) / (1 + controlPerTreated);
        double underNull = Math.sqrt(mean * (1 - mean) * (1 / treated + 1 / control));
        double underEffect =
                Math.sqrt(treatedRate * (1 - treatedRate) / treated + controlRate * (1 - controlRate) / control);
        double distance = Math.abs(treatedRate - controlRate) - Normal.twoSided(1 - alpha) * underNull;
        return Normal.cumulative(Normal.statistic(distance, underEffect));
    }

    /**
     * The treated customers needed to notice a change of rate.
     *
     * @param controlRate the rate without treatment, in [0, 1]
     * @param treatedRate the rate with treatment, in [0, 1], another one
     * @return the number for the treated arm, rounded up; the control arm needs {@code controlPerTreated} times as many
     * @throws IllegalArgumentException if a rate is outside [0, 1], or both are equal
     */
    public long forRates(double controlRate, double treatedRate) {
        check(treatedRate != controlRate, "rates must differ, but both were " + controlRate);
        double low = 0;
        double high = 1;
        while (powerOfRates(high, controlRate, treatedRate) < power) {
            low = high;
            high *= 2;
            check(high < LARGEST, "rates must differ by more than " + Math.abs(treatedRate - controlRate));
        }
        return roundedUp(reaching(low, high, treated -> powerOfRates(treated, controlRate, treatedRate)));
    }

    /**
     * The smallest rise of a rate that is noticed with this power.
     *
     * @param treated the number of treated customers, more than 0
     * @param controlRate the rate without treatment, in [0, 1]
     * @return the absolute lift, in [0, 1 - controlRate]; all of that range if even the largest lift would be missed
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public double detectableLift(double treated, double controlRate) {
        double low = 0;
        double high = 1 - inRange(controlRate, 0, 1, "controlRate");
        if (high == 0 || powerOfRates(treated, controlRate, 1) < power) {
            return high;
        }
        for (int i = 0; i < HALVINGS && high - low > 1e-15; i++) {
            double middle = (low + high) / 2;
            if (powerOfRates(treated, controlRate, controlRate + middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * The probability that two arms of given size show a significant difference of means.
     *
     * @param treated the number of treated customers, more than 2 / (1 + {@code controlPerTreated}): both arms together need
     *     more than 2
     * @param standardDeviation of the outcome within an arm, more than 0
     * @param difference the difference of means, finite
     * @return the power, in [0, 1]; alpha / 2 if the difference is 0
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public double powerOfMeans(double treated, double standardDeviation, double difference) {
        requireDegrees(treated);
        check(standardDeviation > 0, "standardDeviation must be more than 0, but was " + standardDeviation);
        inRange(Math.abs(difference), 0, Double.MAX_VALUE, "difference");
        return powerAt(treated, Math.abs(difference) / standardDeviation);
    }

    private double powerAt(double treated, double effect) {
        double degrees = degrees(treated);
        double noncentrality = effect / Math.sqrt((1 + 1 / controlPerTreated) / treated);
        return NoncentralT.survival(Normal.twoSidedT(1 - alpha, degrees), degrees, noncentrality);
    }

    private double degrees(double treated) {
        return treated * (1 + controlPerTreated) - 2;
    }

    private void requireDegrees(double treated) {
        check(
                degrees(treated) > 0,
                "treated must be more than 2 / (1 + controlPerTreated) = " + 2 / (1 + controlPerTreated) + ", but was "
                        + treated);
    }

    /**
     * The treated customers needed to notice a change of a mean.
     *
     * @param standardDeviation of the outcome within an arm, 0 or more
     * @param difference the difference of means, not 0
     * @return the number for the treated arm, rounded up; both arms together have 3 customers at least
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public long forMeans(double standardDeviation, double difference) {
        inRange(standardDeviation, 0, Double.MAX_VALUE, "standardDeviation");
        check(
                difference != 0 && Double.isFinite(difference),
                "difference must be finite and not 0, but was " + difference);
        double effect = Math.abs(difference) / standardDeviation;
        double low = 3 / (1 + controlPerTreated);
        if (standardDeviation == 0 || powerAt(low, effect) >= power) {
            return roundedUp(low);
        }
        double high = 2 * low;
        while (powerAt(high, effect) < power) {
            low = high;
            high *= 2;
            check(high < LARGEST, "difference must be more than " + difference);
        }
        return roundedUp(reaching(low, high, treated -> powerAt(treated, effect)));
    }

    /**
     * The smallest difference of means that is noticed with this power.
     *
     * @param treated the number of treated customers, more than 2 / (1 + {@code controlPerTreated})
     * @param standardDeviation of the outcome within an arm, 0 or more; times sqrt(1 - rho<sup>2</sup>) with {@link Cuped}
     * @return the difference, 0 or more
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public double detectableDifference(double treated, double standardDeviation) {
        requireDegrees(treated);
        inRange(standardDeviation, 0, Double.MAX_VALUE, "standardDeviation");
        double high = 1;
        while (powerAt(treated, high) < power) {
            high *= 2;
        }
        return standardDeviation * reaching(0, high, effect -> powerAt(treated, effect));
    }

    /** Where a power that rises from below the wanted one to at least that reaches it. */
    private double reaching(double from, double to, DoubleUnaryOperator rising) {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Numbers that are whole but for rounding stay. */
    private static long roundedUp(double number) {
        return (long) Math.ceil(number * (1 - 1e-8));
    }
}
