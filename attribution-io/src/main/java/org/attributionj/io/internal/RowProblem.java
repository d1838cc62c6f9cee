package org.attributionj.io.internal;

/**
 * What is wrong with a row: thrown while it is read, caught by its reader, never seen by users. Without a stack trace,
 * as a file may have many.
 */
public final class RowProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final String value;

    /**
     * A problem.
     *
     * @param column the column at fault; empty if the row as a whole is
     * @param value the value at fault
     * @param reason what is wrong
     */
    public RowProblem(String column, String value, String reason) {
        super(reason, null, false, false);
        this.column = column;
        this.value = value;
    }

    /**
     * The column at fault.
     *
     * @return the column's name, or nothing
     */
    public String column() {
        return column;
    }

    /**
     * The value at fault.
     *
     * @return the value
     */
    public String value() {
        return value;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public String reason() {
        String reason = getMessage();
        return reason == null ? "" : reason;
    }
}
