package org.attributionj.report.value;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.attributionj.core.money.Shares;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/**
 * What each customer bought up to the end of the period, and to which channels the first purchase is credited. Time is in
 * weeks; purchases of one day are one.
 */
public final class ValuePart implements ReportPart {
    private static final double DAYS_PER_WEEK = 7;

    private final int models;
    private final IntUnaryOperator decimals;
    private final LocalDate end;
    private final Map<Integer, List<Buyer>> buyers = new TreeMap<>();

    /**
     * One customer.
     *
     * @param purchases for the models of buying
     * @param value all net value, in units
     * @param acquired by model, the channel of each touchpoint of the first purchase; the last two are baseline and the rest
     * @param shares by model, the shares of these
     */
    @SuppressWarnings("ArrayRecordComponent") // read by counting loops only, never compared
    record Buyer(Purchases purchases, long value, int[] acquired, float[][] shares) {}

    /**
     * Nothing counted yet.
     *
     * @param calendar the days
     * @param models the number of models
     * @param decimals the decimals of the units of amounts, by the currency's number
     * @param end the day after the last event
     */
    public ValuePart(Calendar calendar, int models, IntUnaryOperator decimals, LocalDate end) {
        this.models = models;
        this.decimals = decimals;
        this.end =
                end.isBefore(calendar.period().end()) ? end : calendar.period().end();
    }

    @Override
    public void add(CustomerHistory history) {
        if (history.credited().isEmpty() || !history.credited().get(0).day().isBefore(end)) {
            return;
        }
        CreditedJourney first = history.credited().get(0);
        Set<LocalDate> days = new HashSet<>();
        long value = 0;
        long repeated = 0;
        LocalDate last = first.day();
        for (CreditedJourney journey : history.credited()) {
            if (!journey.day().isBefore(end) || journey.currency() != first.currency()) {
                continue;
            }
            value = Math.addExact(value, journey.value());
            if (days.add(journey.day())) {
                last = journey.day();
            }
            repeated += journey.day().equals(first.day()) ? 0 : journey.value();
        }
        int repeats = days.size() - 1;
        double mean = repeats == 0 ? 0 : repeated / Math.pow(10, decimals.applyAsInt(first.currency())) / repeats;
        Purchases purchases = new Purchases(
                repeats,
                ChronoUnit.DAYS.between(first.day(), last) / DAYS_PER_WEEK,
                ChronoUnit.DAYS.between(first.day(), end) / DAYS_PER_WEEK,
                mean);
        buyers.computeIfAbsent(first.currency(), key -> new ArrayList<>()).add(buyer(first, purchases, value));
    }

    private Buyer buyer(CreditedJourney first, Purchases purchases, long value) {
        int n = first.length();
        int[] channels = new int[n];
        for (int i = 0; i < n; i++) {
            channels[i] = first.channel(i).id();
        }
        float[][] shares = new float[models][n + 2];
        for (int model = 0; model < models; model++) {
            Shares of = first.shares()[model];
            for (int i = 0; i < n; i++) {
                shares[model][i] = (float) of.share(i);
            }
            shares[model][n] = (float) of.baseline();
            shares[model][n + 1] = (float) of.unattributed();
        }
        return new Buyer(purchases, value, channels, shares);
    }

    List<Buyer> buyers(int currency) {
        return buyers.getOrDefault(currency, List.of());
    }
}
