package org.attributionj.core.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;

/** The user's exchange rates. The library mixes no currencies without one and knows no rate of its own. */
@FunctionalInterface
public interface RateProvider extends Serializable {

    /**
     * The rate of a date.
     *
     * @param from the currency to convert from
     * @param to the currency to convert to
     * @param date the date of the conversion, in UTC
     * @return how many units of {@code to} one unit of {@code from} buys; more than 0
     * @throws IllegalArgumentException if no rate is known
     */
    BigDecimal rate(Currency from, Currency to, LocalDate date);

    /**
     * Converts an amount and rounds it half-even to the target currency's digits.
     *
     * @param money the amount
     * @param to the currency to convert to
     * @param date the date whose rate counts, in UTC
     * @return the amount in the target currency; the same amount if it is in that currency already
     * @throws IllegalArgumentException if no rate is known, or the rate is null or not positive
     */
    default Money convert(Money money, Currency to, LocalDate date) {
        if (money.currency().equals(to)) {
            return money;
        }
        BigDecimal rate = rate(money.currency(), to, date);
        if (rate == null || rate.signum() <= 0) {
            throw new IllegalArgumentException("rate from " + money.currency() + " to " + to + " on " + date
                    + " must be positive, but was " + rate);
        }
        return Money.of(money.amount().multiply(rate).setScale(MoneyUnit.digits(to), RoundingMode.HALF_EVEN), to);
    }
}
