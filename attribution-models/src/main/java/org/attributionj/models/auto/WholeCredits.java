package org.attributionj.models.auto;

import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.ChannelCredits.Part;
import org.attributionj.core.statistic.credit.CreditTotals;

/**
 * Channel-level credits of a fit: its shares of the conversions exactly, where the sums of journeys agree with them to a few
 * thousandths. Values are the sums of journeys, brought to the shares in the same proportion as the conversions.
 */
final class WholeCredits {
    private WholeCredits() {}

    /**
     * The credits.
     *
     * @param model the model's name
     * @param fit the fit
     * @param journeys the sums of journeys under the model
     */
    static ChannelCredits of(String model, AutoFit fit, CreditTotals journeys) {
        ChannelCredits sums = summed(model, journeys);
        return fit.conversions() == 0 ? sums : scaled(sums, fit);
    }

    /** The sums of journeys over all currencies. */
    static ChannelCredits summed(String model, CreditTotals journeys) {
        Map<String, Part> summed = new TreeMap<>();
        journeys.rows().forEach(row -> summed.merge(row.label(), part(row), Part::plus));
        return new ChannelCredits(model, summed, sum(journeys.baseline()), sum(journeys.unattributed()));
    }

    private static Part sum(List<CreditTotals.Row> rows) {
        Part sum = Part.ZERO;
        for (CreditTotals.Row row : rows) {
            sum = sum.plus(part(row));
        }
        return sum;
    }

    private static Part part(CreditTotals.Row row) {
        return Part.of(row.conversions(), row.value().doubleValue(), row.currency());
    }

    /** Credits with the conversions of the fit, each channel's value in proportion; the baseline takes the rest. */
    static ChannelCredits scaled(ChannelCredits credits, AutoFit fit) {
        return scaled(credits, fit.channels(), fit.shares(), (double) fit.conversions(), fit.baseline());
    }

    /** The same of any channels' shares of the credited part, of so many conversions and this baseline. */
    static ChannelCredits scaled(
            ChannelCredits credits, List<String> channels, List<Double> shares, double conversions, double baseline) {
        double credited = conversions * (1 - baseline);
        Map<String, Part> changed = new TreeMap<>(credits.byLabel());
        Map<Currency, Double> rest = new HashMap<>(credits.baseline().values());
        for (int c = 0; c < channels.size(); c++) {
            String channel = channels.get(c);
            Part part = credits.credit(channel);
            double target = shares.get(c) * credited;
            double factor = part.conversions() > 0 ? target / part.conversions() : 1;
            Map<Currency, Double> values = new HashMap<>();
            part.values().forEach((currency, value) -> {
                values.put(currency, value * factor);
                rest.merge(currency, value - value * factor, Double::sum);
            });
            changed.put(channel, new Part(target, values));
        }
        return new ChannelCredits(
                credits.model(), changed, new Part(conversions * baseline, rest), credits.unattributed());
    }
}
