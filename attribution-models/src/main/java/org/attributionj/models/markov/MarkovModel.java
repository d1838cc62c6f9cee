package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.InvalidObjectException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.internal.FitNotes;
import org.attributionj.models.internal.ReadBack;
import org.jspecify.annotations.Nullable;

/**
 * Markov attribution of order k: a channel is worth what is lost without it.
 *
 * <pre>
 *   removal effect   RE(j) = 1 - P(conversion | every state that contains j leads to null) / P(conversion)
 *   at order 1       RE(j) = N[s,j] / N[j,j] * c(j) / c(s)     N = (I - Q)^-1, c = N r, s the start
 *   by value         the same with the mean value per conversion of the last state as reward
 *   channel credit   RE(j) / sum(RE) * all conversions, or all value        {@link #channelCredits}
 *   journey credit   a touch weighs RE of its channel                       {@link #bind}
 * </pre>
 *
 * <p>The two credits are different numbers: the first divides the total of the table, the second each conversion among its
 * own touches. All figures are solved exactly (to a checked bound, {@link #solver}), none is simulated.
 *
 * <p>Edges: if nothing converts, all effects and credits are zero and journeys are credited linearly; if everything
 * converts, RE(j) is the probability of meeting j; one channel alone has the effect 1; a channel that only non-converting
 * journeys have, has the effect 0; an empty table gives a chain without states and a model that credits linearly. A
 * channel unseen in the fit weighs 0; a journey whose channels all weigh 0 is credited linearly. Conversions without a
 * touchpoint are no part of the chain; channel credits hold them as unattributed. Where negative values make the effect by
 * value negative it is credited as 0, and value whose effects are all zero is divided as the conversions are.
 *
 * <p>Immutable, thread-safe, serialisable; equal if options, counts and figures are. The same journeys in any order give
 * the same bits.
 *
 * <p>References: Anderl, Becker, von Wangenheim, Schumann (2016), Mapping the customer journey: Lessons learned from
 * graph-based online attribution modeling, International Journal of Research in Marketing 33, 457-474, <a
 * href="https://doi.org/10.1016/j.ijresmar.2016.03.001">doi:10.1016/j.ijresmar.2016.03.001</a>; Kemeny and Snell (1960),
 * Finite Markov Chains.
 */
public final class MarkovModel implements FittedModel {
    private static final long serialVersionUID = 1L;

    private final MarkovOptions options;
    private final MarkovChain chain;
    private final double[][] rewards;
    private final ImmutableList<RemovalEffect> effects;
    private final SolverReport solver;
    private final FitScope scope;

    private MarkovModel(MarkovOptions options, MarkovChain chain, FitScope scope) {
        this.scope = scope;
        this.options = options;
        this.chain = chain;
        ChainSolver solved = new ChainSolver(chain, options);
        rewards = solved.rewards();
        effects = ImmutableList.copyOf(
                solved.remove(IntStream.range(0, chain.channels().size())
                        .mapToObj(channel -> {
                            BitSet set = new BitSet();
                            set.set(channel);
                            return DeadStates.containing(chain, set);
                        })
                        .toList()));
        solver = solved.report();
    }

    private MarkovModel(MarkovModel model, FitScope scope) {
        options = model.options;
        chain = model.chain;
        rewards = model.rewards;
        effects = model.effects;
        solver = model.solver;
        this.scope = notNull(scope, "scope");
    }

    /**
     * The model of stored counts: solves their chain again, to the same bits. O(counts) to check, then the solution.
     *
     * @param counts the counts
     * @return the model, equal but for its scope to the one that the counts came from
     * @throws IllegalArgumentException if no journeys can have left these counts: channels, states or currencies are not
     *     sorted and distinct, states do not follow from each other, are not left as often as entered or not reached
     * @throws ArithmeticException if there are more journeys than a long can count
     */
    public static MarkovModel of(MarkovCounts counts) {
        return new MarkovModel(counts.options(), ChainForm.chain(counts), FitScope.UNKNOWN);
    }

    /**
     * Fits a model from distinct paths. O(touches) to count, then the solution.
     *
     * @param table the paths; rows without touchpoints only count as unattributed
     * @param options the options
     * @return the model
     */
    public static MarkovModel fit(PathTable table, MarkovOptions options) {
        return new MarkovModel(
                notNull(options, "options"),
                MarkovFit.count(notNull(table, "table"), options),
                FitScope.of(table.path(), table.transforms()));
    }

    /**
     * Fits a model from journeys in columns: the same model as from the path table of these journeys.
     *
     * @param batch the journeys
     * @param options the options
     * @return the model
     */
    public static MarkovModel fit(JourneyBatch batch, MarkovOptions options) {
        return new MarkovModel(
                notNull(options, "options"),
                MarkovFit.count(notNull(batch, "batch"), options),
                FitScope.of(batch.schema().path(), batch.schema().transforms()));
    }

