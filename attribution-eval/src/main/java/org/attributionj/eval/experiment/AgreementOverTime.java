package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notBlank;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.attributionj.models.ensemble.AgreementReport;

/**
 * Two models in production, period by period: how far they agree with each other, and how far each has drifted from its own
 * first period.
 *
 * <p>Reading it: a model that drifts while the other does not wants a refit; models that grow apart want an experiment,
 * because one of them is getting worse; models that agree throughout are a reason to keep the simpler one. Immutable and
 * thread-safe.
 *
 * @param first the name of one model
 * @param second the name of the other
 * @param periods the periods, in the order given
 */
public record AgreementOverTime(String first, String second, List<Period> periods) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if there is no period
     */
    public AgreementOverTime {
        notBlank(first, "first");
        notBlank(second, "second");
        periods = ImmutableList.copyOf(periods);
        check(!periods.isEmpty(), "periods must be one or more, but there is none");
    }

    /**
     * One period.
     *
     * @param name the period's name, such as a week
     * @param distance the part of the credit that has to move to turn one model's shares into the other's, in [0, 1]
     * @param spearman the rank correlation of their shares; nothing if a model gives all channels the same
     * @param driftOfFirst how far the first model's shares are from its first period's
     * @param driftOfSecond how far the second model's are from its
     */
    public record Period(
            String name, double distance, OptionalDouble spearman, ShareDrift driftOfFirst, ShareDrift driftOfSecond) {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if one is null
         */
        public Period {
            notBlank(name, "name");
            notNull(spearman, "spearman");
            notNull(driftOfFirst, "driftOfFirst");
            notNull(driftOfSecond, "driftOfSecond");
        }
    }

    /**
     * One period's shares by label under both models.
     *
     * @param period the period's name
     * @param first the first model's shares, 0 or more
     * @param second the second model's shares, 0 or more
     */
    public record Observation(String period, Map<String, Double> first, Map<String, Double> second) {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if one is null
         */
        public Observation {
            notBlank(period, "period");
            first = Map.copyOf(first);
            second = Map.copyOf(second);
        }
    }

    /**
     * Compares two models over periods.
     *
     * @param first the name of one model
     * @param second the name of the other, another one
     * @param observations the shares of each period, in order of time
     * @return the comparison
     * @throws IllegalArgumentException if there is no period, the names are equal, or shares are negative or all 0
     */
    public static AgreementOverTime of(String first, String second, List<Observation> observations) {
        check(!first.equals(second), "models must have different names, but both are " + first);
        ImmutableList.Builder<Period> periods = ImmutableList.builder();
        for (Observation each : observations) {
            AgreementReport agreement = new AgreementReport(Map.of(first, each.first(), second, each.second()));
            periods.add(new Period(
                    each.period(),
                    agreement.distance(first, second),
                    agreement.spearman(first, second),
                    ShareDrift.of(observations.get(0).first(), each.first()),
                    ShareDrift.of(observations.get(0).second(), each.second())));
        }
        return new AgreementOverTime(first, second, periods.build());
    }

    /**
     * How fast the models grow apart: the least-squares slope of their distance over the periods.
     *
     * @return the change of distance per period; 0 for one period
     */
    public double divergence() {
        double n = periods.size();
        double middle = (n - 1) / 2;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < periods.size(); i++) {
            products += (i - middle) * periods.get(i).distance();
            squares += (i - middle) * (i - middle);
        }
        return squares > 0 ? products / squares : 0;
    }

    /** One line per period. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%s and %s, distance changes by %.5f per period", first, second, divergence()));
        for (Period period : periods) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %s  distance %.4f  spearman %s  drift %.4f and %.4f",
                    period.name,
                    period.distance,
                    period.spearman.isPresent()
                            ? String.format(Locale.ROOT, "%.4f", period.spearman.getAsDouble())
                            : "undefined",
                    period.driftOfFirst.index(),
                    period.driftOfSecond.index()));
        }
        return text.toString();
    }
}
