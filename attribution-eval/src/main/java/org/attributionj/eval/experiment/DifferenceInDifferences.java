package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a treatment of whole markets changed: the change in treated markets less the change in the others.
 *
 * <pre>
 *   effect = mean over treated of (after - before) - mean over control of (after - before)
 * </pre>
 *
 * <p>Each market is one observation, its periods averaged before and after: errors that are correlated over time, the known
 * trap of this method, cannot narrow the interval. With two treated markets or more, interval and p-value are Welch's; with
 * one, the spread of the controls serves for it: error<sup>2</sup> = v (1 + 1/n), with n - 1 degrees of freedom.
 *
 * <p>The placebo p-value assumes no distribution: it is the part of all choices of as many treated markets that would have
 * shown an effect as large. It is exact up to 20,000 choices, and beyond from 9,999 seeded ones, the observed one
 * included. It can be no smaller than 1 / choices.
 *
 * <p>The effect is causal only if without the treatment both groups had changed alike. The order of the markets does not
 * matter. Immutable and thread-safe. References: D. Card, A. B. Krueger (1994), AER 84(4), 772-793. M. Bertrand, E. Duflo,
 * S. Mullainathan (2004), QJE 119, doi:10.1162/003355304772839588.
 *
 * @param effect the effect per market and period, in units of the outcome
 * @param error its standard error, 0 or more
 * @param interval its interval
 * @param degreesOfFreedom of the interval
 * @param pValue two-sided, from Student's t, in [0, 1]
 * @param placeboPValue two-sided, from permuted treatments, in (0, 1]
 * @param relativeEffect the effect as a part of what treated markets would have had without it; 0 if that is 0 and there
 *     is no effect, else infinite
 */
public record DifferenceInDifferences(
        double effect,
        double error,
        Interval interval,
        double degreesOfFreedom,
        double pValue,
        double placeboPValue,
        double relativeEffect)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the interval is null
     */
    public DifferenceInDifferences {
        notNull(interval, "interval");
    }

    /**
     * Compares treated markets with the others.
     *
     * @param markets the markets, of different names: one treated or more, two others or more
     * @param level the level of the interval, in (0, 1)
     * @param seed the seed of permuted treatments
     * @return the effect
     * @throws IllegalArgumentException if there are too few markets, two of one name, or the level is outside (0, 1)
     */
    public static DifferenceInDifferences of(List<Market> markets, double level, long seed) {
        List<Market> sorted = new ArrayList<>(markets);
        sorted.sort(Comparator.comparing(Market::name));
        for (int i = 1; i < sorted.size(); i++) {
            String name = sorted.get(i).name();
            check(!name.equals(sorted.get(i - 1).name()), "markets must have different names, but two are " + name);
        }
        double[] treated = changes(sorted, true);
        double[] control = changes(sorted, false);
        check(
                treated.length >= 1 && control.length >= 2,
                "markets must be 1 treated or more and 2 others or more, but were " + treated.length + " and "
                        + control.length);
        WelchTest test = test(treated, control, level);
        double effect = test.difference();
        double after = sorted.stream()
                        .filter(Market::treated)
                        .mapToDouble(Market::meanAfter)
                        .sum()
                / treated.length;
        return new DifferenceInDifferences(
                effect,
                test.error(),
                test.interval(),
                test.degreesOfFreedom(),
                test.pValue(),
                Placebo.pValue(treated, control, seed),
                Normal.statistic(effect, Math.abs(after - effect)));
    }

    private static double[] changes(List<Market> markets, boolean treated) {
        return markets.stream()
                .filter(market -> market.treated() == treated)
                .mapToDouble(Market::change)
                .toArray();
    }

    private static WelchTest test(double[] treated, double[] control, double level) {
        Moments ofControl = Moments.of(control);
        if (treated.length > 1) {
            return WelchTest.of(Moments.of(treated), ofControl, level);
        }
        double effect = treated[0] - ofControl.mean();
        double error = Math.sqrt(ofControl.variance() * (1 + 1.0 / control.length));
        double degrees = control.length - 1;
        double t = Normal.statistic(effect, error);
        double margin = error * Normal.twoSidedT(level, degrees);
        return new WelchTest(
                Moments.of(treated),
                ofControl,
                effect,
                error,
                Interval.around(effect, margin, level),
                t,
                degrees,
                Normal.pValueT(t, degrees));
    }

    /** Effect, interval and p-values. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "effect %.6g %s (%.2f %%), p %.4g, placebo p %.4g",
                effect,
                interval,
                100 * relativeEffect,
                pValue,
                placeboPValue);
    }
}
