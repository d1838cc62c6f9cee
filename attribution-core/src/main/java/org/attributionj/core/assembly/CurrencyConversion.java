package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.RateProvider;

/**
 * Brings the values of conversions and the costs of touchpoints into one currency, at the rate of each event's own date in
 * UTC. As thread-safe as the rates.
 *
 * @param target the currency of the results
 * @param rates the user's rates
 */
public record CurrencyConversion(Currency target, RateProvider rates) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public CurrencyConversion {
        notNull(target, "target");
        notNull(rates, "rates");
    }

    /**
     * A touchpoint with its cost in the target currency.
     *
     * @param touchpoint a touchpoint
     * @return the same touchpoint if it has no cost or is in that currency already, else a converted copy with its id
     * @throws IllegalArgumentException if no rate is known
     */
    public Touchpoint convert(Touchpoint touchpoint) {
        Money cost = touchpoint.cost();
        if (cost == null || cost.currency().equals(target)) {
            return touchpoint;
        }
        return touchpoint.toBuilder().cost(convert(cost, touchpoint.time())).build();
    }

    /**
     * A conversion or an adjustment with its value in the target currency.
     *
     * @param conversion a conversion
     * @return the same conversion if it is in that currency already, else a converted copy with its id
     * @throws IllegalArgumentException if no rate is known
     */
    public Conversion convert(Conversion conversion) {
        Money value = conversion.value();
        if (value.currency().equals(target)) {
            return conversion;
        }
        return conversion.toBuilder().value(convert(value, conversion.time())).build();
    }

    private Money convert(Money money, Instant time) {
        return rates.convert(money, target, time.atZone(ZoneOffset.UTC).toLocalDate());
    }
}