    /**
     * The fit as a statistic over channels: collects a path table, then fits.
     *
     * @param options the options
     * @return the statistic
     */
    public static JourneyStatistic<PathTable, MarkovModel> statistic(MarkovOptions options) {
        return statistic(Dimension.CHANNEL, ImmutableList.of(), options);
    }

    /**
     * The fit as a statistic over any alphabet.
     *
     * @param path the alphabet of paths
     * @param transforms what is done to each path before it is counted, in this order
     * @param options the options
     * @return the statistic
     */
    public static JourneyStatistic<PathTable, MarkovModel> statistic(
            Dimension path, List<PathTransform> transforms, MarkovOptions options) {
        notNull(options, "options");
        return PathTable.statistic(path, transforms).andThen(table -> fit(table, options));
    }

    /** The text form, such as {@code markov:order=2}. */
    @Override
    public String name() {
        return options.spec();
    }

    /**
     * The options of the fit.
     *
     * @return the options
     */
    public MarkovOptions options() {
        return options;
    }

    /**
     * What the model is made of, as plain data.
     *
     * @return the options and the counts of the chain
     */
    public MarkovCounts counts() {
        return ChainForm.counts(options, chain);
    }

    /**
     * The counted chain.
     *
     * @return the chain
     */
    public MarkovChain chain() {
        return chain;
    }

    /**
     * How the chain was solved.
     *
     * @return solver, sweeps, bound of the error
     */
    public SolverReport solver() {
        return solver;
    }

    /**
     * The probability of converting from a state.
     *
     * @param state a state of the {@link #chain}
     * @return a probability
     * @throws IndexOutOfBoundsException if there is no such state
     */
    public double conversionProbability(int state) {
        return rewards[0][state];
    }

    /**
     * The removal effects of all channels.
     *
     * @return the effect of each channel, sorted by label
     */
    public ImmutableMap<String, RemovalEffect> removalEffects() {
        ImmutableMap.Builder<String, RemovalEffect> byChannel = ImmutableMap.builder();
        for (int i = 0; i < effects.size(); i++) {
            byChannel.put(chain.channels().get(i), effects.get(i));
        }
        return byChannel.buildOrThrow();
    }

    /**
     * The removal effect of one channel.
     *
     * @param channel the channel's label
     * @return the effect; {@link RemovalEffect#NONE} for a channel unseen in the fit
     */
    public RemovalEffect removalEffect(String channel) {
        int rank = chain.windows().channel(channel);
        return rank < 0 ? RemovalEffect.NONE : effects.get(rank);
    }

    /**
     * The removal effect of several channels at once: every state that contains any of them leads to null. Solved on each
     * call.
     *
     * @param channels the channels' labels; those unseen in the fit change nothing
     * @return the effect, at least that of each channel and at most the sum of them
     */
    public RemovalEffect removalEffectOfSet(Collection<String> channels) {
        BitSet set = new BitSet();
        for (String channel : notNull(channels, "channels")) {
            int rank = chain.windows().channel(channel);
            if (rank >= 0) {
                set.set(rank);
            }
        }
        return new ChainSolver(chain, options)
                .remove(List.of(DeadStates.containing(chain, set)))
                .get(0);
    }

    /**
     * The removal effect of a sequence of touches: a journey is lost as soon as it has made these touches one directly
     * after the other. For a pair (i, j) at order 1, the transition from i to j leads to null, and nothing else does. Solved
     * on each call.
     *
     * @param sequence labels, oldest first; one label is that channel's removal
     * @return the effect; {@link RemovalEffect#NONE} if no journey made these touches in a row
     * @throws IllegalArgumentException if the sequence is empty or longer than k + 1 (the chain does not remember more), or
     *     if it is the same channel k + 1 times and self-loops were collapsed (the chain does not know of it)
     */
    public RemovalEffect removalEffectOfSequence(List<String> sequence) {
        int order = chain.order();
        int n = notNull(sequence, "sequence").size();
        check(
                n >= 1 && n <= order + 1,
                "sequence must have 1 to " + (order + 1) + " touches at order " + order + ", but has " + n + ": "
                        + sequence + ". Maybe fit a higher order.");
        int[] ranks = sequence.stream().mapToInt(chain.windows()::channel).toArray();
        if (Arrays.stream(ranks).anyMatch(rank -> rank < 0)) {
            return RemovalEffect.NONE;
        }
        ChainSolver solved = new ChainSolver(chain, options);
        if (n <= order) {
            return solved.remove(List.of(DeadStates.containingSequence(chain, ranks)))
                    .get(0);
        }
        int from = chain.windows().state(Arrays.copyOfRange(ranks, 0, order));
        int to = chain.windows().state(Arrays.copyOfRange(ranks, 1, order + 1));
        check(
                from != to || from < 0 || chain.selfLoops() == SelfLoops.KEEP,
                "sequence must not repeat one channel where self-loops are collapsed, but is " + sequence
                        + ". Maybe fit with SelfLoops.KEEP.");
        return from < 0 || to < 0 ? RemovalEffect.NONE : solved.removeTransition(from, to);
    }

