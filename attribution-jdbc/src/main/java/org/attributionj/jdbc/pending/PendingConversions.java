package org.attributionj.jdbc.pending;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.attributionj.jdbc.support.Period;
import org.jspecify.annotations.Nullable;

/**
 * The conversions that wait for their attribution, shared by any number of programs on one database.
 *
 * <p>A conversion waits from the transaction that stores it, or that stores an event which changes its journey, until the
 * transaction that stores the results of its newest revision. So none is forgotten, whoever is killed when. Claims keep
 * programs from doing the same work twice; that the same revision is never stored twice does not depend on them, nor on
 * any clock: only the holder of a claim can complete it, once, and only if the revision is still the claimed one.
 * Thread-safe.
 */
public interface PendingConversions {

    /**
     * Reserves the conversions that have waited longest and that nobody else has claimed: no more than a limit, and no more
     * than whose customers have 200,000 touchpoints together, a customer's counted once for each conversion; but one. A claim that would last more
     * than twice the given lease from now on counts as lapsed: only a clock that was ahead, and was put back since, can
     * have made it, if all programs use leases of about one length.
     *
     * @param owner a name for messages and for looking into the table, such as the program's host; up to 200 characters
     * @param limit how many at most, 1 or more
     * @param lease how long they are reserved; afterwards others may claim them
     * @return the claim, possibly empty
     */
    Claim claim(String owner, int limit, Duration lease);

    /**
     * Reserves some of the given conversions: those that wait and that nobody else has claimed.
     *
     * @param owner as above
     * @param ids the conversions' ids
     * @param lease how long they are reserved
     * @return the claim, possibly empty
     */
    Claim claim(String owner, Collection<String> ids, Duration lease);

    /**
     * Stores results and ends the waiting, in one transaction. Conversions whose revision has changed meanwhile are passed
     * over and go on waiting.
     *
     * @param claim the claim
     * @param attributed some or all of the claimed conversions with their results
     * @param run the id of the run that they belong to, as the store's run log knows it; null if there is none
     * @return which were stored
     */
    Completion complete(Claim claim, Collection<AttributedConversion> attributed, @Nullable String run);

    /**
     * Gives back what a claim still holds, for others to claim at once.
     *
     * @param claim the claim
     */
    void release(Claim claim);

    /**
     * Has all conversions of a period attributed again, under new revisions: after a model was added, say.
     *
     * @param period the period of the conversions' times
     * @return how many wait because of this
     */
    int markAll(Period period);

    /**
     * Those of the given conversions that are stored and do not wait: attributed at their newest revision, or of no goal.
     *
     * @param ids the conversions' ids
     * @return the ids of the settled ones
     */
    Set<String> settled(Collection<String> ids);

    /**
     * How many conversions wait, claimed ones included.
     *
     * @return the number
     */
    long count();

    /**
     * Since when the conversion that has waited longest has been waiting.
     *
     * @return the moment, or nothing if none waits
     */
    Optional<Instant> oldest();
}
