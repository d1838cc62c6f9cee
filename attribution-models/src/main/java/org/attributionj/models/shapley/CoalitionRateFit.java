package org.attributionj.models.shapley;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.models.internal.StoredData;
import org.jspecify.annotations.Nullable;

/**
 * All that a coalition rate game learned, as plain data: {@link CoalitionRateModel#of} makes the model of it, without solving
 * anything again. Immutable and thread-safe.
 *
 * @param options the settings of the fit
 * @param channels the labels of the fit, sorted
 * @param currencies the currencies of the values, sorted by code; all lists of values follow them
 * @param sets the distinct channel sets, sorted channel by channel, a set before its extensions
 * @param prior the logistic presence model that rates are shrunk toward; null if they are not
 * @param credits the credits of channels over the whole data
 */
public record CoalitionRateFit(
        CoalitionRateOptions options,
        List<String> channels,
        List<Currency> currencies,
        List<Coalition> sets,
        @Nullable Prior prior,
        ChannelCredits credits)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if channels, currencies or sets are not sorted and distinct, a member is not a place in
     *     the channels, no set has a channel, lists are not as long as they should be, or there is a prior just where the
     *     options ask for none
     * @throws ArithmeticException if there are more journeys than a long can count
     */
    public CoalitionRateFit {
        notNull(options, "options");
        channels = ImmutableList.copyOf(channels);
        StoredData.checkLabels(channels, "channels");
        currencies = ImmutableList.copyOf(currencies);
        StoredData.checkCurrencies(currencies);
        sets = ImmutableList.copyOf(sets);
        checkSets(sets, channels.size(), currencies.size());
        boolean isShrunk = options.unseen() == CoalitionRateOptions.Unseen.SHRUNK;
        check(isShrunk == (prior != null), "prior must be there if rates are shrunk, and only then: " + isShrunk);
        check(
                prior == null || prior.coefficients().size() == channels.size(),
                "coefficients must be one per channel, " + channels.size());
        check(
                channels.equals(ImmutableList.copyOf(
                        notNull(credits, "credits").byLabel().keySet())),
                "credits must be of the channels " + channels + ", but are of "
                        + credits.byLabel().keySet());
    }

    private static void checkSets(List<Coalition> sets, int channels, int currencies) {
        BitSet used = new BitSet();
        int[] last = {};
        long journeys = 0;
        for (int row = 0; row < sets.size(); row++) {
            Coalition set = sets.get(row);
            StoredData.checkRising(set.members(), channels, "members of set " + row);
            StoredData.checkValues(set.values(), currencies, set.conversions(), "values of set " + row);
            int[] members = Ints.toArray(set.members());
            check(Arrays.compare(last, members) < 0, "sets must be sorted and distinct, but set " + row + " is not");
            last = members;
            set.members().forEach(used::set);
            journeys = Math.addExact(journeys, Math.addExact(set.conversions(), set.nulls()));
        }
        check(
                used.cardinality() == channels,
                "channels must all be part of a set, but " + used.nextClearBit(0) + " is not");
    }

    /**
     * The journeys with exactly a set of channels. Immutable and thread-safe.
     *
     * @param members the channels as places in {@link CoalitionRateFit#channels}, rising, one or more
     * @param conversions the journeys that converted, 0 or more
     * @param nulls those that did not, 0 or more
     * @param values the value of the conversions, in whole units of each currency, finite
     */
    public record Coalition(List<Integer> members, long conversions, long nulls, List<Double> values)
            implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if a list or an element is null
         * @throws IllegalArgumentException if there is no member, a count is negative, or there is no journey
         */
        public Coalition {
            members = ImmutableList.copyOf(members);
            check(!members.isEmpty(), "members must be one or more, but there are none");
            check(conversions >= 0, "conversions must be 0 or more, but was " + conversions);
            check(nulls >= 0, "nulls must be 0 or more, but was " + nulls);
            check(conversions > 0 || nulls > 0, "a set must have a journey, but has none");
            values = ImmutableList.copyOf(values);
        }
    }

    /**
     * A logistic regression of conversion on the presence of channels. Immutable and thread-safe.
     *
     * @param intercept the log-odds of nobody; minus infinity without conversions, plus infinity if all converted
     * @param coefficients what each channel adds, finite
     * @param steps the Newton steps taken, 0 or more
     * @param converged whether they ended at the maximum
     */
    public record Prior(double intercept, List<Double> coefficients, int steps, boolean converged)
            implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if the list or an element is null
         * @throws IllegalArgumentException if a number is NaN or out of range
         */
        public Prior {
            check(!Double.isNaN(intercept), "intercept must be a number, but was NaN");
            coefficients = ImmutableList.copyOf(coefficients);
            for (double coefficient : coefficients) {
                check(Double.isFinite(coefficient), "coefficients must be finite, but one was " + coefficient);
            }
            check(steps >= 0, "steps must be 0 or more, but was " + steps);
        }
    }
}
