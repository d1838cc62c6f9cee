package org.attributionj.models.shapley;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.internal.FitNotes;
import org.attributionj.models.internal.FittedLabels;
import org.attributionj.models.internal.ReadBack;
import org.jspecify.annotations.Nullable;

/**
 * The simple probabilistic model of second order (Shao and Li 2011): a channel's contribution is how often journeys with it
 * convert, corrected by half of what it does together with each other channel of the journey.
 *
 * <pre>
 *   C_i = p(y|x_i) + 1 / (2 (m-1)) * sum over the journey's other channels j of
 *                                    [ p(y|x_i,x_j) - p(y|x_i) - p(y|x_j) ],      m distinct channels;  m = 1: C_i = p(y|x_i)
 * </pre>
 *
 * <p>p(y|x_i) is the conversion rate of journeys that hold channel i, whatever else they hold. A journey shares its conversion
 * in proportion to max(0, C_i), a channel's part equally over its touchpoints; if all are 0, equally. Two channels that never
 * met in the fit have no second-order term; channels unseen in the fit get nothing and are not counted in m. There is no
 * baseline.
 *
 * <p>{@link #rawSums} are the sums of C over conversions that the paper reports: they rank channels and do not add up to the
 * conversions.
 *
 * <p>Fit: O(m<sup>2</sup>) per distinct channel set; weighing: O(m<sup>2</sup>). Immutable and thread-safe.
 *
 * <p>Reference: X. Shao, L. Li (2011), Data-driven multi-touch attribution models, KDD '11, 258-264,
 * doi:10.1145/2020408.2020453.
 */
public final class ShaoLiModel implements FittedModel {
    private static final long serialVersionUID = 1L;

    private static final String NAME = "shao-li";

    private final ImmutableList<String> labels;
    private final PairCounts counts;
    private final ChannelCredits rawSums;
    private final FitScope scope;

    private ShaoLiModel(ImmutableList<String> labels, PairCounts counts, ChannelCredits rawSums, FitScope scope) {
        this.scope = notNull(scope, "scope");
        this.labels = labels;
        this.counts = counts;
        this.rawSums = rawSums;
    }

    /**
     * The model of a stored fit.
     *
     * @param fit the fit
     * @return the model, equal to the one that the fit came from
     */
    public static ShaoLiModel of(ShaoLiFit fit) {
        return new ShaoLiModel(
                ImmutableList.copyOf(fit.channels()),
                PairCounts.of(fit.channels().size(), fit.pairs()),
                fit.rawSums(),
                FitScope.UNKNOWN);
    }

    /**
     * Fits the model: counts channels and pairs of channels.
     *
     * @param table the paths, which are only read; the model sees paths as the table holds them, so if
     *     the table transforms paths, wrap the model in a {@link
     *     org.attributionj.core.model.TransformedModel} with the same transforms
     * @return the model; without conversions all contributions are 0, so that it credits equally
     */
    public static ShaoLiModel fit(PathTable table) {
        PresenceTable sets = PresenceTable.of(notNull(table, "table"));
        PairCounts counts = PairCounts.of(sets);
        return new ShaoLiModel(
                sets.labels(), counts, rawSums(sets, counts, table), FitScope.of(table.path(), table.transforms()));
    }

    private static ChannelCredits rawSums(PresenceTable table, PairCounts counts, PathTable paths) {
        CreditSheet sheet = new CreditSheet(table);
        double[] contribution = new double[table.labels().size()];
        for (int row = 0; row < table.rows(); row++) {
            if (table.conversions(row) > 0) {
                ChannelSet set = table.set(row);
                int[] members = new int[set.size()];
                Arrays.setAll(members, set::member);
                contribute(members, members.length, counts, contribution);
                for (int i = 0; i < members.length; i++) {
                    sheet.add(row, i, contribution[i]);
                }
            }
        }
        return sheet.credits(NAME + " raw sums", paths);
    }

    /**
     * The fit as a statistic.
     *
     * @param path the alphabet of paths
     * @param transforms what is done to each path before it is counted; see {@link #fit}
     * @return the statistic, whose accumulator is a path table
     */
    public static JourneyStatistic<PathTable, ShaoLiModel> statistic(Dimension path, List<PathTransform> transforms) {
        return PathTable.statistic(path, transforms).andThen(ShaoLiModel::fit);
    }

