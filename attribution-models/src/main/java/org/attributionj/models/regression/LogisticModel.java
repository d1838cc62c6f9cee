package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableSortedMap;
import java.io.InvalidObjectException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
import org.attributionj.models.internal.ReadBack;
import org.attributionj.models.internal.RelativeEffects;
import org.attributionj.models.internal.Schemas;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;
import org.attributionj.models.shapley.ResponseCredit;
import org.attributionj.models.shapley.ResponseCreditOptions;
import org.attributionj.models.spec.SpecWriter;
import org.jspecify.annotations.Nullable;

/**
 * Logistic regression of conversion on the channels of a journey, with or without covariates.
 *
 * <pre>
 *   log-odds(journey) = b_0 + sum over labels j of b_j x_j
 *   x_j = presence, number, or decayed sum of the touchpoints with label j ({@link Exposure})
 *   b maximises sum of log P(outcome) - l2/2 sum over j of b_j^2, the intercept not penalised
 * </pre>
 *
 * <p>Coefficients have any sign; a label unseen in the fit contributes 0. Touchpoints are credited from the fitted
 * probabilities by the operator of the options (Shapley values by default, see {@link ResponseCredit}); what an empty
 * journey's probability explains is baseline. As a {@link ResponseModel} the fit can be credited by any other operator.
 *
 * <p>{@link #state} says how the fit ended; what did not converge, or is separated, stays usable and says so in the {@link
 * #summary}. With l2 above 0 a finite maximum always exists. If the data hold one outcome only, there is nothing to learn:
 * the coefficients are 0, the state is {@link FitState#SEPARATED} by the intercept, the probability 0 or 1, and credit is
 * equal for all touchpoints, without a baseline.
 *
 * <p>The result depends on neither the order of the journeys nor the number of threads; a fit of presence or counts is the
 * same, bit for bit, from a path table and from a journey table. Cost: O(touchpoints) to read, then per iteration O(sum of
 * squared distinct labels) over the distinct rows (presence, counts) or all journeys (decayed), on all cores, and O(labels
 * cubed); at most 2000 labels.
 *
 * <p>Like any regression on observed journeys it tells what goes with conversions, not what causes them.
 *
 * <p>Immutable, thread-safe and serialisable; two models are equal if their fits are.
 *
 * <p>Reference: X. Shao, L. Li (2011), Data-driven multi-touch attribution models, KDD, doi:10.1145/2020408.2020453; on the
 * penalty, S. le Cessie, J. C. van Houwelingen (1992), Ridge estimators in logistic regression, doi:10.2307/2347628.
 */
public final class LogisticModel implements FittedModel, ResponseModel {
    private static final long serialVersionUID = 1L;

    private final LogisticFit fit;
    private final FitScope scope;

    private LogisticModel(LogisticFit fit, FitScope scope) {
        this.fit = notNull(fit, "fit");
        this.scope = notNull(scope, "scope");
    }

    /**
     * The model of a stored fit.
     *
     * @param fit the fit
     * @return the model, equal to the one that the fit came from
     */
    public static LogisticModel of(LogisticFit fit) {
        return new LogisticModel(fit, FitScope.UNKNOWN);
    }

    /**
     * Fits journeys.
     *
     * @param table the journeys, disjoint per customer, with what the options {@linkplain LogisticOptions#needs need}
     * @param options the settings
     * @return the model
     * @throws org.attributionj.core.columnar.MissingDataException if the table lacks something that the options need
     * @throws IllegalArgumentException if a covariate is of the path's dimension, or there are more than 2000 labels
     */
    public static LogisticModel fit(JourneyTable table, LogisticOptions options) {
        notNull(options, "options");
        return of(LogisticFitter.fit(RegressionData.read(notNull(table, "table"), options, nameOf(options)), options))
                .withScope(FitScope.of(table.path()));
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
    public static LogisticModel fit(PathTable table, LogisticOptions options) {
        notNull(options, "options");
        return of(LogisticFitter.fit(RegressionData.read(notNull(table, "table"), options, nameOf(options)), options))
                .withScope(FitScope.of(table.path(), table.transforms()));
    }

    /**
     * The fit as a statistic over {@link org.attributionj.core.journey.Journey} records: {@code
     * journeys.collect(LogisticModel.statistic(Dimension.CHANNEL, options))}.
     *
     * @param path the alphabet of paths
     * @param options the settings
     * @return a statistic that collects a {@link JourneyTable} and fits it
     */
    public static JourneyStatistic<JourneyTable, LogisticModel> statistic(Dimension path, LogisticOptions options) {
        notNull(options, "options");
        return JourneyTable.statistic(path, options.needs()).andThen(table -> fit(table, options));
    }

    /**
     * The fit of paths as a statistic.
     *
     * @param path the alphabet of paths
     * @param transforms what is done to each path before it is counted, in this order
     * @param options the settings: presence or counts, without covariates
     * @return a statistic that collects a {@link PathTable} and fits it
     */
    public static JourneyStatistic<PathTable, LogisticModel> pathStatistic(
            Dimension path, List<PathTransform> transforms, LogisticOptions options) {
        notNull(options, "options");
        return PathTable.statistic(path, transforms).andThen(table -> fit(table, options));
    }

    /**
     * The name of models with given options.
     *
     * @param options the options
     * @return the text form, such as {@code logistic:exposure=presence,l2=1,credit=shapley}
     */
    public static String nameOf(LogisticOptions options) {
        return options.write(SpecWriter.of("logistic")).toString();
    }

    /**
     * All that was learned, as plain data: coefficients, standard errors, log-likelihoods.
     *
     * @return the fit
     */
    public LogisticFit fit() {
        return fit;
    }

    /**
     * How the fit ended.
     *
     * @return the state
     */
    public FitState state() {
        return fit.state();
    }

    /**
     * {@inheritDoc}
     *
     * <p>b_c / sum of b, negative coefficients counted as 0: with {@link Exposure#COUNTS} of each touchpoint, with {@link
     * Exposure#DECAYED} of a fresh one, with {@link Exposure#PRESENCE} of being there at all. Empty if no coefficient is
     * positive.
     */
    @Override
    public ImmutableSortedMap<String, Double> touchEffects() {
        TreeMap<String, Double> effects = new TreeMap<>();
        for (LogisticCoefficient coefficient : fit.coefficients()) {
            if (coefficient.column().equals(fit.path())) {
                effects.put(coefficient.label(), Math.max(0, coefficient.estimate()));
            }
        }
        return RelativeEffects.of(effects);
    }

    @Override
    public String name() {
        return nameOf(fit.options());
    }

    /** Times if exposure decays, and a column per covariate. */
    @Override
    public Needs needs() {
        return fit.options().needs();
    }

    /** The fit as a statistician prints it: how it ended, likelihoods, coefficients with standard errors, z and p. */
    @Override
    public String summary() {
        return LogisticSummary.of(name(), fit);
    }

    /** What it was fitted to, how the fit ended unless it converged, its baseline, what it cannot know. */
    @Override
    public List<String> notes() {
        return LogisticSummary.notes(fit);
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
        ResponseCreditOptions credit =
                ResponseCreditOptions.DEFAULT.withOperator(fit.options().credit());
        return predictor().bound(new ResponseCredit(name(), this, credit).bind(schema));
    }

    private LinearPredictor predictor() {
        return LinearPredictor.of(fit.options(), fit.path(), fit.intercept().estimate(), fit.coefficients());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogisticModel that && fit.equals(that.fit) && scope.equals(that.scope);
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
    public LogisticModel withScope(FitScope newScope) {
        return new LogisticModel(fit, newScope);
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
