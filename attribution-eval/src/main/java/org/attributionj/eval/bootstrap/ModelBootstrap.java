package org.attributionj.eval.bootstrap;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.fit.HoldoutEvidence;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.eval.bootstrap.ShareReplicates.Labels;
import org.attributionj.models.AttributionModels;
import org.jspecify.annotations.Nullable;

/**
 * The Poisson bootstrap over customers: in each resample every customer counts Poisson(1) times, with all journeys; learned
 * models are fitted anew to each resample, and each resample is credited by its own fit.
 *
 * <pre>{@code
 * ShareIntervals intervals = journeys
 *         .collect(ModelBootstrap.statistic(Dimension.CHANNEL, Needs.TIMES, Resampling.DEFAULT))
 *         .intervals(AttributionModels.define("markov"));
 * }</pre>
 *
 * <p>A customer's weights depend on the customer's id, the seed and the number of the resample alone. Hence one pass over
 * the journeys in any order and any number of parts gives the same intervals, bit for bit, and all models see the same
 * resamples. A path table knows no customers: each journey counts as one, and a row of n journeys counts Poisson(n) times,
 * its value in proportion.
 *
 * <p>Resamples are worked on in parallel. Cost: a model that needs no fit weighs each journey once and adds it up per
 * resample; one that is fitted from paths is fitted to the distinct paths of each resample; one that is fitted from times,
 * to all journeys of each resample. Memory: the journeys, and a resample per thread. Immutable and thread-safe.
 *
 * <p>References: B. Efron (1979), Bootstrap methods: another look at the jackknife, doi:10.1214/aos/1176344552. N. Chamandy,
 * O. Muralidharan, A. Najmi, S. Naidu (2012), Estimating uncertainty for massive data streams (the Poisson bootstrap,
 * weights from hashes of units).
 */
public final class ModelBootstrap {
    /** The number of the resample that is the data itself. */
    static final int DATA = -1;

    private final ResampledRows rows;
    private final ResampledRows credited;
    private final @Nullable List<String> customers;
    private final ResampledPopulation population;
    private final Resampling resampling;

    private ModelBootstrap(
            ResampledRows rows,
            ResampledRows credited,
            @Nullable List<String> customers,
            ResampledPopulation population,
            Resampling resampling) {
        this.rows = rows;
        this.credited = credited;
        this.customers = customers;
        this.population = population;
        this.resampling = resampling;
    }

    /**
     * Resamples the customers of journeys.
     *
     * @param journeys the journeys, with all that the models need
     * @param resampling how to resample
     * @return the bootstrap; later changes of the table do not matter
     */
    public static ModelBootstrap of(JourneyTable journeys, Resampling resampling) {
        ResampledRows rows =
                ResampledRows.of(journeys, notNull(resampling, "resampling").seed());
        return new ModelBootstrap(rows, rows, journeys.customersOfRows(), ResampledPopulation.NONE, resampling);
    }

    /**
     * Resamples the journeys of a path table, each as its own customer. Transforms of the table have been applied already.
     *
     * @param paths the paths
     * @param resampling how to resample
     * @return the bootstrap; later changes of the table do not matter
     */
    public static ModelBootstrap of(PathTable paths, Resampling resampling) {
        ResampledRows rows =
                ResampledRows.of(paths, notNull(resampling, "resampling").seed());
        return new ModelBootstrap(rows, rows, null, ResampledPopulation.NONE, resampling);
    }

    /**
     * The bootstrap as a statistic; encoded journeys must carry their customer and end.
     *
     * @param path the alphabet of paths
     * @param needs all that the models, and the grouping, need
     * @param resampling how to resample
     * @return the statistic; accumulators merge in any order
     */
    public static JourneyStatistic<JourneyTable, ModelBootstrap> statistic(
            Dimension path, Needs needs, Resampling resampling) {
        return new BootstrapStatistic(JourneyTable.statistic(path, needs), resampling);
    }

    /**
     * The same fits, but credits over other journeys of the same customers: where repeat conversions are credited
     * overlapping, journeys that are fitted and journeys that are credited differ.
     *
     * @param journeys the journeys to credit
     * @return a changed bootstrap
     * @throws IllegalArgumentException if their paths are over another dimension, or these are no journeys of customers
     */
    public ModelBootstrap withCredited(JourneyTable journeys) {
        check(customers != null, "journeys of a path table have no customers to share with other journeys");
        check(
                journeys.path().equals(rows.batch().schema().path()),
                "paths must be over one dimension, but are over "
                        + rows.batch().schema().path().name() + " and "
                        + journeys.path().name());
        return new ModelBootstrap(
                rows, ResampledRows.of(journeys, resampling.seed()), customers, population, resampling);
    }

    /**
     * The same with experiments, by whose hold-outs models are corrected that can be: a resample draws each customer of the
     * population as often as it draws the customer's journeys, so that intervals hold the error of the experiments too.
     * Resamples credit a held-out channel by its experiment alone ({@link HoldoutEvidence#ALONE}): the estimate weighs it
     * against the model, whose error no resample shows.
     *
     * @param experiments the customers with their arms, those without a journey included; perhaps none
     * @return a changed bootstrap
     */
    public ModelBootstrap withPopulation(Collection<Customer> experiments) {
        return new ModelBootstrap(
                rows, credited, customers, new ResampledPopulation(experiments, resampling.seed()), resampling);
    }