    /**
     * All that was learned, as plain data.
     *
     * @return the fit
     */
    public ShaoLiFit fit() {
        return new ShaoLiFit(labels, counts.pairs(), rawSums);
    }

    /** C_i of each member; members beyond m are not read. */
    private static void contribute(int[] members, int m, PairCounts counts, double[] contribution) {
        for (int i = 0; i < m; i++) {
            double joint = 0;
            for (int j = 0; j < m; j++) {
                joint += j == i ? 0 : counts.secondOrder(members[i], members[j]);
            }
            double alone = counts.rate(members[i], members[i]);
            contribution[i] = m == 1 ? alone : alone + joint / (2.0 * (m - 1));
        }
    }

    /** {@code shao-li}. */
    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(NAME, needs());
        scope.require(NAME, schema);
        return () -> new ShaoLiKernel(new FittedLabels(schema.pathLabels(), labels), counts);
    }

    /** Nothing: the paper's sums do not add up to the conversions; see {@link #rawSums}. */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.empty();
    }

    /**
     * The sum of C over the conversions of the fit, per channel, and of C x value.
     *
     * @return raw sums, which do not add up to the conversions and may be negative; conversions without a touchpoint are in
     *     the unattributed part
     */
    public ChannelCredits rawSums() {
        return rawSums;
    }

    /**
     * The conversion rate of journeys that hold a channel.
     *
     * @param channel the channel's label
     * @return p(y|x_i); 0 for a channel unseen in the fit
     */
    public double rate(String channel) {
        int number = labels.indexOf(channel);
        return number < 0 ? 0 : counts.rate(number, number);
    }

    /**
     * The conversion rate of journeys that hold two channels.
     *
     * @param first a channel's label
     * @param second another channel's label
     * @return p(y|x_i,x_j); 0 if no journey of the fit holds both
     */
    public double rate(String first, String second) {
        int i = labels.indexOf(first);
        int j = labels.indexOf(second);
        return i < 0 || j < 0 ? 0 : counts.rate(i, j);
    }

    /** What it was fitted to, and what it cannot know. */
    @Override
    public List<String> notes() {
        return List.of(
                FitNotes.rates(labels.size() + " channels and their pairs", isAllConverted()), FitNotes.NO_BASELINE);
    }

    private boolean isAllConverted() {
        return IntStream.range(0, labels.size()).allMatch(i -> counts.conversions(i, i) == counts.journeys(i, i));
    }

    @Override
    public String summary() {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%s: %d channels, p(y|x_i)", NAME, labels.size()));
        for (int i = 0; i < labels.size(); i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %s %.6f = %d / %d",
                    labels.get(i),
                    counts.rate(i, i),
                    counts.conversions(i, i),
                    counts.journeys(i, i)));
        }
        return text.toString();
    }

    @Override
    public FitScope scope() {
        return scope;
    }

    @Override
    public ShaoLiModel withScope(FitScope newScope) {
        return new ShaoLiModel(labels, counts, rawSums, newScope);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShaoLiModel that
                && labels.equals(that.labels)
                && counts.equals(that.counts)
                && rawSums.equals(that.rawSums)
                && scope.equals(that.scope);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + counts.hashCode();
    }

    @Override
    public String toString() {
        return NAME;
    }

    /** Owns scratch arrays: one thread at a time. */
    private static final class ShaoLiKernel implements Kernel {
        private final JourneyChannels channels;
        private final PairCounts counts;
        private double[] contribution = new double[8];

        ShaoLiKernel(FittedLabels labels, PairCounts counts) {
            channels = new JourneyChannels(labels);
            this.counts = counts;
        }

        @Override
        public double weigh(JourneyView journey, double[] weights) {
            int m = channels.read(journey);
            if (contribution.length < m) {
                contribution = new double[Math.max(m, 2 * contribution.length)];
            }
            contribute(channels.members(), m, counts, contribution);
            channels.divide(journey, contribution, weights);
            return 0;
        }
    }

    private Object writeReplace() {
        return new Form(fit(), scope);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a model is read through its serial form");
    }

    /** The serial form: what was learned, which checks itself. */
    private record Form(ShaoLiFit fit, FitScope scope) implements Serializable {
        private Object readResolve() throws InvalidObjectException {
            return ReadBack.made(() -> of(fit).withScope(scope));
        }
    }
}
