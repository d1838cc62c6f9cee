package org.attributionj.core.comparison;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.attributionj.core.internal.LargestRemainder;

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
        BigDecimal magnitude = values.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean[] raised = LargestRemainder.raised(
                IntStream.range(0, values.size())
                        .mapToObj(i -> values.get(i).subtract(floors.get(i)).movePointRight(scale))
                        .toList(),
                left.unscaledValue().intValueExact(),
                magnitude.movePointRight(scale));
        BigDecimal unit = new BigDecimal(BigInteger.ONE, scale);
        return IntStream.range(0, values.size())
                .mapToObj(i -> raised[i] ? floors.get(i).add(unit) : floors.get(i))
                .toList();
    }
}
