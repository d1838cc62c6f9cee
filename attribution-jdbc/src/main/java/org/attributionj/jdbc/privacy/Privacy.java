package org.attributionj.jdbc.privacy;

import java.time.Instant;
import java.util.List;

/** Erases people and old data, and keeps the totals that were reported. Thread-safe. */
public interface Privacy {

    /**
     * Erases every trace of a customer in one transaction: events, results, credits, summaries, refused events (also rejected
     * rows that have the id in their text), adjustments by others of the customer's conversions, membership of the
     * population, parts of stored path tables. What the current results had divided moves to the erased totals of its
     * moment, so that the totals of reports of any period stay what they were. The audit has a line of it without an
     * identifier. Events that are sent again are refused from then on: by a hash of their ids, under a key of this database.
     *
     * <p>What the database keeps for itself is not reached: logs of a server, and the file of an H2 database until {@code
     * SHUTDOWN COMPACT}.
     *
     * @param customer the customer's id; one that is unknown leaves a line of zeros
     * @return the audit's line
     */
    Erasure eraseCustomer(String customer);

    /**
     * Erases what is older than a moment: touchpoints, conversions with their adjustments, adjustments of nothing, results and credits of these
     * conversions (whose totals move to the erased totals), refused events received before. Credits that newer conversions
     * gave to older touchpoints stay, as credits of something erased. Stored path tables follow with their next refresh.
     * Done in many small transactions; if one fails, a repeated call goes on from there.
     *
     * @param before the moment; what happened at it or later stays
     * @return the audit's line
     */
    Erasure eraseBefore(Instant before);

    /**
     * What has been erased.
     *
     * @return the audit, oldest line first
     */
    List<Erasure> audit();
}
