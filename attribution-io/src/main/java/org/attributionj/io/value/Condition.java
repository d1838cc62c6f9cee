package org.attributionj.io.value;

import com.google.common.collect.ImmutableSet;
import java.util.Objects;
import java.util.Set;

/**
 * A question to a row:
 *
 * <pre>{@code
 * event_name = purchase                      equal, ignoring case
 * event = open|click                         one of these
 * Financial Status != voided|pending         there or not, but none of these
 * tr_total > 0                               numbers: <, <=, >, >=
 * url ~ '/thank-you'                         a regular expression found in it; !~ for not found
 * gclid                                      there
 * !user_id                                   not there
 * (a = 1 or b = 2) and !c
 * }</pre>
 *
 * <p>A value with signs of the language in it is written in single quotes. Immutable and thread-safe.
 */
public final class Condition {
    private final String text;
    private final Test root;
    private final ImmutableSet<String> names;

    Condition(String text, Test root, Set<String> names) {
        this.text = text;
        this.root = root;
        this.names = ImmutableSet.copyOf(names);
    }

    /** A part of a condition. */
    @FunctionalInterface
    interface Test {
        boolean holds(Fields row);
    }

    /**
     * A condition from its text.
     *
     * @param text the text
     * @return the condition
     * @throws IllegalArgumentException if it is none; the message says where and why
     */
    public static Condition parse(String text) {
        return new ExpressionParser(Objects.requireNonNull(text, "text must not be null")).condition();
    }

    /**
     * Whether it holds for a row.
     *
     * @param row the row
     * @return whether it does
     */
    public boolean holds(Fields row) {
        return root.holds(row);
    }

    /**
     * The names of the columns that it uses.
     *
     * @return the names, in the order of their first use
     */
    public Set<String> names() {
        return names;
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }
}
