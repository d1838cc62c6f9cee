package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableSortedMap;
import java.io.InvalidObjectException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Fallback;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.internal.ReadBack;
import org.attributionj.models.internal.RelativeEffects;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;
import org.jspecify.annotations.Nullable;

/**
 * Additive hazard: each touchpoint adds an intensity of converting that dies away, at a rate of its channel's own; what was
 * there at the moment of the conversion shares it.
 *
 * <pre>
 *   continuous time   lambda(t) = mu + sum of beta_c w_c exp(-w_c (t - t_i))   over the touches i before t, per day
 *   one trial         lambda    = mu + sum of beta_c exp(-w_c (t_last - t_i))  P(conversion) = 1 - exp(-lambda)
 *   share of touch i  its part of lambda at the conversion;  baseline  mu / lambda
 * </pre>
 *
 * <p>In continuous time, journeys are at risk from their first touch to their conversion or, if they are open, to their end
 * plus the follow-up; beta_c is how many conversions a touch brings about in the long run. Where conversions are stamped
 * with their last touch, no time passes in which an effect could be seen, and a journey counts as one trial; see {@link
 * RiskTime}. The parameters maximise the likelihood, or, with a prior, the posterior; standard errors come from the observed
 * information, those of parameters at a bound are not told.
 *
 * <p>As a {@link ResponseModel} it gives 1 - exp(-lambda), in continuous time over one day at the intensity of the journey's
 * end: what {@link org.attributionj.models.shapley.ResponseCredit} needs to credit what was there at the end.
 *
 * <p>A channel unseen in the fit has no effect. A journey without any intensity is credited linearly. If no journey of the
 * fit converted, conversions are unattributed; if all did, in one trial each, they are credited linearly.
 *
 * <p>Effects are positive by construction, and without a randomised hold-out they are no proof of cause.
 *
 * <p>Fit: O(touches) per reading of the data, one exponential each; standard errors O(channels<sup>2</sup>) per conversion.
 * Weighing: O(touches). The same journeys in any order give the same bits, on any number of threads. Immutable, thread-safe
 * and serialisable; equal if the fits are.
 *
 * <p>Reference: Y. Zhang, Y. Wei, J. Ren (2014), Multi-touch attribution in online advertising with survival theory, ICDM,
 * 687-696, doi:10.1109/ICDM.2014.130.
 */
public final class HazardModel implements FittedModel, ResponseModel {
    private static final long serialVersionUID = 1L;

    private final HazardFit fit;
    private final FitScope scope;

    private HazardModel(HazardFit fit, FitScope scope) {
        this.fit = notNull(fit, "fit");
        this.scope = notNull(scope, "scope");
    }

    /**
     * The model of a stored fit.
     *
     * @param fit the fit
     * @return the model, equal to the one that the fit came from
     */
    public static HazardModel of(HazardFit fit) {
        return new HazardModel(fit, FitScope.UNKNOWN);
    }

    /**
     * Fits journeys. Those without a touchpoint are left out.
     *
     * @param table the journeys, disjoint per customer, with times; only read
     * @param options the options
     * @return the model; {@link HazardFit#state} says how the fit ended
     * @throws org.attributionj.core.columnar.MissingDataException if the table keeps no times
     */
    public static HazardModel fit(JourneyTable table, HazardOptions options) {
        JourneyTimes data = JourneyTimes.of(notNull(table, "table"), options.spec());
        return new HazardModel(HazardFitter.fit(data, options), FitScope.of(table.path()));
    }

    /**
     * The fit as a statistic.
     *
     * @param path the alphabet of paths
     * @param options the options
     * @return a statistic that collects a {@link JourneyTable} with times and fits it
     */
    public static JourneyStatistic<JourneyTable, HazardModel> statistic(Dimension path, HazardOptions options) {
        notNull(options, "options");
        return JourneyTable.statistic(path, Needs.TIMES).andThen(table -> fit(table, options));
    }

    /**
     * All that was learned, as plain data.
     *
     * @return the fit
     */
    public HazardFit fit() {
        return fit;
    }

