package org.attributionj.models.shapley;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathCursor;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.internal.FittedLabels;

/**
 * How often journeys with exactly a set of channels converted: what order- and repetition-blind models are fitted from.
 * Sets are sorted and channels numbered by label, so that equal data give equal tables. Immutable once built.
 */
final class PresenceTable implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ImmutableList<String> labels;
    private final ImmutableList<ChannelSet> sets;
    private final long[] conversions;
    private final long[] nulls;
    private final ImmutableList<Currency> currencies;

    /** {@code values[currency][row]}, in whole currency units. */
    private final double[][] values;

    private PresenceTable(Builder builder) {
        labels = builder.labels;
        // sorted once, where a sorted map would compare paths as often as they are added
        sets = ImmutableList.sortedCopyOf(builder.rows.keySet());
        List<Row> rows = sets.stream().map(set -> builder.rows.get(set)).toList();
        conversions = rows.stream().mapToLong(row -> row.conversions).toArray();
        nulls = rows.stream().mapToLong(row -> row.nulls).toArray();
        currencies = ImmutableList.copyOf(builder.currencies);
        values = currencies.stream()
                .map(currency ->
                        rows.stream().mapToDouble(row -> row.value(currency)).toArray())
                .toArray(double[][]::new);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a table of sets is read through the serial form of the model");
    }

    /** Reads a path table, whose empty path is passed over: it holds no channel to credit. O(touchpoints). */
    static PresenceTable of(PathTable table) {
        FittedLabels.Ranks ranks = FittedLabels.ranks(table);
        Builder builder = new Builder(ranks.labels());
        List<Currency> currencies = List.copyOf(table.values().keySet());
        int[] members = new int[16];
        for (PathCursor row = table.unorderedCursor(); row.next(); ) {
            int n = row.length();
            if (n == 0) {
                continue;
            }
            if (members.length < n) {
                members = new int[Math.max(n, 2 * members.length)];
            }
            for (int step = 0; step < n; step++) {
                members[step] = ranks.of(row.code(step));
            }
            ChannelSet set = ChannelSet.of(members, sortedDistinct(members, n));
            long conversions = row.conversions();
            builder.add(set, conversions, row.nulls());
            for (int i = 0; conversions > 0 && i < currencies.size(); i++) {
                if (row.conversions(currencies.get(i)) > 0) {
                    builder.addValue(set, row.money(currencies.get(i)));
                }
            }
        }
        return builder.build();
    }

    static PresenceTable of(CoalitionRateFit fit) {
        return new PresenceTable(fit);
    }

    private PresenceTable(CoalitionRateFit fit) {
        labels = ImmutableList.copyOf(fit.channels());
        sets = fit.sets().stream()
                .map(set ->
                        ChannelSet.of(Ints.toArray(set.members()), set.members().size()))
                .collect(ImmutableList.toImmutableList());
        conversions = fit.sets().stream()
                .mapToLong(CoalitionRateFit.Coalition::conversions)
                .toArray();
        nulls = fit.sets().stream().mapToLong(CoalitionRateFit.Coalition::nulls).toArray();
        currencies = ImmutableList.copyOf(fit.currencies());
        values = IntStream.range(0, currencies.size())
                .mapToObj(currency -> fit.sets().stream()
                        .mapToDouble(set -> set.values().get(currency))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The sets with what is known of each. */
    List<CoalitionRateFit.Coalition> coalitions() {
        return IntStream.range(0, rows())
                .mapToObj(row -> new CoalitionRateFit.Coalition(
                        IntStream.range(0, set(row).size())
                                .map(set(row)::member)
                                .boxed()
                                .toList(),
                        conversions[row],
                        nulls[row],
                        Arrays.stream(values).map(ofCurrency -> ofCurrency[row]).toList()))
                .toList();
    }

    /** Sorts the first n numbers and moves the distinct ones to the front; returns how many they are. */
    static int sortedDistinct(int[] numbers, int n) {
        Arrays.sort(numbers, 0, n);
        int distinct = 0;
        for (int i = 0; i < n; i++) {
            if (distinct == 0 || numbers[distinct - 1] != numbers[i]) {
                numbers[distinct++] = numbers[i];
            }
        }
        return distinct;
    }

    /** The channels, sorted. */
    ImmutableList<String> labels() {
        return labels;
    }

    int rows() {
        return conversions.length;
    }

    ChannelSet set(int row) {
        return sets.get(row);
    }

    ImmutableList<ChannelSet> sets() {
        return sets;
    }

    long conversions(int row) {
        return conversions[row];
    }

    long nulls(int row) {
        return nulls[row];
    }

    long conversions() {
        return Arrays.stream(conversions).reduce(0, Math::addExact);
    }

    long nulls() {
        return Arrays.stream(nulls).reduce(0, Math::addExact);
    }

    double rate(int row) {
        return conversions[row] / ((double) conversions[row] + nulls[row]);
    }

    /** The currencies of the values, sorted by code. */
    ImmutableList<Currency> currencies() {
        return currencies;
    }

    double value(int currency, int row) {
        return values[currency][row];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PresenceTable that
                && labels.equals(that.labels)
                && sets.equals(that.sets)
                && Arrays.equals(conversions, that.conversions)
                && Arrays.equals(nulls, that.nulls)
                && currencies.equals(that.currencies)
                && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * sets.hashCode() + Arrays.hashCode(conversions);
    }

    /** A set's counts, and its value per currency exactly. */
    private static final class Row {
        private final Map<Currency, BigDecimal> values = new HashMap<>(2);
        private long conversions;
        private long nulls;

        double value(Currency currency) {
            return values.getOrDefault(currency, BigDecimal.ZERO).doubleValue();
        }
    }

    /** Collects rows. One thread at a time. */
    static final class Builder {
        private final ImmutableList<String> labels;
        private final Map<ChannelSet, Row> rows = new HashMap<>();
        private final Set<Currency> currencies = new TreeSet<>(Comparator.comparing(Currency::getCurrencyCode));

        /** Over the sorted labels of the table to be. */
        Builder(List<String> sortedLabels) {
            labels = ImmutableList.copyOf(sortedLabels);
        }

        /** Adds journeys that hold exactly a set of channels. */
        Builder add(ChannelSet set, long conversions, long nulls) {
            Row row = rows.computeIfAbsent(set, unseen -> new Row());
            row.conversions = Math.addExact(row.conversions, conversions);
            row.nulls = Math.addExact(row.nulls, nulls);
            return this;
        }

        /** Adds the value of conversions of a set. */
        Builder addValue(ChannelSet set, Money value) {
            currencies.add(value.currency());
            rows.computeIfAbsent(set, unseen -> new Row())
                    .values
                    .merge(value.currency(), value.amount(), BigDecimal::add);
            return this;
        }

        PresenceTable build() {
            return new PresenceTable(this);
        }
    }
}
