package org.attributionj.core.money;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;
import static org.attributionj.core.text.PrintedText.quoted;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Currency;
import org.attributionj.core.text.TextLimits;

/**
 * A decimal amount in one currency; it may be negative (a refund) or zero.
 *
 * <p>The scale of the amount is kept as given: {@code 5.0} and {@code 5.00} are different values, equal in {@link
 * #compareAmount}. Credits are settled in units of {@link #unit()}, the finer of the amount's own scale and the
 * currency's digits. Values in different currencies never mix. Immutable and thread-safe.
 *
 * @param amount the amount in whole currency units, of scale 0 or more
 * @param currency an ISO 4217 currency; {@link #NO_CURRENCY} (code XXX) where data name none
 */
public record Money(BigDecimal amount, Currency currency) implements Serializable {

    /** ISO 4217's code for "no currency": XXX. Amounts in it have two digits unless they are given with more. */
    public static final Currency NO_CURRENCY = Currency.getInstance("XXX");

    private static final int MOST_DIGITS = 1_000;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the amount has more than 1,000 digits after its decimal point, or before it by its
     *     exponent
     */
    public Money {
        notNull(amount, "amount");
        notNull(currency, "currency");
        if (amount.scale() < 0 || amount.scale() > MOST_DIGITS) {
            amount = withoutExponent(amount);
        }
    }

    /** A few characters such as 1E+999999999 would otherwise fill the memory, here or in a sum. */
    private static BigDecimal withoutExponent(BigDecimal amount) {
        long whole = (long) amount.precision() - amount.scale();
        if (amount.scale() > MOST_DIGITS || whole > MOST_DIGITS) {
            throw new IllegalArgumentException("amount must have at most " + MOST_DIGITS
                    + " digits before and after its decimal point, but has " + Math.max(0, whole) + " and "
                    + Math.max(0, amount.scale()));
        }
        return amount.setScale(0);
    }

    /**
     * An amount of money.
     *
     * @param amount the amount; its scale is kept
     * @param currency the currency
     * @return the money
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the amount has too many digits
     */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    /**
     * An amount of money from text, such as {@code Money.of("12.50", "EUR")}.
     *
     * @param amount a decimal number; its scale is kept
     * @param currencyCode an ISO 4217 code, in upper case
     * @return the money
     * @throws NullPointerException if an argument is null
     * @throws NumberFormatException if the amount is no decimal number
     * @throws IllegalArgumentException if the amount has too many digits or the code is not in ISO 4217
     */
    public static Money of(String amount, String currencyCode) {
        return new Money(decimal(amount), currency(currencyCode));
    }

    private static BigDecimal decimal(String amount) {
        try {
            return TextLimits.decimal(amount, "amount");
        } catch (NumberFormatException e) {
            NumberFormatException named = new NumberFormatException(
                    "amount must be a decimal number such as 12.50, but was " + quoted(amount));
            named.initCause(e);
            throw named;
        }
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(notNull(code, "currencyCode"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "currencyCode must be in ISO 4217, such as EUR, but was " + quoted(code), e);
        }
    }

    /**
     * Nothing, with the currency's own digits.
     *
     * @param currency the currency
     * @return zero
     */
    public static Money zero(Currency currency) {
        return new Money(BigDecimal.valueOf(0, MoneyUnit.digits(currency)), currency);
    }

    /**
     * The unit in which this value is settled: max(own scale, the currency's digits).
     *
     * @return the unit
     */
    public MoneyUnit unit() {
        return new MoneyUnit(currency, Math.max(amount.scale(), MoneyUnit.digits(currency)));
    }

    /**
     * The sum of two amounts.
     *
     * @param other an amount in the same currency
     * @return the sum, of the finer scale
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    /**
     * The difference of two amounts.
     *
     * @param other an amount in the same currency
     * @return this amount less the other, of the finer scale
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    /**
     * The same amount with the other sign.
     *
     * @return this amount times -1
     */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /**
     * The sign of the amount.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return amount.signum();
    }

    /**
     * Compares two amounts by their numbers: 5.0 and 5.00 compare as equal.
     *
     * @param other an amount in the same currency
     * @return a negative number, zero or a positive number as this amount is less than, equal to or more than the other
     * @throws IllegalArgumentException if the currencies differ
     */
    public int compareAmount(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    private void requireSameCurrency(Money other) {
        check(
                currency.equals(other.currency),
                () -> "currencies must be equal, but were " + currency + " and " + other.currency
                        + "; convert one of them with a RateProvider first");
    }

    /** The amount and the code, such as {@code 12.50 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
