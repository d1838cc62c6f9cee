package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notBlank;

import java.io.Serializable;
import java.math.BigDecimal;
import org.attributionj.core.event.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * A number for every touchpoint, such as its cost, as a column of fixed-point integers that add up exactly: in billionths
 * (10<sup>-9</sup>), what is finer rounded half to even, up to 9.2 x 10<sup>9</sup> either way.
 *
 * <p>Equal measures have equal names and must give equal numbers. Implementations are immutable and thread-safe.
 */
public interface Measure extends Serializable {

    /** Stands where a touchpoint has no number. */
    long UNKNOWN = Long.MIN_VALUE;

    /** The cost, in whole units of its currency; currencies are for the reader to keep apart. */
    Measure COST = of(
            "cost",
            touchpoint -> touchpoint.cost() == null ? null : touchpoint.cost().amount());

    /**
     * The measure's name, as written in settings.
     *
     * @return the name
     */
    String name();

    /**
     * A touchpoint's number.
     *
     * @param touchpoint the touchpoint
     * @return billionths, or {@link #UNKNOWN}
     * @throws IllegalArgumentException if the number is too large
     */
    long billionths(Touchpoint touchpoint);

    /** Measures touchpoints; how a measure is made from a lambda. */
    @FunctionalInterface
    interface Quantity extends Serializable {
        /**
         * A touchpoint's number.
         *
         * @param touchpoint the touchpoint
         * @return the number, or null if it has none
         */
        @Nullable
        BigDecimal of(Touchpoint touchpoint);
    }

    /**
     * A measure from a lambda. Two of them are equal if their names are.
     *
     * @param name the name
     * @param quantity gives the number of a touchpoint, or null
     * @return the measure
     * @throws IllegalArgumentException if the name is blank
     */
    static Measure of(String name, Quantity quantity) {
        return new NamedMeasure(notBlank(name, "measure"), quantity);
    }
}
