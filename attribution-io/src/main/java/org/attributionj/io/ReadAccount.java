package org.attributionj.io;

/**
 * How many rows were read and what became of them: {@code accepted + rejected = read}, always. Headers and empty lines
 * are no rows. Immutable and thread-safe.
 *
 * @param read the rows read, 0 or more
 * @param accepted the rows that were understood
 * @param rejected the rows that were not
 */
public record ReadAccount(long read, long accepted, long rejected) {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if a number is negative or they do not add up
     */
    public ReadAccount {
        if (accepted < 0 || rejected < 0 || accepted + rejected != read) {
            throw new IllegalArgumentException(
                    "accepted (" + accepted + ") and rejected (" + rejected + ") must add up to read (" + read + ")");
        }
    }

    /**
     * The account of two readings.
     *
     * @param other the other account
     * @return the sums
     */
    public ReadAccount plus(ReadAccount other) {
        return new ReadAccount(read + other.read, accepted + other.accepted, rejected + other.rejected);
    }

    /** The account in one line. */
    @Override
    public String toString() {
        return read + " rows read, " + accepted + " accepted, " + rejected + " rejected";
    }
}
