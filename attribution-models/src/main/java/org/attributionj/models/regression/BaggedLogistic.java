package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.notNull;

import java.io.InvalidObjectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.internal.FitNotes;
import org.attributionj.models.internal.ReadBack;
import org.attributionj.models.internal.Schemas;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;
import org.attributionj.models.shapley.ResponseCredit;
import org.attributionj.models.shapley.ResponseCreditOptions;
import org.jspecify.annotations.Nullable;

/**
 * Bagged logistic regression: many regressions, each on a part of the journeys and a part of the channels, averaged. Less
 * swayed by collinear channels and by single journeys than one regression.
 *
 * <pre>
 *   for each bag: draw columns, draw journeys, fit {@link LogisticModel logistic regression} on them
 *   b_j = mean over the bags that drew column j of its coefficient
 *   b_0 : the sum of P(conversion) over all journeys = the number of conversions
 * </pre>
 *
 * <p>The coefficients are the paper's. The mean of the bags' intercepts would be too high, as each stands for the channels
 * that its bag lacks, so the intercept is set anew such that probabilities are right on average.
 *
 * <p>Journeys are drawn from the distinct rows in canonical order by a seeded generator, columns by label: the result does
 * not depend on the order of the journeys nor on the number of threads, and presence or counts give the same bits from a
 * path table and from a journey table. Bags whose journeys have one outcome only are passed over and counted; {@link
 * #summary} says so, and how many bags did not converge. With one outcome in all the data nothing can be learned: credit
 * is equal then, without a baseline.
 *
 * <p>Cost: that of {@link LogisticModel}, times the number of bags and the parts that they draw. Credit, covariates and
 * labels unseen in the fit are as there. Immutable, thread-safe and serialisable; two models are equal if their fits are.
 *
 * <p>Reference: X. Shao, L. Li (2011), Data-driven multi-touch attribution models, KDD, section 3.1,
 * doi:10.1145/2020408.2020453.
 */
public final class BaggedLogistic implements FittedModel, ResponseModel {
    private static final long serialVersionUID = 1L;

    private final BaggedFit fit;
    private final FitScope scope;

    private BaggedLogistic(BaggedFit fit, FitScope scope) {
        this.fit = notNull(fit, "fit");
        this.scope = notNull(scope, "scope");
    }

    /**
     * The model of a stored fit.
     *
     * @param fit the fit
     * @return the model, equal to the one that the fit came from
     */
    public static BaggedLogistic of(BaggedFit fit) {
        return new BaggedLogistic(fit, FitScope.UNKNOWN);
    }

    /**
     * Fits journeys.
     *
     * @param table the journeys, disjoint per customer, with what the options need
     * @param options the settings
     * @return the model
     * @throws org.attributionj.core.columnar.MissingDataException if the table lacks something that the options need
     * @throws IllegalArgumentException if a covariate is of the path's dimension, or there are more than 2000 labels
     */
    public static BaggedLogistic fit(JourneyTable table, BaggedLogisticOptions options) {
        notNull(options, "options");
        RegressionData data = RegressionData.read(notNull(table, "table"), options.regression(), options.modelName());
        return of(BaggedFitter.fit(data, options)).withScope(FitScope.of(table.path()));
    }

    /**
     * Fits paths, by presence or counts.
     *
     * @param table the paths, which are only read; if it transforms paths, wrap the model in a {@link
     *     org.attributionj.core.model.TransformedModel} with the same transforms
     * @param options the settings, without covariates
     * @return the model
     * @throws org.attributionj.core.columnar.MissingDataException if the options need times or covariates
     * @throws IllegalArgumentException if there are more than 2000 labels
     */
    public static BaggedLogistic fit(PathTable table, BaggedLogisticOptions options) {
        notNull(options, "options");
        RegressionData data = RegressionData.read(notNull(table, "table"), options.regression(), options.modelName());
        return of(BaggedFitter.fit(data, options)).withScope(FitScope.of(table.path(), table.transforms()));
    }

    /**
     * The fit as a statistic over {@link org.attributionj.core.journey.Journey} records.
     *
     * @param path the alphabet of paths
     * @param options the settings
     * @return a statistic that collects a {@link JourneyTable} and fits it
     */
    public static JourneyStatistic<JourneyTable, BaggedLogistic> statistic(
            Dimension path, BaggedLogisticOptions options) {
        notNull(options, "options");
        return JourneyTable.statistic(path, options.regression().needs()).andThen(table -> fit(table, options));
    }

