package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.notNull;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.spec.SpecWriter;

/**
 * Lets the data choose what a logistic regression sees of a channel's touchpoints: presence, counts, or decayed exposure of
 * eight half-lives, from an eighth of the mean gap between touchpoints to sixteen times it.
 *
 * <pre>
 *   exposure = the one of the largest log-likelihood - l2/2 sum over labels j of b_j^2
 * </pre>
 *
 * <p>All candidates have the same number of coefficients, so that no further penalty is due. Of equals the earlier one wins;
 * presence comes first, then counts, then the longer half-lives, which are rounded to whole units of time. Where most
 * journeys are open, candidates are compared on all converting journeys and at most 100,000 of the open ones, evenly over the
 * table's order, which is that of the customers' ids; the fit that follows reads all journeys. The choice depends on neither
 * the order of the journeys nor the number of threads. Cost: ten fits.
 */
public final class ExposureChoice {
    private static final int MOST_OPEN = 100_000;
    private static final int LONGEST_POWER = 4;
    private static final int SHORTEST_POWER = -3;
    private static final int FEWEST_UNITS = 20;

    /** Candidates are compared by likelihoods, which near their maximum hardly change. */
    private static final double TOLERANCE = 1e-3;

    /** What rounding may add to a likelihood, relatively. */
    private static final double ROUNDING = 1e-12;

    private static final String AUTO = "auto";

    private ExposureChoice() {}

    /**
     * Fits a logistic regression on the exposure that the data choose.
     *
     * @param table the journeys, disjoint per customer, with times and all that the options need
     * @param options the settings; exposure and half-life are not read
     * @return the model; its options say what was chosen
     * @throws org.attributionj.core.columnar.MissingDataException if the table lacks times or another need of the options
     * @throws IllegalArgumentException if a covariate is of the path's dimension, or there are more than 2000 labels
     */
    public static LogisticModel fit(JourneyTable table, LogisticOptions options) {
        return LogisticModel.fit(table, choose(table, options));
    }

    /**
     * Chooses an exposure.
     *
     * @param table the journeys, disjoint per customer, with times and all that the options need
     * @param options the settings; exposure and half-life are not read
     * @return the settings with the exposure, and the half-life if it decays, that the data choose
     * @throws org.attributionj.core.columnar.MissingDataException if the table lacks times or another need of the options
     * @throws IllegalArgumentException if a covariate is of the path's dimension, or there are more than 2000 labels
     */
    public static LogisticOptions choose(JourneyTable table, LogisticOptions options) {
        notNull(options, "options");
        JourneyBatch batch = notNull(table, "table").toBatch();
        batch.schema().require(nameOf(options), needs(options));
        int stride = 1 + Math.max(0, openRows(batch) - 1) / MOST_OPEN;
        List<LogisticOptions> candidates = candidates(meanGapMillis(batch), options);
        LogisticOptions best = candidates.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (LogisticOptions candidate : candidates) {
            LogisticOptions quick = candidate.withTolerance(Math.max(TOLERANCE, options.tolerance()));
            LogisticFit fit =
                    LogisticFitter.fit(RegressionData.read(table, batch, quick, nameOf(options), stride), quick);
            double objective = fit.logLikelihood() - fit.penalty();
            if (objective > most + ROUNDING * Math.abs(objective)) {
                most = objective;
                best = candidate;
            }
        }
        return best;
    }

    /**
     * What the choice, and any model that it ends with, needs of the data besides the path.
     *
     * @param options the settings
     * @return times, and a column per covariate
     */
    public static Needs needs(LogisticOptions options) {
        return Needs.TIMES.and(options.needs());
    }

    /**
     * The text form of a regression whose exposure is yet to be chosen.
     *
     * @param options the settings
     * @return the text form, such as {@code logistic:exposure=auto,l2=1,credit=shapley}
     */
    public static String nameOf(LogisticOptions options) {
        return options.writeOthers(SpecWriter.of("logistic").labels("exposure", List.of(AUTO)))
                .toString();
    }

    private static List<LogisticOptions> candidates(double gapMillis, LogisticOptions options) {
        List<LogisticOptions> candidates = new ArrayList<>();
        candidates.add(options.withExposure(Exposure.PRESENCE));
        candidates.add(options.withExposure(Exposure.COUNTS));
        for (int power = LONGEST_POWER; gapMillis > 0 && power >= SHORTEST_POWER; power--) {
            candidates.add(options.decayed(rounded(Math.scalb(gapMillis, power))));
        }
        return candidates;
    }

    /** To a whole number of days, hours, minutes, seconds or milliseconds, 20 or more but for the last: names stay short. */
    private static Duration rounded(double millis) {
        for (ChronoUnit unit : List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)) {
            double units = millis / unit.getDuration().toMillis();
            if (units >= FEWEST_UNITS) {
                return Duration.of(Math.round(units), unit);
            }
        }
        return Duration.ofMillis(Math.max(1, Math.round(millis)));
    }

    private static int openRows(JourneyBatch batch) {
        JourneyView journey = batch.view();
        int open = 0;
        for (int r = 0; r < batch.rows(); r++) {
            journey.moveTo(r);
            open += journey.length() > 0 && !journey.isConverted() ? 1 : 0;
        }
        return open;
    }

    /** The mean of the positive times between neighbouring touchpoints of a journey; 0 if there are none. */
    private static double meanGapMillis(JourneyBatch batch) {
        JourneyView journey = batch.view();
        double sum = 0;
        double pairs = 0;
        for (int r = 0; r < batch.rows(); r++) {
            int n = journey.moveTo(r).length();
            double count = (double) journey.multiplicity();
            for (int i = 1; i < n; i++) {
                long gap = journey.millisBeforeEnd(i - 1) - journey.millisBeforeEnd(i);
                if (gap > 0) {
                    sum += count * (double) gap;
                    pairs += count;
                }
            }
        }
        return pairs > 0 ? sum / pairs : 0;
    }
}
