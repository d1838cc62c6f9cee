package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.InvalidObjectException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.internal.SerialData;
import org.jspecify.annotations.Nullable;

/** A measure whose identity is its name. */
final class NamedMeasure implements Measure {
    private static final long serialVersionUID = 1L;
    private static final int DIGITS = 9;

    private final String name;
    private final Quantity quantity;

    NamedMeasure(String name, Quantity quantity) {
        this.name = name;
        this.quantity = notNull(quantity, "quantity");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long billionths(Touchpoint touchpoint) {
        BigDecimal number = quantity.of(touchpoint);
        if (number == null) {
            return UNKNOWN;
        }
        BigInteger billionths = number.setScale(DIGITS, RoundingMode.HALF_EVEN).unscaledValue();
        check(billionths.abs().bitLength() < Long.SIZE, () -> name + " must be below 9.2 x 10^9, but was " + number);
        return billionths.longValue();
    }

    private Object writeReplace() {
        return BuiltInForm.of(BuiltInForm.Kind.MEASURE, name, this);
    }

    private Object readResolve() throws InvalidObjectException {
        SerialData.require(name != null && quantity != null, "a name and what it stands for must be there");
        return BuiltInForm.Kind.MEASURE
                .find(name)
                .<Object>map(builtIn -> builtIn)
                .orElse(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Measure that && name.equals(that.name());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