    /** The text form, such as {@code hazard:baseline=constant}. */
    @Override
    public String name() {
        return fit.options().spec();
    }

    /** Times. */
    @Override
    public Needs needs() {
        return Needs.TIMES;
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name(), needs());
        scope.require(name(), schema);
        List<String> channels = channels();
        return new BoundModel() {
            @Override
            public Kernel newKernel() {
                return new HazardKernel(touches(schema), fit.baseline(), rates(), decays());
            }

            @Override
            public Fallback fallback() {
                return fit.state() == FitState.NO_CONVERSIONS ? Fallback.UNATTRIBUTED : Fallback.LINEAR;
            }

            @Override
            public String reason(JourneyView journey, int touch) {
                return channels.contains(journey.label(touch)) ? "" : "channel not in the fit";
            }
        };
    }

    @Override
    public ResponseKernel newResponseKernel(JourneySchema schema) {
        schema.require(name(), needs());
        scope.require(name(), schema);
        double baseline = fit.state() == FitState.ALL_CONVERTED ? Double.POSITIVE_INFINITY : fit.baseline();
        return new IntensityResponseKernel(
                touches(schema), IntensityResponseKernel.Scale.INTENSITY, baseline, rates(), decays());
    }

    private List<String> channels() {
        return fit.effects().stream().map(HazardEffect::channel).toList();
    }

    private FittedTouches touches(JourneySchema schema) {
        return new FittedTouches(schema.pathLabels(), channels(), fit.riskTime());
    }

    /** What a fresh touch adds to the intensity: beta w in continuous time, beta in one trial. */
    private double[] rates() {
        boolean inTime = fit.riskTime() == RiskTime.TIME;
        return fit.effects().stream()
                .mapToDouble(effect -> inTime ? effect.effect() * effect.decay() : effect.effect())
                .toArray();
    }

    private double[] decays() {
        return fit.effects().stream().mapToDouble(HazardEffect::decay).toArray();
    }

    /** Nothing: the model credits journeys. */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.empty();
    }

    /**
     * {@inheritDoc}
     *
     * <p>beta_c / sum of beta: in continuous time by the conversions that a touch brings about in the long run, in one trial by
     * what a fresh touch adds to the intensity. Empty if no touch has an effect.
     */
    @Override
    public ImmutableSortedMap<String, Double> touchEffects() {
        TreeMap<String, Double> effects = new TreeMap<>();
        fit.effects().forEach(effect -> effects.put(effect.channel(), effect.effect()));
        return RelativeEffects.of(effects);
    }

    /** What it was fitted to, how the fit ended, its baseline, what it cannot know. */
    @Override
    public List<String> notes() {
        return SummaryText.notes(
                fit.riskTime(),
                fit.state(),
                fit.iterations(),
                fit.conversions(),
                fit.journeys(),
                fit.options().baseline() == Baseline.NONE
                        ? "baseline: none, by the option baseline=none"
                        : String.format(
                                Locale.ROOT,
                                "baseline: from the intensity without touchpoints, %s (standard error %s)",
                                SummaryText.digits(fit.baseline()),
                                SummaryText.error(fit.baselineError())));
    }

    @Override
    public String summary() {
        SummaryText text = new SummaryText()
                .data(name(), fit.riskTime(), fit.conversions(), fit.journeys())
                .state(fit.state(), fit.iterations());
        if (fit.state().isFitted()) {
            text.line("log-likelihood " + SummaryText.decimals(fit.logLikelihood()))
                    .head();
            if (fit.options().baseline() == Baseline.CONSTANT) {
                text.row("(baseline)", SummaryText.digits(fit.baseline()), SummaryText.error(fit.baselineError()), "");
            }
            for (HazardEffect effect : fit.effects()) {
                text.row(
                        effect.channel(),
                        SummaryText.digits(effect.effect()),
                        SummaryText.error(effect.effectError()),
                        SummaryText.halfLife(effect.decay()));
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HazardModel that && fit.equals(that.fit) && scope.equals(that.scope);
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
    public HazardModel withScope(FitScope newScope) {
        return new HazardModel(fit, newScope);
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
