package org.attributionj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.attributionj.eval.experiment.Arm;
import org.attributionj.eval.experiment.Cuped;
import org.attributionj.eval.experiment.FisherExact;
import org.attributionj.eval.experiment.Holdout;
import org.attributionj.eval.experiment.HoldoutResult;
import org.attributionj.eval.experiment.Interval;
import org.attributionj.eval.experiment.ProportionTest;
import org.attributionj.eval.experiment.WelchTest;

/**
 * One test of one hold-out.
 *
 * @param channel the channel that was held out
 * @param customers {@code everybody}, or {@code eligible} for those who would have been served
 * @param measure {@code conversion rate}, or value per customer with its currency
 * @param served the number of customers who were served
 * @param servedMean their mean of the measure
 * @param heldOut the number of customers who were held out
 * @param heldOutMean their mean of the measure
 * @param lift the difference of the means
 * @param interval its interval
 * @param pValue the p-value
 * @param exactPValue of Fisher's test, for conversion rates
 * @param incremental the lift over all who were served
 * @param detectable the smallest lift that such arms show, for conversion rates
 */
record ExperimentRow(
        String channel,
        String customers,
        String measure,
        long served,
        double servedMean,
        long heldOut,
        double heldOutMean,
        double lift,
        Interval interval,
        double pValue,
        OptionalDouble exactPValue,
        double incremental,
        OptionalDouble detectable) {

    static List<ExperimentRow> of(List<Holdout> holdouts) {
        List<ExperimentRow> rows = new ArrayList<>();
        for (Holdout holdout : holdouts) {
            String channel = holdout.channel().name();
            add(rows, channel, "everybody", holdout.everybody());
            HoldoutResult eligible = holdout.eligible();
            if (eligible != null) {
                add(rows, channel, "eligible", eligible);
            }
        }
        return rows;
    }

    private static void add(List<ExperimentRow> rows, String channel, String customers, HoldoutResult result) {
        ProportionTest test = result.conversions();
        Arm treated = test.treated();
        Arm control = test.control();
        FisherExact exact = result.fisher();
        rows.add(new ExperimentRow(
                channel,
                customers,
                "conversion rate",
                treated.customers(),
                treated.rate(),
                control.customers(),
                control.rate(),
                test.lift(),
                test.interval(),
                test.pValue(),
                exact == null ? OptionalDouble.empty() : OptionalDouble.of(exact.pValue()),
                test.incrementalConversions(),
                OptionalDouble.of(result.detectableLift())));
        result.values().forEach((currency, value) -> rows.add(of(channel, customers, currency, value)));
        result.adjusted().forEach((currency, value) -> rows.add(of(channel, customers, currency, value)));
    }

    private static ExperimentRow of(String channel, String customers, String currency, Cuped cuped) {
        return of(channel, customers, currency + " adjusted", cuped.test());
    }

    private static ExperimentRow of(String channel, String customers, String currency, WelchTest test) {
        return new ExperimentRow(
                channel,
                customers,
                "value " + currency,
                test.treated().n(),
                test.treated().mean(),
                test.control().n(),
                test.control().mean(),
                test.difference(),
                test.interval(),
                test.pValue(),
                OptionalDouble.empty(),
                test.difference() * (double) test.treated().n(),
                OptionalDouble.empty());
    }
}
