package org.attributionj.report.spend;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings amounts into the report's currency, values and costs by the same rule: the rate of the local day, rounded once per
 * amount to the smallest coin, half to even. What has no rate stays in its own currency and is counted.
 */
public final class CurrencyBook {
    private final @Nullable Currency target;
    private final Rates rates;
    private final Map<String, Long> unconverted = new TreeMap<>();

    /**
     * A book.
     *
     * @param target the report's currency; null to leave all amounts as they are
     * @param rates the rates
     */
    public CurrencyBook(@Nullable Currency target, Rates rates) {
        this.target = target;
        this.rates = rates;
    }

    /**
     * An amount in the report's currency.
     *
     * @param money the amount
     * @param day its day
     * @return the converted amount, or the same if there is no rate
     */
    public Money convert(Money money, LocalDate day) {
        Currency wanted = target;
        if (wanted == null || money.currency().equals(wanted)) {
            return money;
        }
        return rates.find(money.currency(), wanted, day)
                .map(rate -> Money.of(
                        money.amount().multiply(rate).setScale(MoneyUnit.digits(wanted), RoundingMode.HALF_EVEN),
                        wanted))
                .orElseGet(() -> {
                    unconverted.merge(money.currency().getCurrencyCode(), 1L, Long::sum);
                    return money;
                });
    }

    /**
     * How many amounts found no rate, by currency.
     *
     * @return the counts
     */
    public Map<String, Long> unconverted() {
        return Map.copyOf(unconverted);
    }
}
