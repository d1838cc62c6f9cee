package org.attributionj.core.money;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Currency;
import org.attributionj.core.text.TextLimits;

/**
 * The indivisible unit in which a value is settled: 10<sup>-scale</sup> of a currency. A cent is {@code (EUR, 2)}.
 *
 * <p>Immutable and thread-safe; ordered by currency code, then scale.
 *
 * @param currency the currency
 * @param scale the number of decimals, 0 or more
 */
public record MoneyUnit(Currency currency, int scale) implements Comparable<MoneyUnit>, Serializable {

    private static final int DIGITS_WITHOUT_CURRENCY = 2;
    private static final Comparator<MoneyUnit> ORDER = Comparator.comparing(
                    (MoneyUnit unit) -> unit.currency().getCurrencyCode())
            .thenComparingInt(MoneyUnit::scale);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the currency is null
     * @throws IllegalArgumentException if the scale is negative or more than 1,000
     */
    public MoneyUnit {
        notNull(currency, "currency");
        check(
                scale >= 0 && scale <= TextLimits.DIGITS,
                () -> "scale must be in [0, " + TextLimits.DIGITS + "], but was " + scale);
    }

    /**
     * The digits of a currency after its decimal point: 2 for EUR, 0 for JPY, 3 for KWD; 2 where ISO 4217 states none
     * (XXX, XAU and the like).
     *
     * @param currency the currency
     * @return the number of digits, 0 or more
     */
    public static int digits(Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return digits < 0 ? DIGITS_WITHOUT_CURRENCY : digits;
    }

    /**
     * A number of these units as money.
     *
     * @param units the number of units
     * @return units x 10<sup>-scale</sup>, of this scale
     */
    public Money times(long units) {
        return new Money(BigDecimal.valueOf(units, scale), currency);
    }

    /**
     * A number of these units as money.
     *
     * @param units the number of units
     * @return units x 10<sup>-scale</sup>, of this scale
     */
    public Money times(BigInteger units) {
        return new Money(new BigDecimal(units, scale), currency);
    }

    /**
     * How many of these units an amount is.
     *
     * @param money an amount in this currency, of this scale or a coarser one
     * @return the number of units
     * @throws IllegalArgumentException if the currencies differ or the amount has more decimals than this unit
     */
    public BigInteger in(Money money) {
        check(
                money.currency().equals(currency) && money.amount().scale() <= scale,
                () -> money + " is not a whole number of units of 1E-" + scale + " " + currency);
        return money.amount().setScale(scale).unscaledValue();
    }

    @Override
    public int compareTo(MoneyUnit other) {
        return ORDER.compare(this, other);
    }
}
