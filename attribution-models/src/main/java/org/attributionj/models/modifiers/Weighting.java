package org.attributionj.models.modifiers;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notBlank;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.models.internal.Labels;
import org.attributionj.models.internal.Parameters;

/**
 * Multipliers by label of one dimension; labels that are not named have 1. Labels are matched whatever their case.
 * Immutable and thread-safe.
 *
 * @param dimension a built-in dimension
 * @param multipliers by folded label, each 0 or in [1e-9, 1e9], none of them 1
 */
record Weighting(Dimension dimension, Map<String, Double> multipliers) implements Serializable {

    Weighting {
        notNull(dimension, "dimension");
        multipliers = ImmutableSortedMap.copyOf(multipliers);
        multipliers.forEach((label, factor) -> Parameters.weight(factor, "multiplier of " + dimension + " " + label));
    }

    static Weighting of(Dimension dimension, Map<String, Double> multipliers) {
        Optional<Dimension> builtIn = Dimension.find(dimension.name());
        check(
                builtIn.isPresent(),
                "dimension must be one of " + Dimension.builtIn() + ", so that the model has a text form, but was "
                        + dimension.name());
        TreeMap<String, Double> byLabel = new TreeMap<>();
        multipliers.forEach((label, multiplier) -> {
            String folded = Labels.folded(notBlank(label, dimension.name()));
            double checked = Parameters.weight(multiplier, "multiplier of " + dimension.name() + " " + label);
            check(
                    byLabel.put(folded, checked) == null,
                    "multiplier of " + dimension.name() + " " + label + " must be given once");
        });
        return new Weighting(builtIn.orElseThrow(), withoutOnes(byLabel));
    }

    /** Both weightings after each other: multipliers of one label multiply. */
    Weighting times(Weighting other) {
        TreeMap<String, Double> product = new TreeMap<>(multipliers);
        other.multipliers.forEach((label, factor) -> product.merge(label, factor, (a, b) -> a * b));
        product.forEach((label, factor) -> Parameters.weight(factor, "multiplier of " + dimension + " " + label));
        return new Weighting(dimension, withoutOnes(product));
    }

    private static Map<String, Double> withoutOnes(TreeMap<String, Double> multipliers) {
        multipliers.values().removeIf(multiplier -> multiplier == 1);
        return multipliers;
    }

    boolean isChannel() {
        return dimension.equals(Dimension.CHANNEL);
    }
}
