package org.attributionj.core.columnar;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;

/**
 * The values of converting journeys: whole units in a {@code long} each, and a unit each that is only stored once a second
 * unit appears. The rare value beyond {@code long} is kept aside.
 */
final class ValueColumn implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<MoneyUnit> units = new ArrayList<>(1);
    private final HashMap<Integer, BigInteger> beyondLong = new HashMap<>(0);
    private long[] values;
    private byte[] unitOf = new byte[0];
    private int size;

    ValueColumn(int capacity) {
        values = new long[capacity];
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a column of values is read through the serial form of its batch");
    }

    void clear() {
        size = 0;
        beyondLong.clear();
    }

    void add(MoneyUnit unit, BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            add(unit, value.longValue());
        } else {
            beyondLong.put(size, value);
            add(unit, 0);
        }
    }

    void add(MoneyUnit unit, long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(16, size + (size >> 1)));
        }
        values[size] = value;
        int code = code(unit);
        if (code > 0 || unitOf.length > 0) {
            if (unitOf.length <= size) {
                unitOf = Arrays.copyOf(unitOf, values.length);
            }
            unitOf[size] = (byte) code;
        }
        size++;
    }

    private int code(MoneyUnit unit) {
        int code = units.indexOf(unit);
        if (code < 0) {
            code = units.size();
            if (code > 255) {
                throw new IllegalArgumentException(
                        "values have more than 256 different units (currency and scale); the last one is " + unit);
            }
            units.add(unit);
        }
        return code;
    }

    void trim() {
        values = Arrays.copyOf(values, size);
        if (unitOf.length > 0) {
            unitOf = Arrays.copyOf(unitOf, size);
        }
    }

    boolean fitsLong(int index) {
        return beyondLong.isEmpty() || !beyondLong.containsKey(index);
    }

    long units(int index) {
        if (!fitsLong(index)) {
            throw new ArithmeticException("the value " + value(index) + " does not fit a long; use value()");
        }
        return values[index];
    }

    MoneyUnit unit(int index) {
        return units.get(unitOf.length == 0 ? 0 : unitOf[index] & 0xff);
    }

    Money value(int index) {
        BigInteger big = beyondLong.get(index);
        return big == null ? unit(index).times(values[index]) : unit(index).times(big);
    }
}
