package org.attributionj.models.survival;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableSortedMap;
import java.io.InvalidObjectException;
import java.util.Arrays;
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
import org.attributionj.models.shapley.ResponseCredit;
import org.attributionj.models.shapley.ResponseCreditOptions;
import org.jspecify.annotations.Nullable;

/**
 * Survival regression: each touchpoint multiplies the intensity of converting, less and less as it ages, at a rate of its
 * channel's own.
 *
 * <pre>
 *   log lambda(t) = a + sum over channels of b_c x_c(t),   x_c(t) = sum over the touches i of c before t of exp(-w_c (t - t_i))
 *   one trial         P(conversion) = 1 - exp(-lambda(t_last))
 *   continuous time   proportional hazards in grouped time, lambda per day; see {@link RiskTime}
 * </pre>
 *
 * <p>Effects are positive by construction and drawn to one size by a gamma prior, as strongly as the evidence of the data
 * says. Decays are chosen by how well held-out customers are predicted: all channels at one half-life (the mean gap between
 * touches times 1/8 … 16, or no decay), and, from 100 conversions per channel on, a channel at another where that clearly predicts better. Standard errors come
 * from the information of the likelihood and the prior in log b, decays taken as known, journeys left out by the cap taken as
 * read.
 *
 * <p>Journeys are credited by an operator on 1 - exp(-lambda) at the conversion, in continuous time over one day: Shapley
 * values over the channels unless the options say otherwise. {@link
 * org.attributionj.models.shapley.CreditOperator#BACKWARDS_ELIMINATION} is the credit of the reference. The baseline is
 * what remains without touchpoints. The same probability is what the model answers as a {@link ResponseModel}.
 *
 * <p>A channel unseen in the fit has no effect. If no journey of the fit converted, conversions are unattributed; if no
 * period passed without a conversion, they are credited linearly. With few conversions the decay is the gap itself.
 *
 * <p>Cost: the choice of decays reads all conversions and at most 20,000 open journeys some hundred times; the fit at most
 * {@link SurvivalOptions#cap} open journeys about ten times. The same journeys in any order give the same bits, on any
 * number of threads. Immutable, thread-safe and serialisable; equal if the fits are.
 *
 * <p>References: D. Shender et al. (2020), A time to event framework for multi-touch attribution, arXiv:2009.08432; R. L.
 * Prentice, L. A. Gloeckler (1978), Biometrics 34, 57-67, doi:10.2307/2529588.
 */
public final class SurvivalModel implements FittedModel, ResponseModel {
    private static final long serialVersionUID = 1L;

    private final SurvivalFit fit;
    private final FitScope scope;

    private SurvivalModel(SurvivalFit fit, FitScope scope) {
        this.fit = notNull(fit, "fit");
        this.scope = notNull(scope, "scope");
    }

    /**
     * The model of a stored fit.
     *
     * @param fit the fit
     * @return the model, equal to the one that the fit came from
     */
    public static SurvivalModel of(SurvivalFit fit) {
        return new SurvivalModel(fit, FitScope.UNKNOWN);
    }

    /**
     * Fits journeys. Those without a touchpoint are left out.
     *
     * @param table the journeys, disjoint per customer, with times; only read
     * @param options the options
     * @return the model; {@link SurvivalFit#state} says how the fit ended
     * @throws org.attributionj.core.columnar.MissingDataException if the table keeps no times
     * @throws IllegalArgumentException if the journeys are too many for arrays; set a cap then
     */
    public static SurvivalModel fit(JourneyTable table, SurvivalOptions options) {
        JourneyTimes data = JourneyTimes.of(notNull(table, "table"), options.spec());
        return new SurvivalModel(SurvivalFitter.fit(data, options), FitScope.of(table.path()));
    }

    /**
     * The fit as a statistic.
     *
     * @param path the alphabet of paths
     * @param options the options
     * @return a statistic that collects a {@link JourneyTable} with times and fits it
     */
    public static JourneyStatistic<JourneyTable, SurvivalModel> statistic(Dimension path, SurvivalOptions options) {
        notNull(options, "options");
        return JourneyTable.statistic(path, Needs.TIMES).andThen(table -> fit(table, options));
    }

