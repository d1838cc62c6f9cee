package org.attributionj.models.shapley;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.attributionj.models.spec.SpecText;
import org.jspecify.annotations.Nullable;

/**
 * The coalition rate game: the worth of a set of channels is the conversion rate of journeys with exactly these channels.
 *
 * <pre>
 *   v(S) = c_S / n_S                       unseen = ZERO; 0 for unobserved S
 *   v(S) = (c_S + k p(S)) / (n_S + k)      unseen = SHRUNK; p the logistic presence model, k = 20 pseudo-journeys
 *   v(nobody) = 0
 * </pre>
 *
 * <p>A set T plays the game on its own subsets, with Shapley values phi. A single journey with the channels T shares its
 * conversion in proportion to max(0, phi_i), a channel's part equally over its touchpoints; if all are 0, equally. Over
 * the whole data set channel i gets phi_i / v(T) of the conversions (and of the value) of T, summed over T: {@link
 * #channelCredits}, which adds up to all conversions with a touchpoint, and in which a channel may be negative. Conversions
 * without a touchpoint are unattributed there.
 *
 * <p>Channels unseen in the fit get no credit and are left out of the set. The model knows only which channels a journey
 * holds: order, repetition and time play no part, nor does a baseline.
 *
 * <p>Fit: O(2<sup>m</sup>) per converting set of m channels, sampled beyond 24 (raw rates are always exact). Weighing: a
 * table lookup for sets met before. If the logistic presence model does not converge, {@link #summary} says so.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>References: L. S. Shapley (1953), doi:10.1515/9781400881970-018. R. Berman (2018), Beyond the last touch: Attribution
 * in online advertising, Marketing Science 37(5), 771-792, doi:10.1287/mksc.2018.1104.
 */
public final class CoalitionRateModel implements FittedModel {
    private static final long serialVersionUID = 1L;

    private final CoalitionRateOptions options;
    private final PresenceTable table;
    private final @Nullable PresenceLogistic prior;
    private final ChannelCredits credits;
    private final FitScope scope;

    private CoalitionRateModel(PathTable paths, CoalitionRateOptions options) {
        scope = FitScope.of(paths.path(), paths.transforms());
        this.options = options;
        table = PresenceTable.of(paths);
        prior = options.unseen() == CoalitionRateOptions.Unseen.SHRUNK
                ? PresenceLogistic.fit(table, options.l2())
                : null;
        CoalitionRateGame game = game();
        CreditSheet sheet = new CreditSheet(table);
        for (int row = 0; row < table.rows(); row++) {
            if (table.conversions(row) > 0) {
                double[] phi = game.solve(table.set(row));
                double worth = game.worth(row);
                for (int i = 0; i < phi.length; i++) {
                    sheet.add(row, i, phi[i] / worth);
                }
            }
        }
        credits = sheet.credits(name(), paths);
    }

    private CoalitionRateModel(
            CoalitionRateOptions options,
            PresenceTable table,
            @Nullable PresenceLogistic prior,
            ChannelCredits credits,
            FitScope scope) {
        this.options = options;
        this.table = table;
        this.prior = prior;
        this.credits = credits;
        this.scope = notNull(scope, "scope");
    }

    /**
     * The model of a stored fit.
     *
     * @param fit the fit
     * @return the model, equal to the one that the fit came from
     */
    public static CoalitionRateModel of(CoalitionRateFit fit) {
        return new CoalitionRateModel(
                notNull(fit, "fit").options(),
                PresenceTable.of(fit),
                fit.prior() == null ? null : PresenceLogistic.of(fit.prior()),
                fit.credits(),
                FitScope.UNKNOWN);
    }

    /**
     * All that was learned, as plain data.
     *
     * @return the fit
     */
    public CoalitionRateFit fit() {
        return new CoalitionRateFit(
                options,
                table.labels(),
                table.currencies(),
                table.coalitions(),
                prior == null ? null : prior.toPrior(),
                credits);
    }

    /**
     * Fits the model.
     *
     * @param table the paths, which are only read; the model sees paths as the table holds them, so if
     *     the table transforms paths, wrap the model in a {@link
     *     org.attributionj.core.model.TransformedModel} with the same transforms
     * @param options raw or shrunk rates
     * @return the model; without conversions it credits equally, and no channel over the whole
     */
    public static CoalitionRateModel fit(PathTable table, CoalitionRateOptions options) {
        return new CoalitionRateModel(notNull(table, "table"), notNull(options, "options"));
    }

