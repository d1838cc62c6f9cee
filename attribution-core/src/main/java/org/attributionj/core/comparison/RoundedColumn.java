package org.attributionj.core.comparison;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rounds the numbers of a column so that they still add up to the rounded total: what a reader will check first. */
final class RoundedColumn {
    private RoundedColumn() {}

    /**
     * Rounds by largest remainder.
     *
     * @param values any numbers
     * @param scale the number of decimals to keep
     * @return as many numbers of that scale, each less than one unit from its value, whose sum is the sum of the values
     *     rounded half up; ties go to the earlier
     */
    static List<BigDecimal> round(List<BigDecimal> values, int scale) {
        BigDecimal total = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> floors = values.stream()
                .map(value -> value.setScale(scale, RoundingMode.FLOOR))
                .toList();
        BigDecimal left = total.setScale(scale, RoundingMode.HALF_UP)
                .subtract(floors.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        int extra = left.unscaledValue().intValueExact();
        List<Integer> byRemainder = IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> values.get(i).subtract(floors.get(i)))
                        .reversed())
                .toList();
        var raised = byRemainder.stream().limit(extra).collect(Collectors.toSet());
        BigDecimal unit = new BigDecimal(BigInteger.ONE, scale);
        return IntStream.range(0, values.size())
                .mapToObj(i -> raised.contains(i) ? floors.get(i).add(unit) : floors.get(i))
                .toList();
    }
}