    /**
     * A model's shares by path label, with intervals, at channel level where the model has one.
     *
     * @param model the model, or what fits it
     * @return the intervals
     */
    public ShareIntervals intervals(ModelDefinition model) {
        return replicates(model, rows.batch().schema().path(), ImmutableList.of(), CreditLevel.CHANNEL)
                .intervals();
    }

    /**
     * A model's shares in every resample.
     *
     * @param model the model, or what fits it
     * @param by what credits are grouped by: the dimension of the paths, or a column of the journeys
     * @param transforms what is done to each path before it is fitted and credited
     * @param level which credits to take
     * @return the shares
     * @throws org.attributionj.core.columnar.MissingDataException if the journeys lack something that the model needs
     * @throws IllegalArgumentException if the model is fitted to journeys of customers and these are paths
     */
    public ShareReplicates replicates(
            ModelDefinition model, Dimension by, List<PathTransform> transforms, CreditLevel level) {
        rows.batch().schema().require(model.name(), model.needs());
        Labels labels = RowCredits.labels(credited, by);
        if (model instanceof ModelDefinition.Ready ready) {
            AttributionModel transformed = AttributionModels.transformed(ready.model(), transforms);
            FixedShares shares = new FixedShares(transformed, credited, by, labels);
            double[] data = shares.block(DATA, 1)[0];
            return new ShareReplicates(
                    model.name(), true, resampling, labels, data, shares.replicates(resampling.replicates()));
        }
        Refits refits = new Refits(rows, customers, transforms, population);
        return refitted((ModelDefinition.Fittable<?>) model, refits, by, transforms, level, labels);
    }

    private ShareReplicates refitted(
            ModelDefinition.Fittable<?> definition,
            Refits refits,
            Dimension by,
            List<PathTransform> transforms,
            CreditLevel level,
            Labels ofData) {
        boolean byPath =
                level == CreditLevel.CHANNEL && by.equals(rows.batch().schema().path());
        AttributionModel fitted = refits.fit(definition, DATA);
        Optional<ChannelCredits> credits = byPath ? channelCredits(fitted) : Optional.empty();
        // transforms may make labels of their own
        Labels labels = ofData.and(credits.map(each -> each.byLabel().keySet()).orElse(Set.of()));
        double[] data = shares(fitted, credits, by, transforms, labels, DATA);
        double[][] replicates = IntStream.range(0, resampling.replicates())
                .parallel()
                .mapToObj(b -> {
                    AttributionModel refit = refits.fit(definition, b);
                    return shares(refit, byPath ? channelCredits(refit) : Optional.empty(), by, transforms, labels, b);
                })
                .toArray(double[][]::new);
        return new ShareReplicates(
                definition.name(), MeasuredCoverage.covers(definition), resampling, labels, data, replicates);
    }

    private static Optional<ChannelCredits> channelCredits(AttributionModel model) {
        return model instanceof FittedModel learned ? learned.channelCredits() : Optional.empty();
    }

    private double[] shares(
            AttributionModel model,
            Optional<ChannelCredits> credits,
            Dimension by,
            List<PathTransform> transforms,
            Labels labels,
            int replicate) {
        if (credits.isPresent()) {
            return ofChannels(credits.get(), labels, replicate);
        }
        RowCredits ofRow = new RowCredits(AttributionModels.transformed(model, transforms), credited, by, labels);
        double[] sums = new double[labels.cells()];
        for (int row = 0; row < credited.size(); row++) {
            long weight = credited.weight(row, replicate);
            if (weight > 0) {
                ofRow.addTo(sums, row, (double) weight);
            }
        }
        return normalised(sums);
    }

    /** Parts of what is attributed; conversions without a touchpoint are not. */
    private double[] ofChannels(ChannelCredits credits, Labels labels, int replicate) {
        double[] sums = new double[labels.cells()];
        double attributed = credits.baseline().conversions();
        for (ChannelCredits.Part part : credits.byLabel().values()) {
            attributed += part.conversions();
        }
        double touched = 0;
        double untouched = 0;
        JourneyView journey = credited.batch().view();
        for (int row = 0; row < credited.size(); row++) {
            if (journey.moveTo(row).isConverted()) {
                long weight = credited.weight(row, replicate);
                touched += journey.length() > 0 ? (double) weight : 0;
                untouched += journey.length() > 0 ? 0 : (double) weight;
            }
        }
        double scale = attributed == 0 ? 0 : touched / attributed;
        for (Map.Entry<String, ChannelCredits.Part> entry : credits.byLabel().entrySet()) {
            int cell = labels.index(entry.getKey());
            if (cell >= 0) {
                sums[cell] = entry.getValue().conversions() * scale;
            }
        }
        sums[sums.length - 2] = credits.baseline().conversions() * scale;
        sums[sums.length - 1] = untouched;
        return normalised(sums);
    }

    /** Shares that add up to 1; nothing if there is no conversion. */
    static double[] normalised(double[] sums) {
        double total = Arrays.stream(sums).sum();
        return total == 0
                ? new double[0]
                : Arrays.stream(sums).map(sum -> sum / total).toArray();
    }
}
