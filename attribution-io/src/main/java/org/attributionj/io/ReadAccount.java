package org.attributionj.io;

/**
 * How many rows were read and what became of them: {@code accepted + rejected + passedOver = read}, always. Headers,
 * comments and empty lines are no rows. Immutable and thread-safe.
 *
 * @param read the rows read, 0 or more
 * @param accepted the rows that were understood
 * @param rejected the rows that were not
 * @param passedOver the rows that the user's condition left out
 * @param lostConversions the rejected rows that say that they are conversions
 */
public record ReadAccount(long read, long accepted, long rejected, long passedOver, long lostConversions) {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if a number is negative or they do not add up
     */
    public ReadAccount {
        if (accepted < 0
                || rejected < 0
                || passedOver < 0
                || lostConversions < 0
                || accepted + rejected + passedOver != read) {
            throw new IllegalArgumentException("accepted (" + accepted + "), rejected (" + rejected
                    + ") and passed over (" + passedOver + ") must add up to read (" + read + ")");
        }
    }

    /**
     * The account of rows none of which was passed over.
     *
     * @param read the rows read, 0 or more
     * @param accepted the rows that were understood
     * @param rejected the rows that were not
     * @throws IllegalArgumentException if a number is negative or they do not add up
     */
    public ReadAccount(long read, long accepted, long rejected) {
        this(read, accepted, rejected, 0, 0);
    }

    /**
     * The account of two readings.
     *
     * @param other the other account
     * @return the sums
     */
    public ReadAccount plus(ReadAccount other) {
        return new ReadAccount(
                read + other.read,
                accepted + other.accepted,
                rejected + other.rejected,
                passedOver + other.passedOver,
                lostConversions + other.lostConversions);
    }

    /** The account in one line. */
    @Override
    public String toString() {
        return read + " rows read, " + accepted + " accepted, " + rejected + " rejected"
                + (passedOver == 0 ? "" : ", " + passedOver + " passed over");
    }
}
