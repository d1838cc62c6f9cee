package org.attributionj.models.markov;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;

/** Exact sums of values per state: whole units in longs, what does not fit aside. Their order does not matter. */
final class ValueSums {
    private final List<Column> columns = new ArrayList<>(1);

    void add(int state, Money value) {
        MoneyUnit unit = value.unit();
        BigInteger units = unit.in(value);
        if (units.bitLength() < Long.SIZE) {
            add(state, unit, units.longValue());
        } else {
            column(unit).addBig(state, units);
        }
    }

    void add(int state, MoneyUnit unit, long units) {
        column(unit).add(state, units);
    }

    private Column column(MoneyUnit unit) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).unit.equals(unit)) {
                return columns.get(i);
            }
        }
        Column added = new Column(unit);
        columns.add(added);
        return added;
    }

    /** The currencies of all values added, sorted by code. */
    List<Currency> currencies() {
        return columns.stream()
                .map(column -> column.unit.currency())
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
    }

    /** The sum of a state in a currency, with the finest scale that was added. */
    BigDecimal sum(int state, Currency currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Column column : columns) {
            if (column.unit.currency().equals(currency)) {
                sum = sum.add(column.sum(state));
            }
        }
        return sum;
    }

    private static final class Column {
        private final MoneyUnit unit;
        private long[] units = new long[16];
        private final Map<Integer, BigInteger> beyondLong = new HashMap<>(0);

        Column(MoneyUnit unit) {
            this.unit = unit;
        }

        void add(int state, long more) {
            if (state >= units.length) {
                units = Arrays.copyOf(units, Math.max(state + 1, units.length + (units.length >> 1)));
            }
            long sum = units[state] + more;
            if (((units[state] ^ sum) & (more ^ sum)) < 0) {
                addBig(state, BigInteger.valueOf(more));
            } else {
                units[state] = sum;
            }
        }

        void addBig(int state, BigInteger more) {
            beyondLong.merge(state, more, BigInteger::add);
        }

        BigDecimal sum(int state) {
            BigInteger sum = BigInteger.valueOf(state < units.length ? units[state] : 0);
            BigInteger more = beyondLong.get(state);
            return new BigDecimal(more == null ? sum : sum.add(more), unit.scale());
        }
    }
}
