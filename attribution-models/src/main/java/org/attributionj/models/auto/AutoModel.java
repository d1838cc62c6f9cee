package org.attributionj.models.auto;

import static org.attributionj.models.internal.Checks.notNull;

import java.io.InvalidObjectException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.fit.HoldoutEvidence;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.internal.ReadBack;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;
import org.jspecify.annotations.Nullable;

/**
 * The data-driven default: a mixture of 32 small response models of P(conversion | journey), with positive effects shrunk
 * toward a common one and several decays, credited by removal effects; by survival regressions in continuous time, when
 * most conversions come clearly after their last touch and touches explain these times; or by the removal effects of a
 * Markov chain, when the data show that only the last touch matters.
 *
 * <pre>
 *   features   x_c = sum or max over the touches of channel c of exp(-age / tau), tau = gap 2^o, o = -2 … 4, or 1
 *   models     P = 1 - exp(-(a + b x)) and logit P = a + b x, b_c with a gamma prior whose shape the evidence chooses
 *   weight     proportional to exp((log-likelihood - degrees of freedom) / 8)
 *   no effect  one more model, of weight 1 / (1 + exp(gain - 3)): gain is how far the best score exceeds that of one
 *              probability for all journeys
 *   credit     channel c of journey i: f_i W_ic gamma_c / sum over c of W_ic gamma_c;  baseline 1 - f_i
 *   f_i        the weighted mean of 1 - P(no touch) / P(x_i);  W_ic of the removal effects 1 - P(x_i without c) / P(x_i)
 *   gamma_c    brings the sums over the fitted conversions to the mixture's shares
 *
 *   in continuous time: log lambda(t) = a + b x(t), with the same decays, prior and weights; of a conversion at t, f_i =
 *   1 - lambda(t | no touch) / lambda(t), divided in proportion to 1 - lambda(t | without c) / lambda(t); shares are sums
 *   of these credits
 * </pre>
 *
 * Within a journey and channel, credit is split over touches in proportion to the best model's decayed exposure. Ages are
 * measured back from the journey's last touch, in continuous time from the conversion; a model fitted from times needs
 * times to credit, one fitted from paths uses positions. A channel that the fit has not seen gets nothing.
 *
 * <p>As a {@link ResponseModel} it is the mixture in any case: P(conversion | journey), and so are the effects per touch.
 *
 * <p>There are two outputs, which must not be confused: <i>credit</i> ({@link #shares}, {@link #baseline}, and the credits
 * of each journey), weighted by volume, and {@link #effectPerTouch}, what one fresh touch does, which is no share of
 * conversions but what bidding asks for.
 *
 * <p>The fit is deterministic: no folds, no seeds, the same bits from the same journeys in any order. Weighting by fit says
 * nothing about causality: without a randomised hold-out ({@link #calibrated}) channels that reach people who would have
 * bought anyway get credit for it. Effects are positive by construction.
 *
 * <p>Cost: the additive models read converting journeys only; the logistic ones all of these and at most a cap of others
 * ({@link AutoOptions#cap}). Immutable, thread-safe and serialisable; two models are equal if their fits are.
 *
 * <p>Sources: Zhang, Wei, Ren, Multi-touch attribution in online advertising with survival theory, ICDM 2014,
 * doi:10.1109/ICDM.2014.130 (additive hazard); Shao, Li, Data-driven multi-touch attribution models, KDD 2011,
 * doi:10.1145/2020408.2020453 (logistic); Shender et al., A time to event framework for multi-touch attribution, 2020,
 * arXiv:2009.08432 (continuous time); Anderl et al., Mapping the customer journey, IJRM 33 (2016),
 * doi:10.1016/j.ijresmar.2016.03.001 (chain).
 */
public final class AutoModel implements FittedModel, ResponseModel {
    private static final long serialVersionUID = 1L;

    private final AutoFit fit;
    private final FitScope scope;

    private AutoModel(AutoFit fit, FitScope scope) {
        this.fit = notNull(fit, "fit");
        this.scope = notNull(scope, "scope");
    }

    /**
     * The model of a stored fit.
     *
     * @param fit the fit
     * @return the model, equal to the one that the fit came from
     */
    public static AutoModel of(AutoFit fit) {
        return new AutoModel(fit, FitScope.UNKNOWN);
    }

    /**
     * Fits journeys with their customers; by time if the table keeps times, else by position. Journeys without a touchpoint
     * enter only the unattributed part of {@link #channelCredits}.
     *
     * @param table the journeys, disjoint per customer
     * @param options the settings
     * @return the model, the same bits for the same journeys
     */
    public static AutoModel fit(JourneyTable table, AutoOptions options) {
        AutoFit fit = NoEffect.applied(AutoFitter.fit(AutoInput.read(table), options, AutoInput.isTimed(table)));
        AutoModel bare = of(ContinuousTime.applied(fit, table));
        return bare.withCredits(AutoInput.credits(bare, table)).withScope(FitScope.of(table.path()));
    }

