package org.attributionj.enrich.identity;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which edges join people. Immutable and thread-safe.
 *
 * @param types the known kinds of ids, those first that name a person best: the canonical id is of the first kind that a
 *     person has
 * @param otherType limits of kinds that are not listed; its name does not matter
 * @param blocked values that are nobody's id; the whole value must match
 * @param leastWeight edges of less weight join nobody
 * @param largest no person has more ids than this
 */
public record IdentityRules(
        ImmutableList<IdType> types, IdType otherType, Pattern blocked, double leastWeight, int largest) {

    private static final int FEW = 5;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Pattern NOBODY = Pattern.compile(
            "[0-]*|-1|null|nil|none|nan|n/a|na|undefined|unknown|anonymous|anon|guest|test|\\(not set\\)|\\(none\\)|true|false",
            Pattern.CASE_INSENSITIVE);

    private static final IdentityRules STANDARD = new IdentityRules(
            ImmutableList.of(
                    IdType.strong("user_id", 1),
                    IdType.strong("customer_id", 1),
                    IdType.strong("email", FEW),
                    IdType.strong("phone", FEW)),
            IdType.weak("other", FEW, WEEK),
            NOBODY,
            0,
            1_000);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the weight is NaN, the largest size is not positive, or a kind is listed twice
     */
    public IdentityRules {
        Objects.requireNonNull(types, "types must not be null");
        Objects.requireNonNull(otherType, "otherType must not be null");
        Objects.requireNonNull(blocked, "blocked must not be null");
        if (Double.isNaN(leastWeight)) {
            throw new IllegalArgumentException("leastWeight must be a number, but was NaN");
        }
        if (largest < 1) {
            throw new IllegalArgumentException("largest must be 1 or more, but was " + largest);
        }
        if (types.stream().map(IdType::name).distinct().count() < types.size()) {
            throw new IllegalArgumentException("types must have different names, but were " + types);
        }
    }

    /**
     * The rules to start with: one {@code user_id} or {@code customer_id}, up to five each of {@code email} and {@code phone}
     * name a person; of each other kind up to five that were first seen within a week of each other; up to 1,000 ids in all.
     *
     * @return the rules
     */
    public static IdentityRules standard() {
        return STANDARD;
    }

    /**
     * Other kinds.
     *
     * @param newTypes the kinds, the best first
     * @return a changed copy
     */
    public IdentityRules withTypes(List<IdType> newTypes) {
        return new IdentityRules(ImmutableList.copyOf(newTypes), otherType, blocked, leastWeight, largest);
    }

    /**
     * Other limits of kinds that are not listed.
     *
     * @param newOther the limits
     * @return a changed copy
     */
    public IdentityRules withOtherType(IdType newOther) {
        return new IdentityRules(types, newOther, blocked, leastWeight, largest);
    }

    /**
     * Another least weight, for edges that other tools guessed.
     *
     * @param weight edges of less weight join nobody
     * @return a changed copy
     */
    public IdentityRules withLeastWeight(double weight) {
        return new IdentityRules(types, otherType, blocked, weight, largest);
    }

    /**
     * Another size.
     *
     * @param size no person has more ids than this
     * @return a changed copy
     */
    public IdentityRules withLargest(int size) {
        return new IdentityRules(types, otherType, blocked, leastWeight, size);
    }

    IdType typeOf(String name) {
        for (IdType type : types) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return otherType;
    }

    /** The place of a kind among those that name a person; unlisted ones come last, whatever their names. */
    int rankOf(String name) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).name().equals(name)) {
                return i;
            }
        }
        return types.size();
    }

    boolean isBlocked(String value) {
        return value.isBlank() || blocked.matcher(value).matches();
    }
}
