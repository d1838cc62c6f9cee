package org.attributionj.models.auto;

import java.util.Arrays;
import java.util.List;

/**
 * The credits of the converting journeys under the mixture, before their columns are scaled. O(models x entries of
 * converting rows).
 *
 * <pre>
 *   f_i = sum of weight f_i(model);   W_ic = sum of weight f_i(model) l_ic(model) / sum over c of l_ic(model)
 *   share_c = sum of weight share_c(model);   share_c(model) = sum over i of l_ic(model), normalised
 * </pre>
 */
final class ConverterCredits {
    private final AutoData data;

    /** Per converting row the part f_i of the conversion that touches brought about, in [0, 1]. */
    final double[] fractions;

    /** Per distinct channel of each converting row its part W_ic of that. */
    final double[] perChannel;

    /** The mixture's shares per channel. */
    final double[] shares;

    /** The sum of f_i over all conversions. */
    final double credited;

    /** The sum over all conversions and channels of the mixture's l_ic: what single channels take away, added up. */
    double lost;

    /** Per model its own baseline, in [0, 1]. */
    final double[] baselines;

    /** Credits under models that come in pairs of the same design. */
    ConverterCredits(AutoData data, List<SmallModel> models, double[] weights, double gap) {
        this.data = data;
        fractions = new double[data.convertedRows];
        perChannel = new double[data.distinctOffsets[data.convertedRows]];
        shares = new double[data.channelCount()];
        baselines = new double[models.size()];
        for (int i = 0; i < baselines.length; i++) {
            add(models.get(i), weights[i], gap, i);
        }
        double sum = 0;
        for (int row = 0; row < fractions.length; row++) {
            fractions[row] = Math.min(1, fractions[row]);
            sum += data.counts[row] * fractions[row];
        }
        credited = sum;
    }

    private void add(SmallModel model, double weight, double gap, int index) {
        boolean counts = weight >= AutoFitter.SMALLEST_WEIGHT;
        double[] x = new double[data.channelCount()];
        double[] removal = new double[data.channelCount()];
        double[] totals = new double[data.channelCount()];
        double rate = model.design().rate(gap);
        double conversions = 0;
        double caused = 0;
        for (int row = 0; row < data.convertedRows; row++) {
            int start = data.distinctOffsets[row];
            int n = data.distinctOffsets[row + 1] - start;
            double count = data.counts[row];
            model.design().features(data, row, rate, x);
            double f = model.removalEffects(data.distinct, start, n, x, removal);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                totals[data.distinct[start + i]] += count * removal[i];
                sum += removal[i];
            }
            conversions += count;
            caused += count * f;
            if (counts && sum > 0) {
                fractions[row] += weight * f;
                for (int i = 0; i < n; i++) {
                    perChannel[start + i] += weight * f * removal[i] / sum;
                }
            }
        }
        baselines[index] = Math.min(1, Math.max(0, 1 - caused / conversions));
        if (counts) {
            double[] own = AutoFitter.normalised(totals);
            lost += weight * Arrays.stream(totals).sum();
            for (int c = 0; c < shares.length; c++) {
                // rounding must not lift a share above 1
                shares[c] = Math.min(1, shares[c] + weight * own[c]);
            }
        }
    }

    /** Credits every channel of a journey by one number, the same in all journeys. */
    void replaceWith(double[] perChannelOfAll) {
        for (int i = 0; i < perChannel.length; i++) {
            perChannel[i] = perChannelOfAll[data.distinct[i]];
        }
    }
}
