package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.credit.ReservedLabels;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.eval.bootstrap.CreditLevel;
import org.attributionj.eval.bootstrap.ModelBootstrap;
import org.attributionj.eval.bootstrap.Resampling;
import org.attributionj.eval.bootstrap.ShareReplicates;

/**
 * How much a model's shares move when the customers are resampled by {@link ModelBootstrap}. Shares are those of what is
 * credited to channels, as {@link ShareScore} has them. Immutable and thread-safe.
 *
 * @param model the model
 * @param deviations the standard deviation of each channel's share over the resamples, 0 or more; sorted by channel
 * @param resamples how many resamples were scored, 2 or more
 */
public record ShareStability(String model, Map<Channel, Double> deviations, int resamples) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there are fewer than 2 resamples
     */
    public ShareStability {
        notBlank(model, "model");
        deviations = ImmutableSortedMap.copyOf(deviations);
        check(resamples >= 2, "resamples must be 2 or more, but was " + resamples);
    }

    /**
     * The mean of the channels' standard deviations: what share errors are to be compared with.
     *
     * @return a number of 0 or more
     */
    public double meanDeviation() {
        return deviations.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /**
     * Refits and credits models on resamples of the customers. Cost: as many fits of each model.
     *
     * @param fit the journeys to learn from, disjoint
     * @param credited the journeys to credit
     * @param definitions the models
     * @param population the customers with their arms of hold-outs; perhaps none
     * @param resampling how to resample
     * @return one element per model, in their order; models that credit nothing in fewer than 2 resamples are left out
     */
    public static ImmutableList<ShareStability> of(
            Iterable<Journey> fit,
            Iterable<Journey> credited,
            List<? extends ModelDefinition> definitions,
            Collection<Customer> population,
            Resampling resampling) {
        Needs needs = Needs.NOTHING;
        for (ModelDefinition definition : definitions) {
            needs = needs.and(definition.needs());
        }
        ModelBootstrap bootstrap = ModelBootstrap.of(table(fit, needs), resampling)
                .withCredited(table(credited, needs))
                .withPopulation(population);
        ImmutableList.Builder<ShareStability> stabilities = ImmutableList.builder();
        for (ModelDefinition definition : definitions) {
            List<Map<Channel, Double>> shares = shares(
                    bootstrap.replicates(definition, Dimension.CHANNEL, ImmutableList.of(), CreditLevel.CHANNEL));
            if (shares.size() >= 2) {
                stabilities.add(of(definition.name(), shares));
            }
        }
        return stabilities.build();
    }

    private static JourneyTable table(Iterable<Journey> journeys, Needs needs) {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, needs);
        journeys.forEach(table::add);
        return table;
    }

    /** The channels' shares of what is credited to channels, per resample in which anything is. */
    private static List<Map<Channel, Double>> shares(ShareReplicates replicates) {
        List<String> labels = new ArrayList<>(replicates.labels());
        labels.removeAll(List.of(CreditTotals.BASELINE, CreditTotals.UNATTRIBUTED));
        List<double[]> columns = labels.stream().map(replicates::replicates).toList();
        List<Map<Channel, Double>> shares = new ArrayList<>();
        for (int b = 0; b < replicates.used(); b++) {
            double sum = 0;
            for (double[] column : columns) {
                sum += Math.max(0, column[b]);
            }
            Map<Channel, Double> ofResample = new TreeMap<>();
            for (int c = 0; sum > 0 && c < columns.size(); c++) {
                ofResample.put(
                        Channel.of(ReservedLabels.unescape(labels.get(c))), Math.max(0, columns.get(c)[b]) / sum);
            }
            if (sum > 0) {
                shares.add(ofResample);
            }
        }
        return shares;
    }

    /**
     * The stability of shares that were found on resamples.
     *
     * @param model the model
     * @param shares the shares per resample, 2 or more; a channel that is missing has 0
     * @return the standard deviations, with n - 1 in the denominator
     * @throws IllegalArgumentException if there are fewer than 2 resamples
     */
    public static ShareStability of(String model, List<? extends Map<Channel, Double>> shares) {
        check(shares.size() >= 2, "resamples must be 2 or more, but were " + shares.size());
        TreeSet<Channel> channels = new TreeSet<>();
        shares.forEach(resample -> channels.addAll(resample.keySet()));
        ImmutableSortedMap.Builder<Channel, Double> deviations = ImmutableSortedMap.naturalOrder();
        for (Channel channel : channels) {
            double mean = shares.stream()
                    .mapToDouble(resample -> resample.getOrDefault(channel, 0.0))
                    .average()
                    .orElse(0);
            double squares = 0;
            for (Map<Channel, Double> resample : shares) {
                double gap = resample.getOrDefault(channel, 0.0) - mean;
                squares += gap * gap;
            }
            deviations.put(channel, Math.sqrt(squares / (shares.size() - 1)));
        }
        return new ShareStability(model, deviations.buildOrThrow(), shares.size());
    }
}
