package org.attributionj.io.result;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Makes CSV safe to open in a spreadsheet: a cell that one would run as a formula gets an apostrophe before it. Those are
 * cells that begin with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return, unless they are plain decimal
 * numbers. Whoever reads such a file by program takes one apostrophe from before these signs.
 *
 * <p>Takes what {@link ResultCsv} and the other writers write: cells between commas, in double quotes where need be. One
 * thread at a time.
 */
public final class SpreadsheetSafeWriter extends FilterWriter {
    private static final Pattern NUMBER = Pattern.compile("[-+]\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final String RUN = "=+-@\t\r";

    /** Longer cells are no numbers, and need not be kept until their end. */
    private static final int LONGEST_NUMBER = 1_100;

    private enum Place {
        BEFORE_CELL,
        IN_CELL,
        IN_QUOTES,
        MAYBE_NUMBER
    }

    private final StringBuilder held = new StringBuilder();
    private Place place = Place.BEFORE_CELL;

    /**
     * A writer before another one.
     *
     * @param out takes the safe CSV; closed with this
     */
    public SpreadsheetSafeWriter(Writer out) {
        super(Objects.requireNonNull(out, "out must not be null"));
    }

    @Override
    public void write(int c) throws IOException {
        take((char) c);
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            take(chars[i]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            take(text.charAt(i));
        }
    }

    private void take(char c) throws IOException {
        switch (place) {
            case BEFORE_CELL -> begin(c);
            case IN_QUOTES -> quoted(c);
            case MAYBE_NUMBER -> maybeNumber(c);
            case IN_CELL -> {
                out.write(c);
                place = isEnd(c) ? Place.BEFORE_CELL : Place.IN_CELL;
            }
        }
    }

    private void begin(char c) throws IOException {
        if (c == '"') {
            out.write(c);
            place = Place.IN_QUOTES;
            held.setLength(0);
        } else if (c == '-' || c == '+') {
            held.append(c);
            place = Place.MAYBE_NUMBER;
        } else if (RUN.indexOf(c) >= 0) {
            out.write('\'');
            out.write(c);
            place = Place.IN_CELL;
        } else {
            out.write(c);
            place = isEnd(c) ? Place.BEFORE_CELL : Place.IN_CELL;
        }
    }

    /** The first character in quotes may be one to run; a pair of quotes within is met as an end and a new beginning. */
    private void quoted(char c) throws IOException {
        if (held.length() == 0 && RUN.indexOf(c) >= 0) {
            out.write('\'');
        }
        held.setLength(1);
        out.write(c);
        if (c == '"') {
            place = Place.IN_CELL;
        }
    }

    private void maybeNumber(char c) throws IOException {
        if (isEnd(c)) {
            release();
            out.write(c);
            place = Place.BEFORE_CELL;
        } else {
            held.append(c);
            if (held.length() > LONGEST_NUMBER) {
                release();
                place = Place.IN_CELL;
            }
        }
    }

    private void release() throws IOException {
        if (!NUMBER.matcher(held).matches()) {
            out.write('\'');
        }
        out.append(held);
        held.setLength(0);
    }

    private static boolean isEnd(char c) {
        return c == ',' || c == '\n';
    }

    /** Flushes all but a cell that has only begun. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (place == Place.MAYBE_NUMBER) {
            release();
            place = Place.IN_CELL;
        }
        out.close();
    }
}
