package org.attributionj.models.auto;

import java.util.Arrays;
import java.util.List;

/** Numbers between the form of values and the form of loops. */
final class Lists {
    private Lists() {}

    static List<Double> of(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    static double[] toArray(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
