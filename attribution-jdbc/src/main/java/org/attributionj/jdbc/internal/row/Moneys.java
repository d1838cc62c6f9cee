package org.attributionj.jdbc.internal.row;

import java.math.BigDecimal;
import java.util.Currency;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/** Money of two columns. */
public final class Moneys {
    private Moneys() {}

    /** The money. Decimals are read as text: in every database that keeps their scale. */
    public static Money read(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** The money, or null if there is none. */
    public static @Nullable Money readNullable(@Nullable String amount, @Nullable String currency) {
        return amount == null || currency == null ? null : read(amount, currency);
    }
}