    /**
     * All that was learned, as plain data.
     *
     * @return the fit
     */
    public SurvivalFit fit() {
        return fit;
    }

    /** The text form, such as {@code survival:credit=shapley}. */
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
        BoundModel credit = new ResponseCredit(
                        name(),
                        this,
                        ResponseCreditOptions.DEFAULT.withOperator(fit.options().credit()))
                .bind(schema);
        return new BoundModel() {
            @Override
            public Kernel newKernel() {
                return fit.state().isFitted() ? credit.newKernel() : SurvivalModel::weighNothing;
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

    private static double weighNothing(JourneyView journey, double[] weights) {
        Arrays.fill(weights, 0, journey.length(), 0);
        return 0;
    }

    @Override
    public ResponseKernel newResponseKernel(JourneySchema schema) {
        schema.require(name(), needs());
        scope.require(name(), schema);
        double intercept = switch (fit.state()) {
            case NO_CONVERSIONS -> Double.NEGATIVE_INFINITY;
            case ALL_CONVERTED -> Double.POSITIVE_INFINITY;
            case CONVERGED, NOT_CONVERGED -> fit.intercept();
        };
        return new IntensityResponseKernel(
                new FittedTouches(schema.pathLabels(), channels(), fit.riskTime()),
                IntensityResponseKernel.Scale.LOG_INTENSITY,
                intercept,
                fit.effects().stream().mapToDouble(SurvivalEffect::effect).toArray(),
                fit.effects().stream().mapToDouble(SurvivalEffect::decay).toArray());
    }

    private List<String> channels() {
        return fit.effects().stream().map(SurvivalEffect::channel).toList();
    }

    /** Nothing: the model credits journeys. */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.empty();
    }

    /**
     * {@inheritDoc}
     *
     * <p>(h_c - 1) / sum of (h - 1), with the hazard ratio h_c = exp(b_c) of a fresh touch. Empty if no touch has an effect.
     */
    @Override
    public ImmutableSortedMap<String, Double> touchEffects() {
        double most =
                fit.effects().stream().mapToDouble(SurvivalEffect::effect).max().orElse(0);
        TreeMap<String, Double> effects = new TreeMap<>();
        // exp(b) - 1 = exp(b) (1 - exp(-b)), all times exp(-most): ratios may be beyond what a number holds
        fit.effects()
                .forEach(effect -> effects.put(
                        effect.channel(), Math.exp(effect.effect() - most) * -Math.expm1(-effect.effect())));
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
                String.format(
                        Locale.ROOT,
                        "baseline: from the log-intensity without touchpoints, %s (standard error %s), which lies outside the data",
                        SummaryText.decimals(fit.intercept()),
                        SummaryText.error(fit.interceptError())));
    }

    @Override
    public String summary() {
        SummaryText text = new SummaryText()
                .data(name(), fit.riskTime(), fit.conversions(), fit.journeys())
                .state(fit.state(), fit.iterations());
        if (fit.state().isFitted()) {
            text.line("log-likelihood " + SummaryText.decimals(fit.logLikelihood()) + ", held out "
                            + (fit.heldOut() == 0 ? "-" : SummaryText.decimals(fit.heldOut()))
                            + ", shape of the prior " + SummaryText.digits(fit.shape()))
                    .head()
                    .row(
                            "(intercept)",
                            SummaryText.decimals(fit.intercept()),
                            SummaryText.error(fit.interceptError()),
                            "");
            for (SurvivalEffect effect : fit.effects()) {
                text.row(
                        effect.channel(),
                        SummaryText.decimals(effect.effect()),
                        SummaryText.error(effect.error()),
                        SummaryText.halfLife(effect.decay()));
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SurvivalModel that && fit.equals(that.fit) && scope.equals(that.scope);
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
    public SurvivalModel withScope(FitScope newScope) {
        return new SurvivalModel(fit, newScope);
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
