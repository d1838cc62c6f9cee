package org.attributionj.models.json;

/** A text that holds no fitted model that this version of the library can read. Says what is wrong, and where. */
public final class FittedModelFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    FittedModelFormatException(String message, int line, int column, Throwable cause) {
        super(message, cause);
        this.line = line;
        this.column = column;
    }

    /**
     * The line at which reading stopped.
     *
     * @return the line, the first being 1; 0 if it is not known
     */
    public int line() {
        return line;
    }

    /**
     * The column at which reading stopped.
     *
     * @return the column in characters, the first being 1; 0 if it is not known
     */
    public int column() {
        return column;
    }
}