    /**
     * The mean number of states that a journey passes between start and conversion or null. At order 1 with self-loops kept
     * this is the mean number of touches.
     *
     * @return the mean, 1 or more; 0 if there are no journeys
     */
    public double meanSteps() {
        double steps = 0;
        for (int state = 0; state < chain.states(); state++) {
            steps += chain.expectedVisits(state);
        }
        return steps;
    }

    /**
     * The mean number of states that a converting journey passes, in the chain: sum n(i) c(i) / P(conversion).
     *
     * @return the mean, 1 or more; nothing if no journey converts
     */
    public OptionalDouble meanStepsToConversion() {
        double steps = 0;
        for (int state = 0; state < chain.states(); state++) {
            steps += chain.expectedVisits(state) * rewards[0][state];
        }
        double rate = chain.conversionRate();
        return rate == 0 ? OptionalDouble.empty() : OptionalDouble.of(steps / rate);
    }

    /**
     * The mean number of states that a journey passes on its way to null: sum n(i) (1 - c(i)) / P(null).
     *
     * @return the mean, 1 or more; nothing if every journey converts
     */
    public OptionalDouble meanStepsToNull() {
        double steps = 0;
        for (int state = 0; state < chain.states(); state++) {
            steps += chain.expectedVisits(state) * (1 - rewards[0][state]);
        }
        long nulls = chain.journeys() - chain.conversions();
        return nulls == 0 ? OptionalDouble.empty() : OptionalDouble.of(steps * chain.journeys() / nulls);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Each channel's part of all conversions and of all value is its removal effect over the sum of all effects.
     * Conversions without a touchpoint are unattributed.
     */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.of(MarkovCredits.of(name(), chain, effects));
    }

    /**
     * Binds the model. A touch weighs the removal effect (by conversions) of its label; the baseline is 0.
     *
     * @param schema the schema of the journeys
     * @return the bound model
     * @throws IllegalArgumentException if the fit was of paths over another dimension, or transformed otherwise
     */
    @Override
    public BoundModel bind(JourneySchema schema) {
        scope.require(name(), notNull(schema, "schema"));
        String[] labels = chain.channels().toArray(String[]::new);
        double[] weights =
                effects.stream().mapToDouble(RemovalEffect::conversions).toArray();
        return () -> new MarkovKernel(labels, weights);
    }

    /** What it was fitted to, and what it cannot know. */
    @Override
    public List<String> notes() {
        return List.of(FitNotes.basis((double) chain.journeys(), (double) chain.conversions()), FitNotes.NO_BASELINE);
    }

    @Override
    public String summary() {
        StringBuilder text = new StringBuilder(name())
                .append(System.lineSeparator())
                .append(chain)
                .append(System.lineSeparator())
                .append("solved: ")
                .append(solver)
                .append(System.lineSeparator())
                .append(String.format(
                        Locale.ROOT, "P(conversion) %.6f, mean steps %.3f", chain.conversionRate(), meanSteps()));
        removalEffects()
                .forEach((channel, effect) -> text.append(
                        String.format(Locale.ROOT, "%n  %s  removal effect %.6f", channel, effect.conversions())));
        return text.toString();
    }

    @Override
    public FitScope scope() {
        return scope;
    }

    @Override
    public MarkovModel withScope(FitScope newScope) {
        return new MarkovModel(this, newScope);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MarkovModel that
                && options.equals(that.options)
                && chain.equals(that.chain)
                && effects.equals(that.effects)
                && solver.equals(that.solver)
                && scope.equals(that.scope)
                && Arrays.deepEquals(rewards, that.rewards);
    }

    @Override
    public int hashCode() {
        return 31 * options.hashCode() + chain.hashCode();
    }

    /** The name. */
    @Override
    public String toString() {
        return name();
    }

    private Object readResolve() throws InvalidObjectException {
        ReadBack.require(
                options != null && chain != null && rewards != null && solver != null && scope != null,
                "a model must have options, a chain, rewards and a scope");
        int channels = chain.channels().size();
        ReadBack.require(effects != null && effects.size() == channels, "there must be an effect for each channel");
        for (double[] reward : rewards) {
            ReadBack.require(
                    reward != null && reward.length == chain.states(), "there must be a reward for each state");
        }
        boolean isTyped = ReadBack.made(() -> effects.stream().noneMatch(effect -> Double.isNaN(effect.conversions())));
        ReadBack.require(isTyped, "the effect of a channel must be a number");
        return this;
    }
}
