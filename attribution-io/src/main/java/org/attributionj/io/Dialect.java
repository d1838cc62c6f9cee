package org.attributionj.io;

import com.google.common.collect.ImmutableList;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.attributionj.io.internal.Separators;
import org.jspecify.annotations.Nullable;

/**
 * How a table is written: what stands between fields, how decimals and letters are coded, where the header is. What is not
 * given is found out where the file leaves no doubt.
 *
 * <p>Whatever is given: a byte order mark is obeyed, a first line {@code sep=;} names the delimiter, and lines that begin
 * with {@code #} and a blank, a hyphen or nothing are passed over before the header. Immutable and thread-safe; each {@code
 * with} method returns a changed copy.
 *
 * @param delimiter the character between fields; null for the one of comma, semicolon, tab and {@code |} that gives the most
 *     columns a meaning
 * @param decimal how decimals are written
 * @param charset how letters are coded; null for UTF-8, or UTF-16 where its byte order mark or its zero bytes show
 * @param header the names of the columns of a file that has no header; empty if the file has one
 * @param hasHeader whether the first line names the columns; if not and no {@code header} is given, the columns are called
 *     c1, c2, …
 * @param comment lines that begin with this are passed over; null for none after the header
 */
public record Dialect(
        @Nullable Character delimiter,
        DecimalMark decimal,
        @Nullable Charset charset,
        List<String> header,
        boolean hasHeader,
        @Nullable String comment) {

    /** All of it as the file shows it; a header. */
    public static final Dialect FOUND = new Dialect(null, DecimalMark.FOUND, null, ImmutableList.of(), true, null);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if the delimiter is a quote, a line break, NUL or not ASCII, the comment is empty, or
     *     there are names of columns besides a header
     */
    public Dialect {
        Objects.requireNonNull(decimal, "decimal must not be null");
        header = ImmutableList.copyOf(header);
        if (delimiter != null) {
            Separators.require(delimiter);
        }
        if (comment != null && comment.isEmpty()) {
            throw new IllegalArgumentException("comment must not be empty");
        }
        if (hasHeader && !header.isEmpty()) {
            throw new IllegalArgumentException("a file either has a header or is given one");
        }
    }

    /**
     * Another delimiter.
     *
     * @param newDelimiter the character between fields; null to find it out
     * @return a changed dialect
     */
    public Dialect withDelimiter(@Nullable Character newDelimiter) {
        return new Dialect(newDelimiter, decimal, charset, header, hasHeader, comment);
    }

    /**
     * Another way of writing decimals.
     *
     * @param newDecimal the way
     * @return a changed dialect
     */
    public Dialect withDecimal(DecimalMark newDecimal) {
        return new Dialect(delimiter, newDecimal, charset, header, hasHeader, comment);
    }

    /**
     * Another charset.
     *
     * @param newCharset how letters are coded; null to find it out
     * @return a changed dialect
     */
    public Dialect withCharset(@Nullable Charset newCharset) {
        return new Dialect(delimiter, decimal, newCharset, header, hasHeader, comment);
    }

    /**
     * The names of the columns of files that have no header.
     *
     * @param names the names; if empty, the columns are called c1, c2, …
     * @return a changed dialect
     */
    public Dialect withoutHeader(List<String> names) {
        return new Dialect(delimiter, decimal, charset, names, false, comment);
    }

    /**
     * Comments.
     *
     * @param prefix lines that begin with this are passed over; null for none
     * @return a changed dialect
     */
    public Dialect withComment(@Nullable String prefix) {
        return new Dialect(delimiter, decimal, charset, header, hasHeader, prefix);
    }
}
