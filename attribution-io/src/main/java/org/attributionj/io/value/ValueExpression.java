package org.attributionj.io.value;

import com.google.common.collect.ImmutableSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value made of a row's columns:
 *
 * <pre>{@code
 * utm_medium | medium | 'email'              the first that is there; a constant
 * source + ' / ' + medium                    joined; nothing if a part is missing
 * if(gclid, 'google', utm_source)            by a condition
 * lower(Email) | Phone                       by a function
 * left(id, 15)                              a number is a constant
 * "Amount (EUR)", "2026"                     a column whose name has signs of the language in it, or is a number
 * context.campaign.medium, event_params[source]   members of JSON
 * }</pre>
 *
 * <p>Names are matched as those of columns are: exactly, else without regard to case, blanks, underscores and hyphens.
 * {@link ValueFunction} lists the functions. Immutable and thread-safe.
 */
public final class ValueExpression {
    private final String text;
    private final Node root;
    private final ImmutableSet<String> names;

    ValueExpression(String text, Node root, Set<String> names) {
        this.text = text;
        this.root = root;
        this.names = ImmutableSet.copyOf(names);
    }

    /** A part of an expression. */
    @FunctionalInterface
    interface Node {
        @Nullable
        String value(Fields row);
    }

    /**
     * An expression from its text.
     *
     * @param text the text
     * @return the expression
     * @throws IllegalArgumentException if it is none; the message says where and why
     */
    public static ValueExpression parse(String text) {
        return new ExpressionParser(Objects.requireNonNull(text, "text must not be null")).expression();
    }

    /**
     * The value in a row.
     *
     * @param row the row
     * @return the value; null if there is none
     */
    public @Nullable String of(Fields row) {
        String value = root.value(row);
        return value == null || value.isEmpty() ? null : value;
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
