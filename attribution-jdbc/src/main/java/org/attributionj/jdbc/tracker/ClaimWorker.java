package org.attributionj.jdbc.tracker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attributionj.jdbc.internal.sql.Retries;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.Claim;
import org.attributionj.jdbc.pending.ClaimedConversion;
import org.attributionj.jdbc.pending.Completion;
import org.attributionj.jdbc.pending.PendingConversions;
import org.attributionj.jdbc.support.StoreException;

/** Takes a claim from its beginning to its end: attributes, stores, tells. One thread at a time. */
final class ClaimWorker {
    private final PendingConversions pending;
    private final Attribution attribution;
    private final Retries retries;
    private final Listeners listeners;
    private final Counters counters;
    private final Awaited awaited;
    private final Clock clock;
    private final String owner;
    private final Duration lease;

    ClaimWorker(
            PendingConversions pending,
            Attribution attribution,
            Retries retries,
            Listeners listeners,
            Counters counters,
            Awaited awaited,
            Clock clock,
            String owner,
            Duration lease) {
        this.pending = pending;
        this.attribution = attribution;
        this.retries = retries;
        this.listeners = listeners;
        this.counters = counters;
        this.awaited = awaited;
        this.clock = clock;
        this.owner = owner;
        this.lease = lease;
    }

    /** Attributes what has waited longest; returns how many conversions it claimed and how many it stored. */
    Batch next(int limit) {
        Claim claim = retries.call(() -> pending.claim(owner, limit, lease));
        counters.lag = lag(claim);
        return work(claim);
    }

    /** Attributes those of some conversions that still wait. */
    void some(List<String> ids) {
        work(retries.call(() -> pending.claim(owner, ids, lease)));
    }

    private Duration lag(Claim claim) {
        return claim.conversions().stream()
                .map(ClaimedConversion::pendingSince)
                .min(Instant::compareTo)
                .map(since -> Duration.between(since, clock.instant()))
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }

    private Batch work(Claim claim) {
        if (claim.isEmpty()) {
            return new Batch(0, 0, false);
        }
        int stored;
        try {
            stored = store(claim);
        } catch (RuntimeException | Error e) {
            if (mayPass(e)) {
                giveBack(claim, e);
                throw e;
            }
            stored = claim.conversions().size() == 1 ? fail(claim, e) : storeEach(claim);
        }
        return new Batch(claim.conversions().size(), stored, claim.isCut());
    }

    /** Whether it is no fault of a conversion: the database does not answer, or this thread shall end. */
    private static boolean mayPass(Throwable failure) {
        return (failure instanceof StoreException broken && broken.isTransient())
                || Thread.currentThread().isInterrupted();
    }

    /** Attributes and stores, a slice per transaction, so that no transaction grows with what customers did. */
    private int store(Claim claim) {
        Attribution.Outcome outcome = retries.call(() -> attribution.attribute(claim));
        int stored = 0;
        for (List<AttributedConversion> slice : Slices.of(outcome.attributed())) {
            Completion completion = retries.call(() -> pending.complete(claim, slice, outcome.run()));
            counters.attributed.add(completion.stored().size());
            counters.superseded.add(completion.superseded().size());
            tellAttributed(slice, new HashSet<>(completion.stored()));
            awaited.lookFor(completion.stored());
            stored += completion.stored().size();
        }
        fail(outcome.failures());
        return stored;
    }

    /** One conversion must not hold up the others. Those that a slice stored already are no longer the claim's. */
    private int storeEach(Claim claim) {
        int stored = 0;
        for (ClaimedConversion one : claim.conversions()) {
            stored += work(new Claim(claim.token(), claim.until(), List.of(one), false))
                    .stored();
        }
        return stored;
    }

    private int fail(Claim claim, Throwable cause) {
        fail(claim.conversions().stream()
                .map(one -> new Attribution.Failure(one, cause))
                .toList());
        return 0;
    }

    /** They keep their lease: not tried again before it lapses, they do not stand in the way of others. */
    private void fail(List<Attribution.Failure> failures) {
        counters.unattributable.add(failures.size());
        failures.forEach(failure ->
                listeners.tell(listener -> listener.attributionFailed(failure.conversion(), failure.cause())));
    }

    private void tellAttributed(List<AttributedConversion> slice, Set<String> stored) {
        List<AttributedConversion> attributed = slice.stream()
                .filter(one -> stored.contains(one.conversion().id()))
                .toList();
        if (!attributed.isEmpty()) {
            listeners.tell(listener -> listener.attributed(attributed));
        }
    }

    /** Not needed for correctness: a claim lapses. */
    private void giveBack(Claim claim, Throwable cause) {
        try {
            pending.release(claim);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * What came of a claim.
     *
     * @param claimed how many conversions it held
     * @param stored how many of them have their results now
     * @param isCut whether more wait that it had no room for
     */
    record Batch(int claimed, int stored, boolean isCut) {

        /** Whether more may wait. */
        boolean mayGoOn(int limit) {
            return isCut || claimed == limit;
        }
    }
}
