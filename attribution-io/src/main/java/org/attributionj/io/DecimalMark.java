package org.attributionj.io;

/** What stands between the whole and the broken part of a number. */
public enum DecimalMark {
    /** What the number shows: {@code 1.234,50} and {@code 99,9} have a comma; {@code 1,234} is refused as ambiguous. */
    FOUND,
    /** A point; commas, apostrophes and blanks between groups of three digits are passed over. */
    POINT,
    /** A comma; points, apostrophes and blanks between groups of three digits are passed over. */
    COMMA
}
