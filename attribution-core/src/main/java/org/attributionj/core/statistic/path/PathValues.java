package org.attributionj.core.statistic.path;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.attributionj.core.money.MoneyUnit;

/** The conversions whose values are in one unit, and the sums of these values, per path. Exact at any magnitude. */
final class PathValues {
    private final MoneyUnit unit;
    private long[] conversions;
    private long[] values;
    /** What no longer fits the long of a path; the path's value is the sum of both. */
    private final Map<Integer, BigInteger> beyondLong;

    PathValues(MoneyUnit unit) {
        this.unit = unit;
        conversions = new long[0];
        values = new long[0];
        beyondLong = new HashMap<>(0);
    }

    private PathValues(PathValues other) {
        unit = other.unit;
        conversions = other.conversions.clone();
        values = other.values.clone();
        beyondLong = new HashMap<>(other.beyondLong);
    }

    PathValues copy() {
        return new PathValues(this);
    }

    MoneyUnit unit() {
        return unit;
    }

    long conversions(int path) {
        return path < conversions.length ? conversions[path] : 0;
    }

    boolean fitsLong(int path) {
        return beyondLong.isEmpty()
                || !beyondLong.containsKey(path)
                || value(path).bitLength() < Long.SIZE;
    }

    /** The value in units, for those that fit. */
    long units(int path) {
        if (path >= values.length) {
            return 0;
        }
        return beyondLong.isEmpty() ? values[path] : value(path).longValueExact();
    }

    BigInteger value(int path) {
        BigInteger low = path < values.length ? BigInteger.valueOf(values[path]) : BigInteger.ZERO;
        BigInteger high = beyondLong.get(path);
        return high == null ? low : low.add(high);
    }

    double units(int path, double scale) {
        if (path >= values.length) {
            return 0;
        }
        return beyondLong.isEmpty() ? values[path] / scale : value(path).doubleValue() / scale;
    }

    void add(int path, long moreConversions, long moreUnits) {
        ensureCapacity(path);
        conversions[path] = Math.addExact(conversions[path], moreConversions);
        long sum = values[path] + moreUnits;
        if (((values[path] ^ sum) & (moreUnits ^ sum)) < 0) {
            spill(path, BigInteger.valueOf(moreUnits));
        } else {
            values[path] = sum;
        }
    }

    void add(int path, long moreConversions, BigInteger moreUnits) {
        if (moreUnits.bitLength() < Long.SIZE) {
            add(path, moreConversions, moreUnits.longValue());
        } else {
            ensureCapacity(path);
            conversions[path] = Math.addExact(conversions[path], moreConversions);
            spill(path, moreUnits);
        }
    }

    private void spill(int path, BigInteger more) {
        BigInteger value = value(path).add(more);
        if (value.bitLength() < Long.SIZE) {
            values[path] = value.longValue();
            beyondLong.remove(path);
        } else {
            values[path] = 0;
            beyondLong.put(path, value);
        }
    }

    private void ensureCapacity(int path) {
        if (path >= values.length) {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(16, path + (path >> 1) + 1L));
            conversions = Arrays.copyOf(conversions, capacity);
            values = Arrays.copyOf(values, capacity);
        }
    }
}
