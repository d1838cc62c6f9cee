package org.attributionj.io.event;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.attributionj.core.money.Money;
import org.attributionj.io.DecimalMark;
import org.attributionj.io.internal.Decimals;
import org.attributionj.io.internal.RowProblem;
import org.jspecify.annotations.Nullable;

/** Money from a row's columns. Single thread. */
final class Amounts {
    private final Currency fallback;
    private final DecimalMark mark;
    private final boolean isMinor;
    private final Map<String, Currency> kept = new HashMap<>();

    Amounts(Currency fallback, DecimalMark mark, boolean isMinor) {
        this.fallback = fallback;
        this.mark = mark;
        this.isMinor = isMinor;
    }

    @Nullable
    Money cost(EventRecord row) throws RowProblem {
        String text = row.get(EventField.COST);
        if (text == null) {
            return null;
        }
        BigDecimal amount = decimal(row, EventField.COST, text);
        if (amount.signum() < 0) {
            throw row.problem(EventField.COST, "must be 0 or more");
        }
        EventField currency = row.has(EventField.COST_CURRENCY) ? EventField.COST_CURRENCY : EventField.CURRENCY;
        return money(amount, currency(row, currency));
    }

    /** In whole units of the currency. */
    private Money money(BigDecimal amount, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        return Money.of(isMinor && digits > 0 ? amount.movePointLeft(digits) : amount, currency);
    }

    /** What a refund takes back: not above zero, whichever sign it is written with. */
    Money refund(EventRecord row) throws RowProblem {
        Money value = value(row);
        return value.signum() > 0 ? Money.of(value.amount().negate(), value.currency()) : value;
    }

    /** The value; zero if there is none. */
    Money value(EventRecord row) throws RowProblem {
        String text = row.get(EventField.VALUE);
        Currency currency = currency(row, EventField.CURRENCY);
        return text == null ? Money.zero(currency) : money(decimal(row, EventField.VALUE, text), currency);
    }

    private BigDecimal decimal(EventRecord row, EventField field, String text) throws RowProblem {
        try {
            return Decimals.parse(text, mark);
        } catch (IllegalArgumentException e) {
            throw row.problem(field, String.valueOf(e.getMessage()));
        }
    }

    private Currency currency(EventRecord row, EventField field) throws RowProblem {
        String code = row.get(field);
        if (code == null) {
            return fallback;
        }
        Currency currency = kept.get(code);
        if (currency == null) {
            try {
                currency = Currency.getInstance(code.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw row.problem(field, "is no ISO 4217 currency code, such as EUR");
            }
            // at most a few spellings of a few hundred codes
            kept.put(code, currency);
        }
        return currency;
    }
}
