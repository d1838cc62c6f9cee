package org.attributionj.core.statistic.path;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Currency;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Walks the rows of a {@link PathTable} without allocating:
 *
 * <pre>{@code
 * for (PathCursor row = table.cursor(); row.next(); ) {
 *     sum += row.conversions() * row.length();
 * }
 * }</pre>
 *
 * <p>One thread at a time; several cursors may walk one table side by side as long as nobody changes it. What a cursor
 * shows after a change of its table is undefined.
 */
public final class PathCursor {
    private final PathStore store;
    private final ImmutableList<PathValues> values;
    private final double[] scales;
    private final int @Nullable [] order;
    private int position = -1;
    private int row = -1;

    PathCursor(PathStore store, int @Nullable [] order) {
        this.store = store;
        this.order = order;
        values = store.values();
        scales = values.stream()
                .mapToDouble(column ->
                        BigDecimal.ONE.movePointRight(column.unit().scale()).doubleValue())
                .toArray();
    }

    /**
     * Moves to the next row; the cursor starts before the first.
     *
     * @return whether there is one
     */
    public boolean next() {
        position++;
        if (order != null) {
            row = position < order.length ? order[position] : -1;
            return row >= 0;
        }
        while (position < store.rows() && !store.isLive(position)) {
            position++;
        }
        row = position < store.rows() ? position : -1;
        return row >= 0;
    }

    /**
     * The array that holds the path's codes, from {@link #offset} on. It belongs to the table and is not to be changed.
     *
     * @return the codes of all paths
     */
    public int[] codes() {
        return store.codes();
    }

    /**
     * Where the path starts in {@link #codes}.
     *
     * @return the index of the first code
     */
    public int offset() {
        return store.offset(row);
    }

    /**
     * The number of steps of the path.
     *
     * @return the number; 0 for the row of conversions without touchpoints
     */
    public int length() {
        return store.length(row);
    }

    /**
     * The code of a step's label.
     *
     * @param step the step, from 0
     * @return the code in the table's {@link PathTable#labels}
     */
    public int code(int step) {
        return store.codes()[store.offset(row) + step];
    }

    /**
     * The labels of the path, as new objects.
     *
     * @return a label per step
     */
    public ImmutableList<String> path() {
        return Arrays.stream(store.codes(), offset(), offset() + length())
                .mapToObj(store.labels::label)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The number of converting journeys of this path, whatever their currencies.
     *
     * @return c, 0 or more
     */
    public long conversions() {
        return store.conversions(row);
    }

    /**
     * The number of converting journeys of this path with values in a currency.
     *
     * @param currency the currency
     * @return the number, 0 or more
     */
    public long conversions(Currency currency) {
        long sum = 0;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).unit().currency().equals(currency)) {
                sum = Math.addExact(sum, values.get(i).conversions(row));
            }
        }
        return sum;
    }

    /**
     * The number of journeys of this path that did not convert.
     *
     * @return u, 0 or more
     */
    public long nulls() {
        return store.nulls(row);
    }

    /**
     * The value of the conversions of this path in one currency, rounded to a double.
     *
     * @param currency the currency
     * @return v in whole currency units; 0 if there is none in this currency
     */
    public double value(Currency currency) {
        double sum = 0;
        for (int i = 0; i < scales.length; i++) {
            if (values.get(i).unit().currency().equals(currency)) {
                sum += values.get(i).units(row, scales[i]);
            }
        }
        return sum;
    }

    /**
     * The value of the conversions of this path in one currency, exactly.
     *
     * @param currency the currency
     * @return v; zero if there is none in this currency
     */
    public Money money(Currency currency) {
        Money sum = Money.zero(currency);
        for (PathValues column : values) {
            if (column.unit().currency().equals(currency) && column.conversions(row) != 0) {
                sum = sum.plus(column.unit().times(column.value(row)));
            }
        }
        return sum;
    }

    // how tables read each other, unit by unit

    int row() {
        return row;
    }

    int units() {
        return values.size();
    }

    MoneyUnit unit(int index) {
        return values.get(index).unit();
    }

    long unitConversions(int index) {
        return values.get(index).conversions(row);
    }

    boolean unitValueFitsLong(int index) {
        return values.get(index).fitsLong(row);
    }

    long unitValueUnits(int index) {
        return values.get(index).units(row);
    }

    BigInteger unitValue(int index) {
        return values.get(index).value(row);
    }
}
