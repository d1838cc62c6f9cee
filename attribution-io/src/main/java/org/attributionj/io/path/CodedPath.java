package org.attributionj.io.path;

import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.money.Money;

/**
 * A row of a path table whose labels are codes of a dictionary. Immutable, as long as nobody writes to {@link #codes}, and
 * thread-safe.
 */
public final class CodedPath {
    private final int[] codes;
    private final long conversions;
    private final Money value;
    private final long nulls;

    CodedPath(int[] codes, long conversions, Money value, long nulls) {
        this.codes = codes;
        this.conversions = conversions;
        this.value = value;
        this.nulls = nulls;
    }

    /**
     * The labels of the path's steps, first touch first.
     *
     * @return codes of the {@link Dictionary} that the reader was given, at least one; the row's own array, which must not
     *     be changed
     */
    public int[] codes() {
        return codes;
    }

    /**
     * The journeys that converted.
     *
     * @return the number, 0 or more
     */
    public long conversions() {
        return conversions;
    }

    /**
     * The total value of the journeys that converted.
     *
     * @return the value, 0 or more, with the scale as written
     */
    public Money value() {
        return value;
    }

    /**
     * The journeys that did not convert.
     *
     * @return the number, 0 or more
     */
    public long nulls() {
        return nulls;
    }
}
