package org.attributionj.io.internal;

import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The currencies and decimals of the values of one reading. Journeys tell 256 of these pairs apart; one row too many must not
 * stop the others, so it is not taken. One thread at a time.
 */
public final class ValueUnits {
    /** What is wrong with a value that is not admitted. */
    public static final String TOO_MANY =
            "has another number of decimals, or another currency, than all values before, of which there are 256 kinds already";

    private static final int MOST = 256;

    private final Set<MoneyUnit> seen = new HashSet<>();
    private @Nullable MoneyUnit last;

    /** No value yet. */
    public ValueUnits() {}

    /**
     * Takes a value, if there is room for its unit.
     *
     * @param value the value
     * @return whether there is
     */
    public boolean admit(Money value) {
        Currency currency = value.currency();
        int scale = Math.max(MoneyUnit.digits(currency), value.amount().scale());
        MoneyUnit known = last;
        if (known != null && known.scale() == scale && known.currency().equals(currency)) {
            return true;
        }
        MoneyUnit unit = new MoneyUnit(currency, scale);
        if (seen.size() == MOST && !seen.contains(unit)) {
            return false;
        }
        seen.add(unit);
        last = unit;
        return true;
    }
}
