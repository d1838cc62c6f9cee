package org.attributionj.core.statistic.credit;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;

/**
 * What many models credit to each label, over all journeys, in one pass.
 *
 * <p>Shares are fixed-point integers that add up to 1 exactly, and so are values; their products are summed in exact
 * integers. The sums therefore depend neither on the order of the journeys nor on how they are distributed or aggregated: a
 * path of multiplicity 5 is five journeys.
 *
 * <p>Only converting journeys are credited. A conversion without a touchpoint is unattributed as a whole and reaches no
 * model. Labels of open journeys are remembered, so that every label of the data has a row. Values count with all
 * adjustments, as journeys are encoded; a conversion of negative value is credited with its sign and counts as no conversion.
 *
 * <p>Immutable and thread-safe. O(touchpoints x models) per converting journey, without allocation.
 *
 * @param models the models
 * @param path the alphabet that the models see
 * @param by what credits are grouped by
 */
public record CreditStatistic(List<AttributionModel> models, Dimension path, Dimension by)
        implements JourneyStatistic<CreditSums, ImmutableList<CreditTotals>> {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is no model
     */
    public CreditStatistic {
        models = ImmutableList.copyOf(notNull(models, "models"));
        check(!models.isEmpty(), "models must be one or more, but there is none");
        notNull(path, "path");
        notNull(by, "by");
    }

    /**
     * The statistic of some models.
     *
     * @param models the models, one or more
     * @param path the alphabet that the models see
     * @param by what credits are grouped by
     * @return the statistic, whose result has one element per model, in this order
     */
    public static CreditStatistic of(List<? extends AttributionModel> models, Dimension path, Dimension by) {
        return new CreditStatistic(ImmutableList.copyOf(models), path, by);
    }

    /** The models' names: what sums must agree on to be merged. */
    private ImmutableList<String> names() {
        return models.stream().map(AttributionModel::name).collect(ImmutableList.toImmutableList());
    }

    /**
     * What all models, and the grouping, need of the journeys.
     *
     * @return the union of the needs
     */
    @Override
    public Needs needs() {
        Needs needs = by.equals(path) ? Needs.NOTHING : Needs.column(by);
        for (AttributionModel model : models) {
            needs = needs.and(model.needs());
        }
        return needs;
    }

    @Override
    public CreditSums newAccumulator() {
        return new CreditSums(names(), new Dictionary());
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if a model breaks its contract
     */
    @Override
    public void add(CreditSums accumulator, Journey journey) {
        accumulator.worker(this).add(notNull(journey, "journey"));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if a model breaks its contract
     */
    @Override
    public void add(CreditSums accumulator, JourneyView journey) {
        accumulator.worker(this).add(notNull(journey, "journey"));
    }

    @Override
    public CreditSums merge(CreditSums left, CreditSums right) {
        left.merge(right);
        return left;
    }

    @Override
    public ImmutableList<CreditTotals> finish(CreditSums accumulator) {
        ImmutableList.Builder<CreditTotals> totals = ImmutableList.builder();
        for (int model = 0; model < models.size(); model++) {
            totals.add(new TotalsReader(accumulator, model).read(by));
        }
        return totals.build();
    }
}
