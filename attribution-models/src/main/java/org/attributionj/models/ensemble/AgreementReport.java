package org.attributionj.models.ensemble;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditTotals;

/**
 * How far models agree on the channels: rank correlations and distances of pairs of models, and the spread of each channel's
 * share over the models.
 *
 * <p>Agreement is no proof: models that make the same mistake agree. Disagreement on a channel says that its credit depends
 * on what one assumes.
 *
 * <p>Immutable and thread-safe.
 *
 * @param shares the share of each channel under each model, by model in the given order, then by channel sorted; every model
 *     has every channel, 0 where it has no credit
 */
public record AgreementReport(Map<String, Map<String, Double>> shares) implements Serializable {

    /**
     * Validates the component and gives every model every channel.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there are fewer than 2 models, or a share is not finite
     */
    public AgreementReport {
        check(shares.size() >= 2, "models must be 2 or more to agree, but were " + shares.size());
        TreeSet<String> channels = new TreeSet<>();
        shares.values().forEach(row -> channels.addAll(row.keySet()));
        ImmutableMap.Builder<String, Map<String, Double>> complete = ImmutableMap.builder();
        shares.forEach((model, row) -> {
            ImmutableSortedMap.Builder<String, Double> ofModel = ImmutableSortedMap.naturalOrder();
            for (String channel : channels) {
                double share = row.getOrDefault(channel, 0.0);
                check(
                        Double.isFinite(share),
                        "share of " + channel + " under " + model + " must be finite, but was " + share);
                ofModel.put(channel, share + 0.0);
            }
            complete.put(model, ofModel.buildOrThrow());
        });
        shares = complete.buildOrThrow();
    }

    /**
     * The agreement on sums of journeys: each label's conversions, over all currencies, as a part of all conversions that the
     * model credits to labels.
     *
     * @param totals the credits of two models or more, of different names
     * @return the report
     * @throws IllegalArgumentException if there are fewer than 2 models, or two of one name
     */
    public static AgreementReport ofTotals(List<CreditTotals> totals) {
        Map<String, Map<String, Double>> conversions = new LinkedHashMap<>();
        for (CreditTotals model : totals) {
            Map<String, Double> byLabel = new TreeMap<>();
            model.rows().forEach(row -> byLabel.merge(row.label(), row.conversions(), Double::sum));
            put(conversions, model.model(), byLabel);
        }
        return new AgreementReport(conversions);
    }

    /**
     * The agreement on channel-level credits, each label's conversions as a part of all that the model credits to labels.
     *
     * @param credits the credits of two models or more, of different names
     * @return the report
     * @throws IllegalArgumentException if there are fewer than 2 models, or two of one name
     */
    public static AgreementReport ofCredits(List<ChannelCredits> credits) {
        Map<String, Map<String, Double>> conversions = new LinkedHashMap<>();
        for (ChannelCredits model : credits) {
            Map<String, Double> byLabel = new TreeMap<>();
            model.byLabel().forEach((label, part) -> byLabel.put(label, part.conversions()));
            put(conversions, model.model(), byLabel);
        }
        return new AgreementReport(conversions);
    }

    private static void put(Map<String, Map<String, Double>> all, String model, Map<String, Double> byLabel) {
        double sum = 0;
        for (double each : byLabel.values()) {
            sum += each;
        }
        double total = sum;
        byLabel.replaceAll((label, each) -> total > 0 ? each / total : 0);
        check(all.put(model, byLabel) == null, "models must have different names, but two are " + model);
    }

    /**
     * The models.
     *
     * @return their names, in the given order
     */
    public ImmutableList<String> models() {
        return ImmutableList.copyOf(shares.keySet());
    }

    /**
     * The channels.
     *
     * @return their labels, sorted
     */
    public ImmutableList<String> channels() {
        return ImmutableList.copyOf(shares.values().iterator().next().keySet());
    }

    /**
     * Spearman's rank correlation of two models' shares.
     *
     * @param first a model
     * @param second another one
     * @return rho in [-1, 1]; nothing if a model gives all channels the same
     * @throws IllegalArgumentException if there is no such model
     */
    public OptionalDouble spearman(String first, String second) {
        return RankCorrelation.spearman(row(first), row(second));
    }

    /**
     * Kendall's rank correlation of two models' shares, tau-b.
     *
     * @param first a model
     * @param second another one
     * @return tau in [-1, 1]; nothing if a model gives all channels the same
     * @throws IllegalArgumentException if there is no such model
     */
    public OptionalDouble kendall(String first, String second) {
        return RankCorrelation.kendall(row(first), row(second));
    }

    /**
     * The part of the credit that has to move between channels to turn one model's shares into another's: half the sum of
     * the absolute differences.
     *
     * @param first a model
     * @param second another one
     * @return the distance, in [0, 1] for shares that are no less than 0 and add up to 1
     * @throws IllegalArgumentException if there is no such model
     */
    public double distance(String first, String second) {
        double[] a = row(first);
        double[] b = row(second);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / 2;
    }

    private double[] row(String model) {
        Map<String, Double> row = shares.get(notNull(model, "model"));
        check(row != null, "model must be one of " + models() + ", but was " + model);
        return notNull(row, "row").values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /**
     * One channel's share over the models.
     *
     * @param least the smallest share
     * @param leastModel the first model that gives it
     * @param mean the mean share
     * @param most the largest share
     * @param mostModel the first model that gives it
     */
    public record Spread(double least, String leastModel, double mean, double most, String mostModel)
            implements Serializable {

        /**
         * How far the models are apart.
         *
         * @return the largest share less the smallest, 0 or more
         */
        public double width() {
            return most - least;
        }
    }

    /**
     * The spread of a channel's share over the models.
     *
     * @param channel the channel's label
     * @return the spread
     * @throws IllegalArgumentException if there is no such channel
     */
    public Spread spread(String channel) {
        check(channels().contains(channel), "channel must be one of " + channels() + ", but was " + channel);
        String leastModel = models().get(0);
        String mostModel = leastModel;
        double sum = 0;
        for (String model : models()) {
            double share = share(model, channel);
            sum += share;
            leastModel = share < share(leastModel, channel) ? model : leastModel;
            mostModel = share > share(mostModel, channel) ? model : mostModel;
        }
        return new Spread(
                share(leastModel, channel), leastModel, sum / models().size(), share(mostModel, channel), mostModel);
    }

    private double share(String model, String channel) {
        return notNull(notNull(shares.get(model), "model").get(channel), "share");
    }

    /** A line per pair of models, then one per channel. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                "agreement of " + models().size() + " models on " + channels().size() + " channels");
        for (int i = 0; i < models().size(); i++) {
            for (int j = 0; j < i; j++) {
                String first = models().get(j);
                String second = models().get(i);
                text.append(String.format(
                        Locale.ROOT,
                        "%n  %s / %s  spearman %s  kendall %s  distance %.4f",
                        first,
                        second,
                        text(spearman(first, second)),
                        text(kendall(first, second)),
                        distance(first, second)));
            }
        }
        for (String channel : channels()) {
            Spread spread = spread(channel);
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %s  %.4f (%s) to %.4f (%s), mean %.4f",
                    channel,
                    spread.least,
                    spread.leastModel,
                    spread.most,
                    spread.mostModel,
                    spread.mean));
        }
        return text.toString();
    }

    private static String text(OptionalDouble correlation) {
        return correlation.isPresent() ? String.format(Locale.ROOT, "%.4f", correlation.getAsDouble()) : "undefined";
    }
}