    /**
     * The fit of paths as a statistic.
     *
     * @param path the alphabet of paths
     * @param transforms what is done to each path before it is counted, in this order
     * @param options the settings: presence or counts, without covariates
     * @return a statistic that collects a {@link PathTable} and fits it
     */
    public static JourneyStatistic<PathTable, BaggedLogistic> pathStatistic(
            Dimension path, List<PathTransform> transforms, BaggedLogisticOptions options) {
        notNull(options, "options");
        return PathTable.statistic(path, transforms).andThen(table -> fit(table, options));
    }

    /**
     * The name of models with given options.
     *
     * @param options the options
     * @return the text form, such as {@code bagged-logistic:bags=100,rows=0.5,…}
     */
    public static String nameOf(BaggedLogisticOptions options) {
        return options.modelName();
    }

    /**
     * All that was learned, as plain data.
     *
     * @return the fit
     */
    public BaggedFit fit() {
        return fit;
    }

    @Override
    public String name() {
        return fit.options().modelName();
    }

    /** Times if exposure decays, and a column per covariate. */
    @Override
    public Needs needs() {
        return fit.options().regression().needs();
    }

    /** How the bags ended, likelihoods, and coefficients with their deviations over bags. */
    /** What it was fitted to, bags that did not converge, its baseline, what it cannot know. */
    @Override
    public List<String> notes() {
        List<String> lines = new ArrayList<>();
        lines.add(FitNotes.basis((double) fit.journeys(), (double) fit.conversions()));
        if (!fit.hasBothOutcomes()) {
            lines.add("FALLBACK: the journeys have one outcome only; touchpoints are credited equally");
            return lines;
        }
        if (fit.unfinishedBags() > 0) {
            lines.add("NOT_CONVERGED: " + fit.unfinishedBags() + " of " + fit.usedBags()
                    + " bags, used as they stopped. Maybe set a larger l2.");
        }
        lines.add(FitNotes.gain(
                fit.logLikelihood(), fit.nullLogLikelihood(), fit.coefficients().size()));
        lines.add(FitNotes.CONFOUNDING);
        return lines;
    }

    @Override
    public String summary() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%s: %d journeys, %d conversions", name(), fit.journeys(), fit.conversions()));
        lines.add(
                fit.hasBothOutcomes()
                        ? String.format(
                                Locale.ROOT,
                                "%d of %d bags held both outcomes, %s",
                                fit.usedBags(),
                                fit.options().bags(),
                                fit.unfinishedBags() == 0
                                        ? "all of these converged"
                                        : fit.unfinishedBags() + " of these NOT CONVERGED. Maybe set a larger l2.")
                        : "NOTHING LEARNED: the journeys have one outcome only; touchpoints are credited equally");
        lines.add(String.format(
                Locale.ROOT,
                "log-likelihood %.4f, of the overall rate alone %.4f, intercept %.6f",
                fit.logLikelihood(),
                fit.nullLogLikelihood(),
                fit.intercept()));
        for (BaggedCoefficient coefficient : fit.coefficients()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s %s  mean %.6f  deviation %.6f  bags %d",
                    coefficient.column(),
                    coefficient.label(),
                    coefficient.estimate(),
                    coefficient.deviation(),
                    coefficient.bags()));
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** Nothing: the credits of channels are the sums of journeys. */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.empty();
    }

    @Override
    public ResponseKernel newResponseKernel(JourneySchema schema) {
        Schemas.require(schema, name(), needs());
        scope.require(name(), schema);
        return predictor().newKernel(schema);
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        Schemas.require(schema, name(), needs());
        scope.require(name(), schema);
        if (!fit.hasBothOutcomes()) {
            return EqualCredit::new;
        }
        ResponseCreditOptions credit = ResponseCreditOptions.DEFAULT.withOperator(
                fit.options().regression().credit());
        return predictor().bound(new ResponseCredit(name(), this, credit).bind(schema));
    }

    private LinearPredictor predictor() {
        List<LogisticCoefficient> coefficients = fit.coefficients().stream()
                .map(mean ->
                        new LogisticCoefficient(mean.column(), mean.label(), mean.estimate(), Double.POSITIVE_INFINITY))
                .toList();
        return LinearPredictor.of(fit.options().regression(), fit.path(), fit.intercept(), coefficients);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BaggedLogistic that && fit.equals(that.fit) && scope.equals(that.scope);
    }

    @Override
    public int hashCode() {
        return fit.hashCode();
    }

    @Override
    public FitScope scope() {
        return scope;
    }

    @Override
    public BaggedLogistic withScope(FitScope newScope) {
        return new BaggedLogistic(fit, newScope);
    }

    /** The name. */
    @Override
    public String toString() {
        return name();
    }

    private Object readResolve() throws InvalidObjectException {
        return ReadBack.made(() -> of(fit).withScope(scope));
    }
}
