package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.eval.bootstrap.ShareReplicates;

/**
 * Whether a label's share has changed, or differs between two models, by more than chance.
 *
 * <pre>
 *   z = (after - before) / error,  interval = difference -/+ z_level error
 *   error: the standard deviation of the differences over paired resamples (two models on the same customers), or
 *          sqrt(error_before^2 + error_after^2)                            (other customers, other period)
 * </pre>
 *
 * <p>The error is that of chance alone. A model whose resamples are a spread and no interval ({@link
 * ShareReplicates#isCovering}) is also moved by its priors, which pull small samples more than large ones: shares of two periods
 * of unequal size, or of two models, can then differ although nothing did. Such a change is not {@link #isConclusive}; its
 * interval and p-values describe the resamples, and its text says so.
 *
 * <p>Adjusted p-values (Holm) hold for all labels together: one below 0.05 anywhere is a change at 5 %. If the error is 0,
 * the p-value is 1 for no difference and 0 for any. Immutable and thread-safe. References: B. Efron, R. Tibshirani (1993), An
 * Introduction to the Bootstrap, doi:10.1201/9780429246593. S. Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
 *
 * @param label the channel's label
 * @param before the share under the first model, or in the first period
 * @param after the share under the second
 * @param error the standard error of the difference, 0 or more
 * @param interval the interval of after - before
 * @param pValue two-sided, of this label alone
 * @param adjustedPValue two-sided, for all labels together
 * @param isConclusive whether anything can be concluded from the interval and the p-values: whether intervals of both models
 *     cover
 */
public record ShareChange(
        String label,
        double before,
        double after,
        double error,
        Interval interval,
        double pValue,
        double adjustedPValue,
        boolean isConclusive)
        implements Serializable {
    private static final double ROUNDING = 1e-12;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public ShareChange {
        notNull(label, "label");
        notNull(interval, "interval");
    }

    /**
     * Two models on the same customers: the resamples are the same, so what both share cancels.
     *
     * @param first a model's shares
     * @param second another model's shares, resampled from the same customers with the same seed and number
     * @return a change per label, sorted; the baseline and the unattributed part last
     * @throws IllegalArgumentException if the resamples differ, or fewer than 2 have conversions
     */
    public static ImmutableList<ShareChange> paired(ShareReplicates first, ShareReplicates second) {
        return changes(first, second, label -> {
            double[] differences = second.differences(label, first);
            check(
                    differences.length >= 2,
                    "resamples with conversions must be 2 or more, but were " + differences.length);
            return Math.sqrt(Moments.of(differences).variance());
        });
    }

    /**
     * Two periods, or any two samples of different customers.
     *
     * @param before the shares then
     * @param after the shares now; resampled with another seed if customers are in both periods
     * @return a change per label, sorted; the baseline and the unattributed part last
     * @throws IllegalArgumentException if fewer than 2 resamples of either have conversions
     */
    public static ImmutableList<ShareChange> independent(ShareReplicates before, ShareReplicates after) {
        return changes(before, after, label -> Math.hypot(error(before, label), error(after, label)));
    }

    private static double error(ShareReplicates shares, String label) {
        if (!shares.labels().contains(label)) {
            return 0;
        }
        double[] replicates = shares.replicates(label);
        check(replicates.length >= 2, "resamples with conversions must be 2 or more, but were " + replicates.length);
        return Math.sqrt(Moments.of(replicates).variance());
    }

    private static ImmutableList<ShareChange> changes(
            ShareReplicates before, ShareReplicates after, ToDoubleFunction<String> error) {
        TreeSet<String> labels = new TreeSet<>(before.labels());
        labels.addAll(after.labels());
        List<String> rest = List.of(CreditTotals.BASELINE, CreditTotals.UNATTRIBUTED);
        rest.forEach(labels::remove);
        List<String> all = new ArrayList<>(labels);
        all.addAll(rest);
        double level = before.resampling().level();
        boolean isConclusive = before.isCovering() && after.isCovering();
        List<ShareChange> changes = new ArrayList<>();
        for (String label : all) {
            double first = share(before, label);
            double second = share(after, label);
            double se = error.applyAsDouble(label);
            double difference = Math.abs(second - first) < ROUNDING ? 0 : second - first;
            double p = Normal.pValue(Normal.statistic(difference, se < ROUNDING ? 0 : se));
            Interval interval = Interval.around(difference, Normal.twoSided(level) * se, level);
            changes.add(new ShareChange(label, first, second, se, interval, p, p, isConclusive));
        }
        return holm(changes);
    }

    private static double share(ShareReplicates shares, String label) {
        return shares.labels().contains(label) ? shares.share(label) : 0;
    }

    /** The k-th smallest of m p-values times m - k + 1, never below a smaller one's, at most 1. */
    private static ImmutableList<ShareChange> holm(List<ShareChange> changes) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> changes.get(i).pValue()));
        double[] adjusted = new double[changes.size()];
        double largest = 0;
        for (int rank = 0; rank < adjusted.length; rank++) {
            int i = order.get(rank);
            largest = Math.max(largest, Math.min(1, changes.get(i).pValue() * (adjusted.length - rank)));
            adjusted[i] = largest;
        }
        ImmutableList.Builder<ShareChange> result = ImmutableList.builder();
        for (int i = 0; i < adjusted.length; i++) {
            ShareChange change = changes.get(i);
            result.add(new ShareChange(
                    change.label,
                    change.before,
                    change.after,
                    change.error,
                    change.interval,
                    change.pValue,
                    adjusted[i],
                    change.isConclusive));
        }
        return result.build();
    }

    /**
     * How much the share rose.
     *
     * @return after - before
     */
    public double difference() {
        return after - before;
    }

    /** Shares, difference and p-values, and a caution where nothing can be concluded from these. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %.4f to %.4f, difference %.4f %s, p %.4g, adjusted %.4g%s",
                label,
                before,
                after,
                difference(),
                interval,
                pValue,
                adjustedPValue,
                isConclusive ? "" : " (of a spread, no interval: nothing can be concluded)");
    }
}
