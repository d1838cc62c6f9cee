package org.attributionj.models.shapley;

import static org.attributionj.models.internal.Checks.notNull;

import java.io.InvalidObjectException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.internal.FitNotes;
import org.attributionj.models.internal.FittedLabels;
import org.attributionj.models.internal.ReadBack;
import org.jspecify.annotations.Nullable;

/**
 * Leave-one-out on exact paths: what google/fractribution computes under the name of Shapley.
 *
 * <pre>
 *   weight of step i = max(0, p(path) - p(path without step i))
 *   p(path)          = conversions / journeys with exactly this transformed path; 0 if there is none
 *   all weights zero : the last step takes all
 * </pre>
 *
 * <p>The path without a step is looked up as it is, not transformed again. A path that was never seen in the fit, or that
 * holds a label that was not, is credited to its last touchpoint. There is no baseline, and no credit over the whole data set other than the sum of
 * journeys. It takes rare paths at their word: a path seen once, converting, has rate 1.
 *
 * <p>Fit and weighing are O(steps). Immutable and thread-safe.
 *
 * <p>Reference: google/fractribution, py/fractribution.py, https://github.com/google/fractribution.
 */
public final class ExactPathModel implements FittedModel {
    private static final long serialVersionUID = 1L;

    private static final String NAME = "leave-one-out";

    private final PathRates rates;

    private final FitScope scope;

    private ExactPathModel(PathRates rates, FitScope scope) {
        this.scope = notNull(scope, "scope");
        this.rates = rates;
    }

    /**
     * The model of a stored fit.
     *
     * @param fit the fit
     * @return the model, equal to the one that the fit came from
     */
    public static ExactPathModel of(ExactPathFit fit) {
        return new ExactPathModel(PathRates.of(fit), FitScope.UNKNOWN);
    }

    /**
     * All that was learned, as plain data.
     *
     * @return the fit
     */
    public ExactPathFit fit() {
        return rates.fit();
    }

    /**
     * Fits the model: counts paths.
     *
     * @param table the paths, which are only read; the model sees paths as the table holds them, so if
     *     the table transforms paths, wrap the model in a {@link
     *     org.attributionj.core.model.TransformedModel} with the same transforms
     * @return the model
     */
    public static ExactPathModel fit(PathTable table) {
        return new ExactPathModel(PathRates.of(notNull(table, "table")), FitScope.of(table.path(), table.transforms()));
    }

    /**
     * The fit as a statistic.
     *
     * @param path the alphabet of paths
     * @param transforms what is done to each path before it is counted, {@code exposure} being fractribution's habit; see
     *     {@link #fit}
     * @return the statistic, whose accumulator is a path table
     */
    public static JourneyStatistic<PathTable, ExactPathModel> statistic(
            Dimension path, List<PathTransform> transforms) {
        return PathTable.statistic(path, transforms).andThen(ExactPathModel::fit);
    }

    /** {@code leave-one-out}. */
    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(NAME, needs());
        scope.require(NAME, schema);
        return () -> new ExactPathKernel(rates, new FittedLabels(schema.pathLabels(), rates.labels()));
    }

    /** Nothing: the model credits journeys. */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.empty();
    }

    /** What it was fitted to, and what it cannot know. */
    @Override
    public List<String> notes() {
        return List.of(FitNotes.rates(rates.paths() + " distinct paths", rates.isAllConverted()), FitNotes.NO_BASELINE);
    }

    @Override
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%s: conversion rates of %d distinct paths over %d labels",
                NAME,
                rates.paths(),
                rates.labels().size());
    }

    @Override
    public FitScope scope() {
        return scope;
    }

    @Override
    public ExactPathModel withScope(FitScope newScope) {
        return new ExactPathModel(rates, newScope);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExactPathModel that && rates.equals(that.rates) && scope.equals(that.scope);
    }

    @Override
    public int hashCode() {
        return rates.hashCode();
    }

    @Override
    public String toString() {
        return NAME;
    }

    private Object readResolve() throws InvalidObjectException {
        ReadBack.require(rates != null && scope != null, "a model must have rates and a scope");
        return this;
    }
}
