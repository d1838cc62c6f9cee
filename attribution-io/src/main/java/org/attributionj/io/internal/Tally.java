package org.attributionj.io.internal;

import java.util.function.Consumer;
import org.attributionj.io.ReadAccount;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.TooManyRejectsException;

/** Counts rows and passes on the rejected ones, up to a limit. Single thread. */
public final class Tally {
    private final long maxRejects;
    private final Consumer<? super RejectedRow> sink;
    private long accepted;
    private long rejected;
    private long passedOver;
    private long lostConversions;

    /**
     * A tally at zero.
     *
     * @param maxRejects how many rejects are tolerated
     * @param sink is told of every reject
     */
    public Tally(long maxRejects, Consumer<? super RejectedRow> sink) {
        this.maxRejects = maxRejects;
        this.sink = sink;
    }

    /** Counts an accepted row. */
    public void accept() {
        accepted++;
    }

    /**
     * Counts a rejected row and passes it on.
     *
     * @param row the row
     * @throws TooManyRejectsException if it is one too many
     */
    public void reject(RejectedRow row) {
        rejected++;
        sink.accept(row);
        if (rejected > maxRejects) {
            throw new TooManyRejectsException(maxRejects, row);
        }
    }

    /** Says that the row rejected next is a conversion. */
    public void loseConversion() {
        lostConversions++;
    }

    /** Counts a row that the user did not ask for. */
    public void passOver() {
        passedOver++;
    }

    /**
     * The counts so far.
     *
     * @return the account
     */
    public ReadAccount account() {
        return new ReadAccount(accepted + rejected + passedOver, accepted, rejected, passedOver, lostConversions);
    }
}
