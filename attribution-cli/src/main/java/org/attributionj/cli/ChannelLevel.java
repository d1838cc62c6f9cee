package org.attributionj.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.ChannelCredits.Part;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.credit.CreditTotals.Row;

/**
 * Credits of channels over the data of a fit, brought to the conversions that are credited: a channel's part of what is
 * attributed stays, and rows, baseline and unattributed part add up to the same totals as those of all other models.
 */
final class ChannelLevel {
    private ChannelLevel() {}

    static CreditTotals of(ChannelCredits credits, CreditTotals journeys) {
        List<Row> rows = new ArrayList<>();
        List<Row> baseline = new ArrayList<>();
        for (Row total : journeys.totals()) {
            Currency currency = total.currency();
            Row unattributed = unattributed(journeys, currency);
            double conversions = total.conversions() - unattributed.conversions();
            BigDecimal value = total.value().subtract(unattributed.value());
            double conversionsOfFit = sum(credits, Part::conversions);
            double valueOfFit = sum(credits, part -> part.value(currency));
            ToDoubleFunction<Part> shareOfConversions = part -> share(part.conversions(), conversionsOfFit);
            ToDoubleFunction<Part> shareOfValue =
                    valueOfFit == 0 ? shareOfConversions : part -> share(part.value(currency), valueOfFit);
            List<Row> ofCurrency = new ArrayList<>();
            for (Map.Entry<String, Part> entry : parts(credits, journeys).entrySet()) {
                Part part = entry.getValue();
                ofCurrency.add(new Row(
                        entry.getKey(),
                        currency,
                        shareOfConversions.applyAsDouble(part) * conversions,
                        value.multiply(new BigDecimal(shareOfValue.applyAsDouble(part)))));
            }
            Part base = credits.baseline();
            ofCurrency.add(new Row(
                    CreditTotals.BASELINE,
                    currency,
                    shareOfConversions.applyAsDouble(base) * conversions,
                    value.multiply(new BigDecimal(shareOfValue.applyAsDouble(base)))));
            settle(ofCurrency, value);
            baseline.add(ofCurrency.remove(ofCurrency.size() - 1));
            rows.addAll(ofCurrency);
        }
        return new CreditTotals(
                journeys.model(), journeys.by(), rows, baseline, journeys.unattributed(), journeys.totals());
    }

    /** The credited labels, and those of the data that the model credits nothing. */
    private static Map<String, Part> parts(ChannelCredits credits, CreditTotals journeys) {
        Map<String, Part> parts = new TreeMap<>(credits.byLabel());
        journeys.rows().forEach(row -> parts.putIfAbsent(row.label(), Part.ZERO));
        return parts;
    }

    private static Row unattributed(CreditTotals journeys, Currency currency) {
        return journeys.unattributed().stream()
                .filter(row -> row.currency().equals(currency))
                .findFirst()
                .orElse(new Row(CreditTotals.UNATTRIBUTED, currency, 0, BigDecimal.ZERO));
    }

    private static double sum(ChannelCredits credits, ToDoubleFunction<Part> number) {
        double sum = number.applyAsDouble(credits.baseline());
        for (Part part : credits.byLabel().values()) {
            sum += number.applyAsDouble(part);
        }
        return sum;
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
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
