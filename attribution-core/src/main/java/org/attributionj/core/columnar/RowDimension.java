package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.journey.Journey;
import org.jspecify.annotations.Nullable;

/**
 * A label for every journey as a whole, where a {@link Dimension} labels touchpoints: what a report groups journeys by, such as
 * the conversion's type or the month.
 *
 * <p>Equal row dimensions have equal names and must give equal labels. Implementations are immutable and thread-safe.
 */
public interface RowDimension extends Serializable {

    /** The conversion's type; {@link Dimension#NONE} for open journeys, as in all that the conversion tells. */
    RowDimension CONVERSION_TYPE =
            ofConversion("conversion-type", conversion -> conversion.type().name());

    /** The currency of the conversion's value. */
    RowDimension CURRENCY =
            ofConversion("currency", conversion -> conversion.value().currency().getCurrencyCode());

    /** The conversion's category. */
    RowDimension CATEGORY = ofConversion("category", Conversion::category);

    /** The conversion's product; those of a conversion of several, sorted and separated by {@code |}. */
    RowDimension PRODUCT = ofConversion(
            "product",
            conversion -> String.join(
                    "|", conversion.productIds().stream().sorted().distinct().toList()));

    /** The month of the journey's end in UTC, such as {@code 2026-03}. */
    RowDimension MONTH = of(
            "month",
            journey -> YearMonth.from(journey.end().atZone(ZoneOffset.UTC)).toString());

    /**
     * The dimension's name, as written in settings.
     *
     * @return the name
     */
    String name();

    /**
     * A journey's label.
     *
     * @param journey the journey
     * @return the label, {@link Dimension#NONE} if it has none; never null
     */
    String label(Journey journey);

    /** Labels journeys; how a dimension is made from a lambda. */
    @FunctionalInterface
    interface Labeller extends Serializable {
        /**
         * A journey's label.
         *
         * @param journey the journey
         * @return the label, or null if it has none
         */
        @Nullable
        String label(Journey journey);
    }

    /** Labels conversions; how a dimension of the conversion is made from a lambda. */
    @FunctionalInterface
    interface OfConversion extends Serializable {
        /**
         * A conversion's label.
         *
         * @param conversion the conversion
         * @return the label, or null if it has none
         */
        @Nullable
        String label(Conversion conversion);
    }

    /**
     * A dimension from a lambda over journeys. Two of them are equal if their names are.
     *
     * @param name the name
     * @param labeller gives the label of a journey, or null
     * @return the dimension
     * @throws IllegalArgumentException if the name is blank
     */
    static RowDimension of(String name, Labeller labeller) {
        return new NamedRowDimension(notBlank(name, "row dimension"), labeller);
    }

    /**
     * A dimension from a lambda over conversions. Two of them are equal if their names are.
     *
     * @param name the name
     * @param labeller gives the label of a conversion, or null
     * @return the dimension, without a label for open journeys
     * @throws IllegalArgumentException if the name is blank
     */
    static RowDimension ofConversion(String name, OfConversion labeller) {
        return of(name, journey -> {
            Conversion conversion = journey.conversion();
            return conversion == null ? null : labeller.label(conversion);
        });
    }

    /**
     * A free attribute of the conversion, such as a brand or a customer segment.
     *
     * @param key the attribute's key
     * @return the dimension, named after the key
     */
    static RowDimension attribute(String key) {
        return ofConversion(key, conversion -> conversion.attributes().get(key));
    }

    /**
     * The built-in row dimensions.
     *
     * @return the constants of this interface
     */
    static ImmutableList<RowDimension> builtIn() {
        return ImmutableList.of(CONVERSION_TYPE, CURRENCY, CATEGORY, PRODUCT, MONTH);
    }

    /**
     * The built-in row dimension of a name.
     *
     * @param name the name, such as {@code conversion-type}
     * @return the dimension, or nothing
     */
    static Optional<RowDimension> find(String name) {
        return builtIn().stream()
                .filter(dimension -> dimension.name().equals(name))
                .findFirst();
    }
}
