package org.attributionj.report.spend;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.attributionj.report.internal.Checks;

/** Exchange rates by day; a day without one takes the last one of at most seven days before. Immutable once built. */
public final class Rates {
    /** How old a rate may be. */
    public static final int MOST_DAYS = 7;

    private final Map<String, NavigableMap<LocalDate, BigDecimal>> byPair = new HashMap<>();

    /** No rates. */
    public Rates() {}

    /**
     * Adds a rate.
     *
     * @param day its day
     * @param from the currency that is given
     * @param to the currency that is got
     * @param rate how many units of {@code to} one unit of {@code from} is
     * @throws IllegalArgumentException if the rate is not positive, or another one is known for that day
     */
    public void add(LocalDate day, Currency from, Currency to, BigDecimal rate) {
        Checks.check(rate.signum() > 0, "rate must be more than 0, but was " + rate);
        BigDecimal known =
                byPair.computeIfAbsent(key(from, to), pair -> new TreeMap<>()).putIfAbsent(day, rate);
        Checks.check(
                known == null || known.compareTo(rate) == 0,
                "two rates from " + from + " to " + to + " on " + day + ": " + known + " and " + rate);
    }

    private static String key(Currency from, Currency to) {
        return from.getCurrencyCode() + to.getCurrencyCode();
    }

    /**
     * The rate of a day, or the last one before it; the reciprocal of the opposite one if only that is known.
     *
     * @param from the currency that is given
     * @param to the currency that is got
     * @param day the day
     * @return the rate, or nothing if none is known within seven days before
     */
    public Optional<BigDecimal> find(Currency from, Currency to, LocalDate day) {
        Optional<BigDecimal> direct = find(key(from, to), day);
        return direct.isPresent()
                ? direct
                : find(key(to, from), day).map(rate -> BigDecimal.ONE.divide(rate, MathContext.DECIMAL64));
    }

    private Optional<BigDecimal> find(String pair, LocalDate day) {
        NavigableMap<LocalDate, BigDecimal> rates = byPair.get(pair);
        Map.Entry<LocalDate, BigDecimal> entry = rates == null ? null : rates.floorEntry(day);
        return entry == null || ChronoUnit.DAYS.between(entry.getKey(), day) > MOST_DAYS
                ? Optional.empty()
                : Optional.of(entry.getValue());
    }
}
