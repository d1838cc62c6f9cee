package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * A market (a region, a city) in an experiment, before and after its start. Immutable and thread-safe.
 *
 * @param name the market's name, not blank
 * @param treated whether the treatment ran here after the start
 * @param before the outcome per period before the start, such as conversions per day; 1 or more, finite
 * @param after the outcome per period after it; 1 or more, finite
 */
public record Market(String name, boolean treated, List<Double> before, List<Double> after) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if the name is blank, there is no period, or a number is not finite
     */
    public Market {
        notBlank(name, "name");
        before = checked(before, "before", name);
        after = checked(after, "after", name);
    }

    private static ImmutableList<Double> checked(List<Double> periods, String when, String name) {
        check(!periods.isEmpty(), when + " of market " + name + " must have one period or more, but has none");
        for (double period : periods) {
            check(Double.isFinite(period), when + " of market " + name + " must be finite, but has " + period);
        }
        return ImmutableList.copyOf(periods);
    }

    /**
     * A market with one number before and one after.
     *
     * @param name the market's name
     * @param treated whether the treatment ran here
     * @param before the outcome before the start
     * @param after the outcome after it
     * @return the market
     */
    public static Market of(String name, boolean treated, double before, double after) {
        return new Market(name, treated, ImmutableList.of(before), ImmutableList.of(after));
    }

    /**
     * The mean outcome before the start.
     *
     * @return the mean over the periods
     */
    public double meanBefore() {
        return mean(before);
    }

    /**
     * The mean outcome after the start.
     *
     * @return the mean over the periods
     */
    public double meanAfter() {
        return mean(after);
    }

    /**
     * How much the outcome rose.
     *
     * @return the mean after less the mean before
     */
    public double change() {
        return meanAfter() - meanBefore();
    }

    private static double mean(List<Double> periods) {
        double sum = 0;
        for (double period : periods) {
            sum += period;
        }
        return sum / periods.size();
    }
}
