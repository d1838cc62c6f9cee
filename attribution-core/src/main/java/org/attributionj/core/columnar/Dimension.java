package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Optional;
import org.attributionj.core.event.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * A label for every touchpoint: what a model sees as a path's alphabet, or what a report groups by.
 *
 * <p>A lambda-like class of one's own is a dimension as well; equal dimensions have equal names and must give equal
 * labels. Implementations are immutable and thread-safe.
 */
public interface Dimension extends Serializable {

    /** The label of touchpoints that have none in a dimension. */
    String NONE = "(none)";

    /** The channel. */
    Dimension CHANNEL = of("channel", touchpoint -> touchpoint.channel().name());

    /** The campaign. */
    Dimension CAMPAIGN = of("campaign", Touchpoint::campaign);

    /** The creative or the e-mail. */
    Dimension CREATIVE = of("creative", Touchpoint::creative);

    /** The e-mail of e-mail touchpoints, the channel of the others. */
    Dimension EMAIL = of(
            "email",
            touchpoint -> touchpoint.type().isEmail() && touchpoint.creative() != null
                    ? touchpoint.creative()
                    : touchpoint.channel().name());

    /** The touchpoint type. */
    Dimension TYPE = of("type", touchpoint -> touchpoint.type().name());

    /** The channel and the touchpoint type, such as {@code email: email open}. */
    Dimension CHANNEL_AND_TYPE = of("channel+type", touchpoint -> touchpoint.channel() + ": " + touchpoint.type());

    /** The device's type. */
    Dimension DEVICE = of(
            "device",
            touchpoint ->
                    touchpoint.device() == null ? null : touchpoint.device().type());

    /** The country. */
    Dimension COUNTRY = of(
            "country",
            touchpoint -> touchpoint.place() == null ? null : touchpoint.place().country());

    /**
     * The dimension's name, as written in settings.
     *
     * @return the name
     */
    String name();

    /**
     * A touchpoint's label.
     *
     * @param touchpoint the touchpoint
     * @return the label, {@link #NONE} if it has none; never null
     */
    String label(Touchpoint touchpoint);

    /**
     * A touchpoint's label, or null; how a dimension is made from a lambda.
     *
     * @see Dimension#of
     */
    @FunctionalInterface
    interface Labeller extends Serializable {
        /**
         * A touchpoint's label.
         *
         * @param touchpoint the touchpoint
         * @return the label, or null if it has none
         */
        @Nullable
        String label(Touchpoint touchpoint);
    }

    /**
     * A dimension from a lambda. Two of them are equal if their names are.
     *
     * @param name the name
     * @param labeller gives the label of a touchpoint, or null
     * @return the dimension
     * @throws IllegalArgumentException if the name is blank
     */
    static Dimension of(String name, Labeller labeller) {
        return new NamedDimension(notBlank(name, "dimension"), labeller);
    }

    /**
     * A free attribute as a dimension.
     *
     * @param key the attribute's key
     * @return the dimension, named after the key
     */
    static Dimension attribute(String key) {
        return of(key, new NamedDimension.Attribute(key));
    }

    /**
     * The built-in dimensions.
     *
     * @return the constants of this interface
     */
    static ImmutableList<Dimension> builtIn() {
        return ImmutableList.of(CHANNEL, CAMPAIGN, CREATIVE, EMAIL, TYPE, CHANNEL_AND_TYPE, DEVICE, COUNTRY);
    }

    /**
     * The built-in dimension of a name.
     *
     * @param name the name, such as {@code campaign}
     * @return the dimension, or nothing
     */
    static Optional<Dimension> find(String name) {
        return builtIn().stream()
                .filter(dimension -> dimension.name().equals(name))
                .findFirst();
    }

    /**
     * The dimension that a name alone stands for: the built-in one, or else the free attribute of this key.
     *
     * @param name the name
     * @return the dimension
     * @throws IllegalArgumentException if the name is blank
     * @see #isKnownByName
     */
    static Dimension named(String name) {
        return find(name).orElseGet(() -> attribute(name));
    }

    /**
     * Whether a dimension's name alone says what it does, so that {@link #named} makes it again: true of built-in dimensions
     * and of free attributes that have not the name of one of these, false of lambdas and of classes of one's own.
     *
     * @param dimension the dimension
     * @return whether the name is enough to store it
     */
    static boolean isKnownByName(Dimension dimension) {
        return dimension instanceof NamedDimension named
                && find(named.name())
                        .map(builtIn -> builtIn instanceof NamedDimension known && known.labelsAs(named))
                        .orElseGet(named::isAttribute);
    }
}
