package org.attributionj.core.statistic.path;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.internal.IntSort;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;

/**
 * The rows of a path table: per distinct path the conversions and their value, unit by unit, and the open journeys. A row
 * whose counts are all zero does not exist for the outside (it is not <i>live</i>), but keeps its number.
 */
final class PathStore {
    final Dictionary labels;
    private final PathArena arena;
    private final List<PathValues> values;
    private long[] nulls;
    private int live;

    PathStore(Dictionary labels) {
        this(labels, new PathArena(), new ArrayList<>(1), new long[16], 0);
    }

    private PathStore(Dictionary labels, PathArena arena, List<PathValues> values, long[] nulls, int live) {
        this.labels = labels;
        this.arena = arena;
        this.values = values;
        this.nulls = nulls;
        this.live = live;
    }

    PathStore copy() {
        List<PathValues> copies = new ArrayList<>();
        values.forEach(column -> copies.add(column.copy()));
        return new PathStore(labels, arena.copy(), copies, nulls.clone(), live);
    }

    /** The number of rows, dead ones included. */
    int rows() {
        return arena.size();
    }

    int live() {
        return live;
    }

    int[] codes() {
        return arena.codes();
    }

    int offset(int row) {
        return arena.offset(row);
    }

    int length(int row) {
        return arena.length(row);
    }

    long nulls(int row) {
        return row < nulls.length ? nulls[row] : 0;
    }

    long conversions(int row) {
        long sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum = Math.addExact(sum, values.get(i).conversions(row));
        }
        return sum;
    }

    boolean isLive(int row) {
        if (nulls(row) != 0) {
            return true;
        }
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).conversions(row) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The columns of value in the order of their units. */
    ImmutableList<PathValues> values() {
        return ImmutableList.sortedCopyOf(Comparator.comparing(PathValues::unit), values);
    }

    /** The sums of all values, sorted by currency code. */
    ImmutableMap<Currency, Money> totals() {
        Map<String, Money> sums = new TreeMap<>();
        for (PathValues column : values()) {
            BigInteger units = BigInteger.ZERO;
            boolean used = false;
            for (int row = 0; row < rows(); row++) {
                if (column.conversions(row) != 0) {
                    used = true;
                    units = units.add(column.value(row));
                }
            }
            if (used) {
                sums.merge(
                        column.unit().currency().getCurrencyCode(),
                        column.unit().times(units),
                        Money::plus);
            }
        }
        ImmutableMap.Builder<Currency, Money> totals = ImmutableMap.builder();
        sums.values().forEach(sum -> totals.put(sum.currency(), sum));
        return totals.buildOrThrow();
    }

    int find(int[] path, int from, int n) {
        return arena.find(path, from, n);
    }

    void addNulls(int[] path, int from, int n, long count) {
        int row = arena.add(path, from, n);
        boolean wasLive = isLive(row);
        if (row >= nulls.length) {
            nulls = Arrays.copyOf(nulls, (int) Math.min(Integer.MAX_VALUE - 8L, row + (row >> 1) + 1L));
        }
        nulls[row] = Math.addExact(nulls[row], count);
        countLive(row, wasLive);
    }

    void addConversions(int[] path, int from, int n, long count, MoneyUnit unit, long units) {
        int row = arena.add(path, from, n);
        boolean wasLive = isLive(row);
        column(unit).add(row, count, units);
        countLive(row, wasLive);
    }

    void addConversions(int[] path, int from, int n, long count, MoneyUnit unit, BigInteger units) {
        int row = arena.add(path, from, n);
        boolean wasLive = isLive(row);
        column(unit).add(row, count, units);
        countLive(row, wasLive);
    }

    private void countLive(int row, boolean wasLive) {
        live += (isLive(row) ? 1 : 0) - (wasLive ? 1 : 0);
    }

    PathValues column(MoneyUnit unit) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).unit().equals(unit)) {
                return values.get(i);
            }
        }
        PathValues added = new PathValues(unit);
        values.add(added);
        return added;
    }

    /** The live rows only, renumbered. */
    PathStore compacted() {
        PathStore compact = new PathStore(labels);
        for (int row = 0; row < rows(); row++) {
            if (isLive(row)) {
                compact.addRow(this, row, codes(), offset(row));
            }
        }
        return compact;
    }

    /** Adds another store's row under a path that is coded by this store's labels. */
    void addRow(PathStore other, int row, int[] path, int from) {
        int n = other.length(row);
        if (other.nulls(row) != 0) {
            addNulls(path, from, n, other.nulls(row));
        }
        for (PathValues column : other.values) {
            if (column.conversions(row) != 0) {
                addConversions(path, from, n, column.conversions(row), column.unit(), column.value(row));
            }
        }
    }

    /** Takes another store's row out of a row of this one; the caller has checked that nothing falls below zero. */
    void subtractRow(int own, PathStore other, int row) {
        boolean wasLive = isLive(own);
        if (other.nulls(row) != 0) {
            nulls[own] -= other.nulls(row);
        }
        for (PathValues column : other.values) {
            if (column.conversions(row) != 0) {
                column(column.unit())
                        .add(own, -column.conversions(row), column.value(row).negate());
            }
        }
        countLive(own, wasLive);
    }

    /** The live rows, by the labels of their paths. */
    int[] sortedRows() {
        int[] ranks = ranks();
        int[] rows = new int[live];
        int found = 0;
        for (int row = 0; row < rows(); row++) {
            if (isLive(row)) {
                rows[found] = row;
                found++;
            }
        }
        IntSort.sort(rows, (left, right) -> compare(left, right, ranks));
        return rows;
    }

    private int compare(int left, int right, int[] ranks) {
        int[] codes = codes();
        int l = offset(left);
        int r = offset(right);
        int common = Math.min(length(left), length(right));
        for (int i = 0; i < common; i++) {
            int order = Integer.compare(ranks[codes[l + i]], ranks[codes[r + i]]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(length(left), length(right));
    }

    /** For each code the rank of its label among all labels. */
    private int[] ranks() {
        List<String> all = labels.labels();
        int[] codes = new int[all.size()];
        Arrays.setAll(codes, code -> code);
        IntSort.sort(codes, (left, right) -> all.get(left).compareTo(all.get(right)));
        int[] ranks = new int[codes.length];
        for (int rank = 0; rank < codes.length; rank++) {
            ranks[codes[rank]] = rank;
        }
        return ranks;
    }
}
