package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.inRange;
import static org.attributionj.eval.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.FitData;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;

/**
 * What a model credits to each channel: over the whole data set where the model defines that, else summed over journeys.
 * Immutable and thread-safe.
 *
 * @param model the model
 * @param conversions the conversions credited to each channel; negative if the model finds harm; sorted by channel
 * @param baseline the part of all conversions, in [0, 1], that is credited to no channel: the model's baseline, and
 *     conversions without any touchpoint
 * @param notes what the fitted model tells at once: warnings, and what experiments corrected
 * @param touchEffects what one fresh touch of each channel does relative to the others, not weighted by volume; empty if
 *     the model does not tell
 */
public record ModelShares(
        String model,
        Map<Channel, Double> conversions,
        double baseline,
        List<String> notes,
        Map<Channel, Double> touchEffects)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the model is blank, or the baseline is outside [0, 1]
     */
    public ModelShares {
        notBlank(model, "model");
        conversions = ImmutableSortedMap.copyOf(conversions);
        inRange(baseline, 0, 1, "baseline");
        notes = ImmutableList.copyOf(notes);
        touchEffects = ImmutableSortedMap.copyOf(touchEffects);
    }

    /**
     * Whether any channel has credit; without, there are no shares to score.
     *
     * @return whether some channel's credit is positive
     */
    public boolean isScorable() {
        return conversions.values().stream().anyMatch(credit -> credit > 0);
    }

    /**
     * A model's credits.
     *
     * @param model the name to report
     * @param journeys the sums over journeys
     * @param channels the credits over the whole data set, if the model has them; they are preferred
     * @return the shares
     */
    public static ModelShares of(String model, CreditTotals journeys, Optional<ChannelCredits> channels) {
        return of(model, journeys, channels, ImmutableList.of(), ImmutableMap.of());
    }

    private static ModelShares of(
            String model,
            CreditTotals journeys,
            Optional<ChannelCredits> channels,
            List<String> notes,
            Map<Channel, Double> touchEffects) {
        Map<Channel, Double> conversions = new TreeMap<>();
        double rest;
        double all = 0;
        journeys.rows().forEach(row -> conversions.merge(Channel.of(row.label()), 0.0, Double::sum));
        if (channels.isPresent()) {
            ChannelCredits credits = channels.orElseThrow();
            credits.byLabel()
                    .forEach((label, part) -> conversions.merge(Channel.of(label), part.conversions(), Double::sum));
            rest = credits.baseline().conversions() + credits.unattributed().conversions();
            all = credits.total().conversions();
        } else {
            journeys.rows().forEach(row -> conversions.merge(Channel.of(row.label()), row.conversions(), Double::sum));
            rest = sum(journeys.baseline()) + sum(journeys.unattributed());
            all = sum(journeys.totals());
        }
        double baseline = all > 0 ? Math.min(1, Math.max(0, rest / all)) : 0;
        return new ModelShares(model, conversions, baseline, notes, touchEffects);
    }

    private static double sum(List<CreditTotals.Row> rows) {
        return rows.stream().mapToDouble(CreditTotals.Row::conversions).sum();
    }

    /**
     * Fits models to journeys and credits the same journeys.
     *
     * @param journeys the assembled journeys
     * @param definitions the models; all of them must be served by the data
     * @return one element per model, in their order
     */
    public static ImmutableList<ModelShares> of(Assembly journeys, List<? extends ModelDefinition> definitions) {
        return of(journeys.fit(), journeys.credited(), definitions);
    }

    /**
     * Fits models to some journeys and credits others.
     *
     * @param fit the journeys to learn from, disjoint
     * @param credited the journeys to credit
     * @param definitions the models; all of them must be served by the data
     * @return one element per model, in their order
     */
    public static ImmutableList<ModelShares> of(
            Iterable<Journey> fit, Iterable<Journey> credited, List<? extends ModelDefinition> definitions) {
        return of(fit, credited, definitions, ImmutableList.of());
    }

    /**
     * Fits models to some journeys, corrects them by experiments where they can be corrected, and credits others.
     *
     * @param fit the journeys to learn from, disjoint
     * @param credited the journeys to credit
     * @param definitions the models; all of them must be served by the data
     * @param population the customers with their arms of hold-outs, those without a journey included; perhaps none
     * @return one element per model, in their order
     */
    public static ImmutableList<ModelShares> of(
            Iterable<Journey> fit,
            Iterable<Journey> credited,
            List<? extends ModelDefinition> definitions,
            Collection<Customer> population) {
        if (definitions.isEmpty()) {
            return ImmutableList.of();
        }
        ModelFits fits = ModelFits.of(definitions, Dimension.CHANNEL).correctedBy(population);
        FitData data = fits.newAccumulator();
        if (fits.areNeeded()) {
            fit.forEach(journey -> fits.add(data, journey));
        }
        List<ModelFits.Fitted> models = fits.finish(data);
        CreditStatistic statistic = CreditStatistic.of(
                models.stream().map(ModelFits.Fitted::model).toList(), Dimension.CHANNEL, Dimension.CHANNEL);
        CreditSums sums = statistic.newAccumulator();
        credited.forEach(journey -> statistic.add(sums, journey));
        ImmutableList<CreditTotals> totals = statistic.finish(sums);
        ImmutableList.Builder<ModelShares> shares = ImmutableList.builder();
        for (int i = 0; i < models.size(); i++) {
            shares.add(of(
                    definitions.get(i).name(),
                    totals.get(i),
                    models.get(i).channelCredits(),
                    models.get(i).notes(),
                    touchEffects(models.get(i).model())));
        }
        return shares.build();
    }

    private static Map<Channel, Double> touchEffects(AttributionModel model) {
        Map<Channel, Double> effects = new TreeMap<>();
        if (model instanceof FittedModel fitted) {
            fitted.touchEffects().forEach((label, effect) -> effects.put(Channel.of(label), effect));
        }
        return effects;
    }
}
