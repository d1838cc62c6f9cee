package org.attributionj.models.modifiers;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.internal.Labels;
import org.attributionj.models.internal.ReadBack;
import org.attributionj.models.spec.SpecWriter;

/**
 * What is done to a model's weights: labels left out, labels weighed.
 *
 * <pre>
 *   m_i  = 0 if the channel of touchpoint i is left out, else the product of its multipliers
 *   w'_i = w_i * m_i, or m_i for all i if that makes every weight zero; then shares as always
 * </pre>
 *
 * <p>So touchpoints with m = 0 get nothing; if the model gives everything to them, the others share equally, weighed by m;
 * if there are no others, the conversion stays unattributed. "Channel" means the labels of the path, which are campaigns,
 * say, where paths are over campaigns.
 *
 * <p>Immutable and thread-safe. Several modifications are one: the sets unite, the multipliers multiply, and the order in
 * which they were made does not matter. Equal modifications do the same.
 */
public final class Modification implements Serializable {
    /** The option that leaves channels out. */
    public static final String WITHOUT = "without";

    /** The beginning of the options that weigh; the rest is a dimension's name. */
    public static final String WEIGHT = "weight-";

    private static final long serialVersionUID = 1L;
    private static final Modification NONE = new Modification(ImmutableSet.of(), ImmutableList.of());

    private final ImmutableSortedSet<String> without;
    private final ImmutableList<Weighting> weightings;

    private Modification(Set<String> without, List<Weighting> weightings) {
        this.without = ImmutableSortedSet.copyOf(without);
        this.weightings = ImmutableList.copyOf(weightings);
    }

    /**
     * No modification.
     *
     * @return the modification that changes nothing
     */
    public static Modification none() {
        return NONE;
    }

    /**
     * Also leaves channels out.
     *
     * @param channels labels of the path, matched whatever their case
     * @return a changed modification
     * @throws IllegalArgumentException if a label is blank
     */
    public Modification without(Collection<String> channels) {
        return canonical(Sets.union(without, Labels.foldedSet(channels, "channel")), weightings);
    }

    /**
     * Also weighs labels.
     *
     * @param dimension a built-in dimension; {@link Dimension#CHANNEL} stands for the labels of the path
     * @param multipliers multipliers by label, 0 or in [1e-9, 1e9]; 1 for labels that are not named
     * @return a changed modification
     * @throws IllegalArgumentException if the dimension is not built in, a multiplier or a product of several is out of
     *     range, or two labels differ by case only
     */
    public Modification weighted(Dimension dimension, Map<String, Double> multipliers) {
        Weighting added = Weighting.of(notNull(dimension, "dimension"), multipliers);
        List<Weighting> all = new ArrayList<>();
        for (Weighting known : weightings) {
            if (known.dimension().equals(added.dimension())) {
                added = known.times(added);
            } else {
                all.add(known);
            }
        }
        all.add(added);
        return canonical(without, all);
    }

    /**
     * Both modifications.
     *
     * @param other another modification
     * @return a modification that does what both do
     * @throws IllegalArgumentException if a product of multipliers is out of range
     */
    public Modification and(Modification other) {
        Modification both = without(other.without);
        for (Weighting weighting : other.weightings) {
            both = both.weighted(weighting.dimension(), weighting.multipliers());
        }
        return both;
    }

    /** Zeros of channels are exclusions, exclusions need no multiplier, weightings without multipliers vanish. */
    private static Modification canonical(Set<String> without, List<Weighting> weightings) {
        Set<String> zeros = new TreeSet<>(without);
        List<Weighting> kept = new ArrayList<>();
        for (Weighting weighting : weightings) {
            Weighting rest = weighting;
            if (weighting.isChannel()) {
                weighting.multipliers().forEach((label, multiplier) -> {
                    if (multiplier == 0) {
                        zeros.add(label);
                    }
                });
                rest = new Weighting(
                        weighting.dimension(),
                        Maps.filterKeys(new TreeMap<>(weighting.multipliers()), label -> !zeros.contains(label)));
            }
            if (!rest.multipliers().isEmpty()) {
                kept.add(rest);
            }
        }
        kept.sort(Comparator.comparing(weighting -> weighting.dimension().name()));
        return new Modification(zeros, kept);
    }

