package org.attributionj.io;

/** Thrown if more rows were rejected than {@link ReadLimits#maxRejects} tolerates. */
public final class TooManyRejectsException extends UnusableInputException {
    private static final long serialVersionUID = 1L;

    private final transient RejectedRow last;

    /**
     * An exception about the row that was one too many.
     *
     * @param limit the number that is tolerated
     * @param last the row
     */
    public TooManyRejectsException(long limit, RejectedRow last) {
        super("more than " + limit + " rows were rejected; the last is " + last);
        this.last = last;
    }

    /**
     * The row that was one too many.
     *
     * @return the row
     */
    public RejectedRow last() {
        return last;
    }
}