    /**
     * The fit as a statistic.
     *
     * @param path the alphabet of paths
     * @param transforms what is done to each path before it is counted; see {@link #fit}
     * @param options raw or shrunk rates
     * @return the statistic, whose accumulator is a path table
     */
    public static JourneyStatistic<PathTable, CoalitionRateModel> statistic(
            Dimension path, List<PathTransform> transforms, CoalitionRateOptions options) {
        notNull(options, "options");
        return PathTable.statistic(path, transforms).andThen(table -> fit(table, options));
    }

    /** The model's text form, {@code shapley:game=coalition-rate} with the options that are not the default. */
    @Override
    public String name() {
        StringBuilder name = new StringBuilder("shapley:game=coalition-rate");
        if (options.unseen() == CoalitionRateOptions.Unseen.ZERO) {
            return name.append(",unseen=zero").toString();
        }
        if (options.pseudoJourneys() != CoalitionRateOptions.DEFAULT.pseudoJourneys()) {
            name.append(",pseudo-journeys=").append(SpecText.number(options.pseudoJourneys()));
        }
        if (options.l2() != CoalitionRateOptions.DEFAULT.l2()) {
            name.append(",l2=").append(SpecText.number(options.l2()));
        }
        return name.toString();
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name(), needs());
        scope.require(name(), schema);
        CoalitionRateGame game = game();
        return () -> new CoalitionRateKernel(new FittedLabels(schema.pathLabels(), table.labels()), game);
    }

    private CoalitionRateGame game() {
        return new CoalitionRateGame(table, options, prior);
    }

    /** Each channel's credit over the whole data set, per conversions and per value; may be negative. */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.of(credits);
    }

    /**
     * The channels of the fit.
     *
     * @return the labels, sorted
     */
    public ImmutableList<String> channels() {
        return table.labels();
    }

    /**
     * Whether the logistic presence model converged, toward which rates are shrunk.
     *
     * @return true if it did, or if there is none
     */
    public boolean converged() {
        return prior == null || prior.converged();
    }

    /** What it was fitted to, whether its prior converged, channels below 0, and what it cannot know. */
    @Override
    public List<String> notes() {
        List<String> lines = new ArrayList<>();
        lines.add(FitNotes.basis((double) table.conversions() + table.nulls(), (double) table.conversions()));
        if (!converged()) {
            lines.add("NOT_CONVERGED: the logistic model toward which rates are shrunk, used as it stopped");
        }
        List<String> below = credits.byLabel().entrySet().stream()
                .filter(credit -> credit.getValue().conversions() < 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!below.isEmpty()) {
            lines.add("warning: credits below 0 of " + String.join(", ", below)
                    + ": sets of channels with them convert less often; no shares of conversions, so other channels can have"
                    + " more than all");
        }
        lines.add(FitNotes.NO_BASELINE);
        return lines;
    }

    @Override
    public String summary() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d channels in %d distinct sets, %d conversions, %d journeys without",
                name(),
                table.labels().size(),
                table.rows(),
                table.conversions(),
                table.nulls()));
        if (prior != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "%nprior: logistic on presence, %s after %d Newton steps, intercept %.6f",
                    prior.converged() ? "converged" : "NOT CONVERGED",
                    prior.steps(),
                    prior.intercept()));
            for (int channel = 0; channel < table.labels().size(); channel++) {
                text.append(String.format(
                        Locale.ROOT, "%n  %s %.6f", table.labels().get(channel), prior.coefficient(channel)));
            }
        }
        return text.toString();
    }

    @Override
    public FitScope scope() {
        return scope;
    }

    @Override
    public CoalitionRateModel withScope(FitScope newScope) {
        return new CoalitionRateModel(options, table, prior, credits, newScope);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CoalitionRateModel that
                && options.equals(that.options)
                && table.equals(that.table)
                && credits.equals(that.credits)
                && scope.equals(that.scope);
    }

    @Override
    public int hashCode() {
        return 31 * options.hashCode() + table.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }

    private Object writeReplace() {
        return new Form(fit(), scope);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a model is read through its serial form");
    }

    /** The serial form: what was learned, which checks itself. */
    private record Form(CoalitionRateFit fit, FitScope scope) implements Serializable {
        private Object readResolve() throws InvalidObjectException {
            return ReadBack.made(() -> of(fit).withScope(scope));
        }
    }
}
