package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.hash.Hashing;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.attributionj.core.event.Channel;
import org.attributionj.core.journey.Journey;
import org.attributionj.models.ModelDefinition;

/**
 * How much a model's shares move when the customers are resampled (Poisson bootstrap: each customer counts 0, 1, 2, …
 * times, Poisson of mean 1, drawn from a hash of the id and the resample). Immutable and thread-safe.
 *
 * <p>References: Efron (1979), doi:10.1214/aos/1176344552; Chamandy et al. (2012), Estimating uncertainty for massive data
 * streams, Google.
 *
 * @param model the model
 * @param deviations the standard deviation of each channel's share over the resamples, 0 or more; sorted by channel
 * @param resamples how many resamples were scored, 2 or more
 */
public record ShareStability(String model, Map<Channel, Double> deviations, int resamples) implements Serializable {
    private static final double HASHES = 0x1.0p-32;

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
     * Refits and credits models on resamples. Cost: as many fits of each model.
     *
     * @param fit the journeys to learn from, disjoint
     * @param credited the journeys to credit
     * @param definitions the models
     * @param resamples how many resamples, 2 or more
     * @param seed gives other resamples
     * @return one element per model, in their order; models that credit nothing in fewer than 2 resamples are left out
     * @throws IllegalArgumentException if there are fewer than 2 resamples
     */
    public static ImmutableList<ShareStability> of(
            List<Journey> fit,
            List<Journey> credited,
            List<? extends ModelDefinition> definitions,
            int resamples,
            long seed) {
        check(resamples >= 2, "resamples must be 2 or more, but was " + resamples);
        List<List<Map<Channel, Double>>> shares = new ArrayList<>();
        definitions.forEach(definition -> shares.add(new ArrayList<>()));
        for (int b = 0; b < resamples; b++) {
            ImmutableList<ModelShares> ofResample =
                    ModelShares.of(resampled(fit, seed, b), resampled(credited, seed, b), definitions);
            for (int m = 0; m < ofResample.size(); m++) {
                if (ofResample.get(m).isScorable()) {
                    shares.get(m).add(normalised(ofResample.get(m).conversions()));
                }
            }
        }
        ImmutableList.Builder<ShareStability> stabilities = ImmutableList.builder();
        for (int m = 0; m < shares.size(); m++) {
            if (shares.get(m).size() >= 2) {
                stabilities.add(of(definitions.get(m).name(), shares.get(m)));
            }
        }
        return stabilities.build();
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

    private static Map<Channel, Double> normalised(Map<Channel, Double> conversions) {
        double sum = 0;
        for (double credit : conversions.values()) {
            sum += Math.max(0, credit);
        }
        ImmutableSortedMap.Builder<Channel, Double> shares = ImmutableSortedMap.naturalOrder();
        for (Map.Entry<Channel, Double> entry : conversions.entrySet()) {
            shares.put(entry.getKey(), Math.max(0, entry.getValue()) / sum);
        }
        return shares.buildOrThrow();
    }

    private static List<Journey> resampled(List<Journey> journeys, long seed, int resample) {
        List<Journey> drawn = new ArrayList<>(journeys.size());
        for (Journey journey : journeys) {
            for (int times = times(journey.customer(), seed, resample); times > 0; times--) {
                drawn.add(journey);
            }
        }
        return drawn;
    }

    /** Poisson of mean 1, by inversion. */
    static int times(String customer, long seed, int resample) {
        int hash = Hashing.murmur3_128((int) seed)
                .newHasher()
                .putUnencodedChars(customer)
                .putInt(resample)
                .putLong(seed)
                .hash()
                .asInt();
        double u = (Integer.toUnsignedLong(hash) + 0.5) * HASHES;
        int times = 0;
        double probability = Math.exp(-1);
        for (double sum = probability; u > sum && times < 20; sum += probability) {
            times++;
            probability /= times;
        }
        return times;
    }
}
