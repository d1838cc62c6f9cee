package org.attributionj.io.event;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.attributionj.core.money.Money;
import org.attributionj.io.internal.Numbers;
import org.attributionj.io.internal.RowProblem;
import org.jspecify.annotations.Nullable;

/** Money from a row's columns. Single thread. */
final class Amounts {
    private final Currency fallback;
    private final Map<String, Currency> kept = new HashMap<>();

    Amounts(Currency fallback) {
        this.fallback = fallback;
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
        return Money.of(amount, currency(row, currency));
    }

    /** The value; zero if there is none. */
    Money value(EventRecord row) throws RowProblem {
        String text = row.get(EventField.VALUE);
        Currency currency = currency(row, EventField.CURRENCY);
        return text == null ? Money.zero(currency) : Money.of(decimal(row, EventField.VALUE, text), currency);
    }

    private static BigDecimal decimal(EventRecord row, EventField field, String text) throws RowProblem {
        try {
            return Numbers.decimal(text);
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
