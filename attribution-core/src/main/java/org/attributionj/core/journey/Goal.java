package org.attributionj.core.journey;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableSortedSet;
import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;

/**
 * The conversion types that an analysis is about. Conversions of other types neither end nor use up a journey.
 *
 * <p>Immutable and thread-safe.
 *
 * @param types the types; empty for all types
 */
public record Goal(Set<ConversionType> types) implements Serializable {

    private static final Goal EVERYTHING = new Goal(ImmutableSortedSet.of());

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the set or a type is null
     */
    public Goal {
        types = ImmutableSortedSet.copyOf(notNull(types, "types"));
    }

    /**
     * Conversions of every type.
     *
     * @return the goal
     */
    public static Goal everything() {
        return EVERYTHING;
    }

    /**
     * Conversions of the given types.
     *
     * @param types at least one type
     * @return the goal
     * @throws IllegalArgumentException if no type is given
     */
    public static Goal of(ConversionType... types) {
        if (types.length == 0) {
            throw new IllegalArgumentException("types must not be empty; use everything() for all types");
        }
        return new Goal(ImmutableSortedSet.copyOf(types));
    }

    /**
     * The default goal for some conversions: all types of which at least one conversion has a value other than zero; if
     * there is none, all types that occur. Naming these types gives the same goal.
     *
     * @param conversions the conversions; adjustments are passed over
     * @return the goal; every type if there is no conversion
     */
    public static Goal carryingValue(Collection<Conversion> conversions) {
        Finder finder = new Finder();
        conversions.forEach(finder::see);
        return finder.goal();
    }

    /** Finds the default goal of conversions that are seen one at a time. One thread at a time. */
    public static final class Finder {
        private final Set<ConversionType> withValue = new TreeSet<>();
        private final Set<ConversionType> seen = new TreeSet<>();

        /** A finder that has seen no conversion. */
        public Finder() {}

        /**
         * Takes a conversion into account.
         *
         * @param conversion a conversion; adjustments are passed over
         */
        public void see(Conversion conversion) {
            if (!conversion.isAdjustment()) {
                see(conversion.type(), conversion.value().signum() != 0);
            }
        }

        /**
         * Takes a conversion into account that is no adjustment.
         *
         * @param type the conversion's type
         * @param hasValue whether its value is other than zero
         */
        public void see(ConversionType type, boolean hasValue) {
            seen.add(notNull(type, "type"));
            if (hasValue) {
                withValue.add(type);
            }
        }

        /**
         * The default goal of what was seen.
         *
         * @return the types that carry value; if none does, all types seen; every type if nothing was
         */
        public Goal goal() {
            return new Goal(withValue.isEmpty() ? seen : withValue);
        }
    }

    /**
     * Whether conversions of a type count.
     *
     * @param type the type
     * @return whether they belong to the goal
     */
    public boolean includes(ConversionType type) {
        return types.isEmpty() || types.contains(type);
    }
}
