package org.attributionj.core.comparison;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.ChannelCredits.Part;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.credit.CreditTotals.Row;

/**
 * Credits of channels over the data of a fit, brought to the conversions that are credited: a channel's part of what is
 * attributed stays, and rows, baseline and unattributed part add up to the same totals as those of all other models.
 *
 * <p>Where the fit knows nothing of what is credited, because it credits no conversion at all, or no value in a currency, the
 * sums of journeys stand in: what was earned does not get lost.
 *
 * @param totals the credits
 * @param fallbacks what the sums of journeys stand in for; empty if for nothing
 */
record ChannelLevel(CreditTotals totals, List<String> fallbacks) {

    /** A sum this small beside its parts is their rounding, and no whole to take shares of. */
    private static final double NOTHING = 1e-9;

    static ChannelLevel of(ChannelCredits credits, CreditTotals journeys) {
        List<String> fallbacks = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<Row> baseline = new ArrayList<>();
        for (Row total : journeys.totals()) {
            Currency currency = total.currency();
            List<Row> own = attributed(credits, journeys, currency);
            List<Row> divided = divide(credits, currency, own, fallbacks);
            baseline.add(divided.remove(divided.size() - 1));
            rows.addAll(divided);
        }
        CreditTotals totals = new CreditTotals(
                journeys.model(), journeys.by(), rows, baseline, journeys.unattributed(), journeys.totals());
        return new ChannelLevel(totals, ImmutableList.copyOf(fallbacks));
    }

    /** The sums of journeys in a currency: every label of the data and of the fit, then the baseline. */
    private static List<Row> attributed(ChannelCredits credits, CreditTotals journeys, Currency currency) {
        TreeSet<String> labels = new TreeSet<>(credits.byLabel().keySet());
        journeys.rows().forEach(row -> labels.add(row.label()));
        List<Row> rows = new ArrayList<>();
        labels.forEach(label -> rows.add(journeys.row(label, currency)));
        rows.add(journeys.baseline().stream()
                .filter(row -> row.currency().equals(currency))
                .findFirst()
                .orElse(new Row(CreditTotals.BASELINE, currency, 0, BigDecimal.ZERO)));
        return rows;
    }

    private static List<Row> divide(ChannelCredits credits, Currency currency, List<Row> own, List<String> fallbacks) {
        List<Part> parts = new ArrayList<>();
        own.subList(0, own.size() - 1).forEach(row -> parts.add(credits.credit(row.label())));
        parts.add(credits.baseline());
        double conversions = own.stream().mapToDouble(Row::conversions).sum();
        BigDecimal value = own.stream().map(Row::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        double conversionsOfFit = whole(parts, Part::conversions);
        double valueOfFit = whole(parts, part -> part.value(currency));
        if (conversionsOfFit == 0 && conversions != 0) {
            fallbacks.add("conversions in " + currency);
        }
        if (valueOfFit == 0 && value.signum() != 0) {
            fallbacks.add("value in " + currency);
        }
        List<Row> divided = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Row row = own.get(i);
            Part part = parts.get(i);
            divided.add(new Row(
                    row.label(),
                    currency,
                    conversionsOfFit == 0 ? row.conversions() : part.conversions() / conversionsOfFit * conversions,
                    valueOfFit == 0 ? row.value() : value.multiply(new BigDecimal(part.value(currency) / valueOfFit))));
        }
        settle(divided, value);
        return divided;
    }

    /** The sum of some numbers, or 0 if it is but their rounding. */
    private static double whole(List<Part> parts, ToDoubleFunction<Part> number) {
        double sum = 0;
        double magnitude = 0;
        for (Part part : parts) {
            sum += number.applyAsDouble(part);
            magnitude += Math.abs(number.applyAsDouble(part));
        }
        return Math.abs(sum) <= NOTHING * magnitude ? 0 : sum;
    }

    /** What doubles lack of the exact total goes to the largest row. */
    private static void settle(List<Row> rows, BigDecimal total) {
        BigDecimal sum = rows.stream().map(Row::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        Row largest = rows.stream()
                .max(Comparator.comparing((Row row) -> row.value().abs()))
                .orElseThrow();
        rows.set(
                rows.indexOf(largest),
                new Row(
                        largest.label(),
                        largest.currency(),
                        largest.conversions(),
                        largest.value().add(total.subtract(sum))));
    }
}