    /**
     * Fits journeys as {@link #fit(JourneyTable, AutoOptions)} does, and corrects the fit by the randomised hold-outs in the
     * population: by every channel that is held out from somebody, has customers in both arms and is in the fit. Without
     * such a channel, over paths of anything but channels, or without a response to correct, the fit stays as it is.
     *
     * @param table the journeys, disjoint per customer
     * @param options the settings
     * @param population the customers of the experiments, those without a journey included; perhaps none
     * @return the model
     * @throws IllegalArgumentException if a customer occurs twice
     */
    public static AutoModel fit(JourneyTable table, AutoOptions options, Collection<Customer> population) {
        return fit(table, options, population, HoldoutEvidence.WEIGHED);
    }

    /**
     * The same, by the experiments alone if asked for.
     *
     * @param table the journeys, disjoint per customer
     * @param options the settings
     * @param population the customers of the experiments, those without a journey included; perhaps none
     * @param evidence whether the fit's own answer weighs in
     * @return the model
     * @throws IllegalArgumentException if a customer occurs twice
     */
    public static AutoModel fit(
            JourneyTable table, AutoOptions options, Collection<Customer> population, HoldoutEvidence evidence) {
        return fit(table, options).corrected(table, population, evidence);
    }

    /**
     * This model corrected by the randomised hold-outs in a population, as {@link #fit(JourneyTable, AutoOptions,
     * Collection)} does.
     *
     * @param table the journeys that the model was fitted to
     * @param population the customers of the experiments, those without a journey included; perhaps none
     * @param evidence whether the fit's own answer weighs in
     * @return the corrected model, or this one
     * @throws IllegalArgumentException if a customer occurs twice
     */
    public AutoModel corrected(JourneyTable table, Collection<Customer> population, HoldoutEvidence evidence) {
        notNull(evidence, "evidence");
        if (population.isEmpty() || !isResponse() || !table.path().equals(Dimension.CHANNEL)) {
            return this;
        }
        SortedMap<Channel, HoldoutArms> arms = HoldoutArms.of(population, table, channels());
        return arms.isEmpty() ? this : with(fit.with(HoldoutCalibration.of(fit, arms, evidence)));
    }

    private AutoModel with(AutoFit changed) {
        return new AutoModel(changed, scope);
    }

    /**
     * Fits paths without times: a touch's age is the number of touches after it. Thinned, if at all, by path.
     *
     * @param table the paths
     * @param options the settings
     * @return the model, the same bits for the same paths
     */
    public static AutoModel fit(PathTable table, AutoOptions options) {
        AutoModel bare = of(NoEffect.applied(AutoFitter.fit(AutoInput.read(table), options, false)));
        return bare.withCredits(AutoInput.credits(bare, table))
                .withScope(FitScope.of(table.path(), table.transforms()));
    }

    /**
     * Fitting by time as a statistic over {@link Journey} records.
     *
     * @param path the alphabet of paths
     * @param options the settings
     * @return a statistic that collects a {@link JourneyTable} with times and fits it
     */
    public static JourneyStatistic<JourneyTable, AutoModel> statistic(Dimension path, AutoOptions options) {
        notNull(options, "options");
        return JourneyTable.statistic(path, Needs.TIMES).andThen(table -> fit(table, options));
    }

    /**
     * Fitting by position as a statistic.
     *
     * @param path the alphabet of paths
     * @param transforms what is done to each path before it is counted, in this order
     * @param options the settings
     * @return a statistic that collects a {@link PathTable} and fits it
     */
    public static JourneyStatistic<PathTable, AutoModel> pathStatistic(
            Dimension path, List<PathTransform> transforms, AutoOptions options) {
        notNull(options, "options");
        return PathTable.statistic(path, transforms).andThen(table -> fit(table, options));
    }

    private AutoModel withCredits(CreditTotals journeys) {
        return with(fit.withCredits(WholeCredits.of(name(), fit, journeys)));
    }

    /**
     * All that was learned, as plain data.
     *
     * @return the fit
     */
    public AutoFit fit() {
        return fit;
    }

    @Override
    public String name() {
        return fit.options().modelName();
    }

    /** Times, if the model was fitted from times; otherwise nothing but the path. */
    @Override
    public Needs needs() {
        return fit.isTimed() ? Needs.TIMES : Needs.NOTHING;
    }

    /**
     * The channels that the fit has seen, in the order of all lists per channel.
     *
     * @return the labels, sorted
     */
    public List<String> channels() {
        return fit.channels();
    }

    /**
     * The channels' shares of that part of the conversions that is not baseline.
     *
     * @return one share per channel, in [0, 1], adding up to 1; all 0 if nothing converted
     */
    public List<Double> shares() {
        return fit.shares();
    }