    private Object readResolve() throws InvalidObjectException {
        return ReadBack.made(() -> canonical(Labels.foldedSet(without, "channel"), weightings));
    }

    /**
     * Whether this changes nothing.
     *
     * @return whether no label is left out or weighed
     */
    public boolean isNone() {
        return without.isEmpty() && weightings.isEmpty();
    }

    /**
     * Modifies a model.
     *
     * @param model a model, which may be modified already
     * @return the modified model; the same one if this changes nothing
     * @throws IllegalArgumentException if a product of multipliers is out of range
     */
    public AttributionModel applyTo(AttributionModel model) {
        notNull(model, "model");
        if (isNone()) {
            return model;
        }
        return model instanceof ModifiedModel modified
                ? modified.modification().and(this).appliedTo(modified.inner())
                : appliedTo(model);
    }

    private AttributionModel appliedTo(AttributionModel inner) {
        return isNone() ? inner : new ModifiedModel(inner, this);
    }

    /**
     * What a model was modified by.
     *
     * @param model any model
     * @return the modification, which changes nothing if the model is not a modified one
     */
    public static Modification of(AttributionModel model) {
        return notNull(model, "model") instanceof ModifiedModel modified ? modified.modification() : NONE;
    }

    /**
     * The model that was modified.
     *
     * @param model any model
     * @return the model without its modification; itself if it has none
     */
    public static AttributionModel unmodified(AttributionModel model) {
        return notNull(model, "model") instanceof ModifiedModel modified ? modified.inner() : model;
    }

    /**
     * The channels that are left out.
     *
     * @return folded labels, sorted
     */
    public ImmutableSortedSet<String> without() {
        return without;
    }

    /**
     * The multipliers of all dimensions.
     *
     * @return multipliers by folded label, by dimension; sorted by the names of both
     */
    public ImmutableMap<Dimension, Map<String, Double>> multipliers() {
        return weightings.stream().collect(ImmutableMap.toImmutableMap(Weighting::dimension, Weighting::multipliers));
    }

    /**
     * The text form of a model with this modification.
     *
     * @param model the text form of the model without it
     * @return the text, such as {@code linear:without=direct}
     */
    public String nameOf(String model) {
        SpecWriter text = SpecWriter.of(model);
        if (!without.isEmpty()) {
            text.labels(WITHOUT, without);
        }
        for (Weighting weighting : weightings) {
            text.factors(WEIGHT + weighting.dimension().name(), weighting.multipliers());
        }
        return text.toString();
    }

    /**
     * What a model needs with this modification.
     *
     * @param model what it needs without
     * @return its needs, and the columns of the dimensions other than channels
     */
    public Needs needsOf(Needs model) {
        Needs needs = model;
        for (Weighting weighting : weightings) {
            if (!weighting.isChannel()) {
                needs = needs.and(Needs.column(weighting.dimension()));
            }
        }
        return needs;
    }

    /** Multipliers by dimension, exclusions among them as zeros. */
    ImmutableList<Weighting> factors() {
        if (without.isEmpty()) {
            return weightings;
        }
        Map<String, Double> channels = new TreeMap<>(Maps.toMap(without, label -> 0.0));
        ImmutableList.Builder<Weighting> others = ImmutableList.builder();
        for (Weighting weighting : weightings) {
            if (weighting.isChannel()) {
                channels.putAll(weighting.multipliers());
            } else {
                others.add(weighting);
            }
        }
        return ImmutableList.<Weighting>builder()
                .add(new Weighting(Dimension.CHANNEL, channels))
                .addAll(others.build())
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Modification that && without.equals(that.without) && weightings.equals(that.weightings);
    }

    @Override
    public int hashCode() {
        return 31 * without.hashCode() + weightings.hashCode();
    }

    /** The options of the text form, without a model. */
    @Override
    public String toString() {
        return isNone() ? "" : nameOf("m").substring("m:".length());
    }
}
