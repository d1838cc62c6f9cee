package org.attributionj.io.internal;

import org.jspecify.annotations.Nullable;

/** One record of a CSV file, used again for the next one. Single thread. */
public final class CsvRow implements RowValues {
    private final @Nullable String[] values;
    private long line;
    private int count;
    private boolean isAfterBlank;

    /** The column whose values are kept as characters; -1 for none. */
    private int charColumn = -1;

    private char[] chars = new char[128];
    private int charCount;

    CsvRow(int columns) {
        values = new String[columns];
    }

    /** Ends a record: columns that it leaves out are empty. */
    void end(long newLine) {
        line = Math.abs(newLine);
        isAfterBlank = newLine < 0;
        for (int i = count; i < values.length; i++) {
            values[i] = null;
            if (i == charColumn) {
                charCount = 0;
            }
        }
    }

    void set(int column, @Nullable String value) {
        values[column] = value;
        count = column + 1;
    }

    void keepChars(int column) {
        charColumn = column;
    }

    boolean keepsChars(int column) {
        return column == charColumn;
    }

    void setChars(char[] from, int offset, int length) {
        count = charColumn + 1;
        int begin = offset;
        int end = offset + length;
        while (begin < end && from[begin] <= ' ') {
            begin++;
        }
        while (end > begin && from[end - 1] <= ' ') {
            end--;
        }
        charCount = end - begin;
        if (chars.length < charCount) {
            chars = new char[Math.max(charCount, 2 * chars.length)];
        }
        System.arraycopy(from, begin, chars, 0, charCount);
    }

    /**
     * The value of the column that is kept as characters, without the blanks around it.
     *
     * @return an array that begins with the {@link #charCount} characters; the next record overwrites them
     */
    public char[] chars() {
        return chars;
    }

    /**
     * The number of {@link #chars}.
     *
     * @return the number, 0 if the value is empty
     */
    public int charCount() {
        return charCount;
    }

    /**
     * A column's value, without the blanks around it.
     *
     * @param column the column, from 0; a negative one has no value
     * @return the value, or null if it is empty
     */
    @Override
    public @Nullable String get(int column) {
        if (column >= 0 && column == charColumn) {
            return charCount == 0 ? null : new String(chars, 0, charCount);
        }
        return column < 0 ? null : values[column];
    }

    /**
     * The line on which the record begins.
     *
     * @return the line, from 1
     */
    public long line() {
        return line;
    }

    /**
     * How many fields the record has.
     *
     * @return the number, at most that of the columns
     */
    public int count() {
        return count;
    }

    /**
     * Whether a blank line stands before the record.
     *
     * @return whether one does
     */
    public boolean isAfterBlank() {
        return isAfterBlank;
    }
}