    /**
     * The part of the conversions that no touch brought about.
     *
     * @return the part in [0, 1]; nothing if the data cannot tell, because all or no journeys converted
     */
    public OptionalDouble baseline() {
        return isResponse() || fit.holdout() != null ? OptionalDouble.of(fit.baseline()) : OptionalDouble.empty();
    }

    /**
     * What one fresh touch of a channel does, relative to the others: the weighted mean over the logistic models of b_c /
     * sum of b. Not weighted by volume: a guide for bidding, never a share of conversions.
     *
     * @return one number per channel, in [0, 1], adding up to 1; empty if the data cannot tell
     */
    public List<Double> effectPerTouch() {
        return fit.effectPerTouch();
    }

    /** {@link #effectPerTouch}, by channel. */
    @Override
    public Map<String, Double> touchEffects() {
        Map<String, Double> effects = new TreeMap<>();
        for (int c = 0; c < effectPerTouch().size(); c++) {
            effects.put(channels().get(c), effectPerTouch().get(c));
        }
        return effects;
    }

    /**
     * What journeys are credited by.
     *
     * @return the basis
     */
    public CreditBasis basis() {
        return fit.basis();
    }

    private boolean isResponse() {
        return fit.basis().responds();
    }

    /**
     * The model corrected by a randomised hold-out of one channel.
     *
     * <p>The channel's credit becomes that of {@link HoldoutCalibration}; journeys are credited with
     * their credits times the channels' factors, and the baseline takes the rest. Where that would exceed a whole
     * conversion, the journey's credits are scaled to one.
     *
     * @param channel the channel that was held out
     * @param population the customers of the experiment: {@link Customer#heldOut} marks the control arm, {@link
     *     Customer#wouldHaveBeenServed} who is eligible (all, if that is logged of nobody)
     * @param converted the ids of the customers who converted, each of whom counts as one conversion
     * @return a changed model
     * @throws IllegalArgumentException if the channel is not in the fit, an arm is empty, a customer occurs twice, or the
     *     model was calibrated before
     * @throws IllegalStateException if the fit has no response to correct, as all or no journeys converted
     */
    public AutoModel calibrated(Channel channel, Iterable<Customer> population, Set<String> converted) {
        notNull(population, "population");
        notNull(converted, "converted");
        if (!fit.channels().contains(notNull(channel, "channel").name())) {
            throw new IllegalArgumentException(
                    "channel must be one of " + fit.channels() + ", but was " + channel + ". Maybe its name differs.");
        }
        if (fit.holdout() != null) {
            throw new IllegalArgumentException(
                    "the model is calibrated by hold-outs already; calibrate the model as it was fitted");
        }
        if (!isResponse()) {
            throw new IllegalStateException("a fit that credits by " + fit.basis() + " has no response to correct");
        }
        Map<String, Long> conversions = new HashMap<>();
        converted.forEach(customer -> conversions.put(customer, 1L));
        TreeMap<Channel, HoldoutArms> arms = new TreeMap<>();
        arms.put(
                channel,
                HoldoutArms.of(channel, HoldoutArms.distinct(population), conversions)
                        .requireBoth(channel));
        return with(fit.with(HoldoutCalibration.of(fit, arms, HoldoutEvidence.WEIGHED)));
    }

    /**
     * What the fit did, in words and numbers.
     *
     * @return the explanation
     */
    public AutoExplanation explanation() {
        return AutoExplanation.of(fit);
    }

    /** The explanation as text. */
    @Override
    public String summary() {
        return explanation().toString();
    }

    /**
     * What the fit was made of, what carried it or why it fell back, its baseline and how far the data speak for that, what it
     * cannot know, and a warning where intent may stand behind the credit ({@link IntentEvidence}); of a model that hold-outs
     * corrected, what these changed instead of the last three.
     *
     * @return sentences
     */
    @Override
    public List<String> notes() {
        return AutoExplanation.notes(fit);
    }

    /**
     * {@inheritDoc}
     *
     * <p>These are {@link #shares} of the conversions exactly; sums of journeys agree with them to a few thousandths.
     */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.ofNullable(fit.credits());
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the fit has no response, as all or no journeys converted
     */
    @Override
    public ResponseKernel newResponseKernel(JourneySchema schema) {
        schema.require(name(), needs());
        scope.require(name(), schema);
        if (!isResponse()) {
            throw new IllegalStateException("a fit that credits by " + fit.basis()
                    + " has no response to ask. Maybe add journeys of both outcomes.");
        }
        return new AutoResponseKernel(
                fit, new Mixture(fit), new Touches(schema.pathLabels(), fit.channels(), fit.isTimed()));
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name(), needs());
        scope.require(name(), schema);
        return new AutoBinding(fit, schema);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AutoModel that && fit.equals(that.fit) && scope.equals(that.scope);
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
    public AutoModel withScope(FitScope newScope) {
        return new AutoModel(fit, newScope);
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
