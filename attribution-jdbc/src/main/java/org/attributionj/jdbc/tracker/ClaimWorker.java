package org.attributionj.jdbc.tracker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private final Clock clock;
    private final String owner;
    private final Duration lease;

    ClaimWorker(
            PendingConversions pending,
            Attribution attribution,
            Retries retries,
            Listeners listeners,
            Counters counters,
            Clock clock,
            String owner,
            Duration lease) {
        this.pending = pending;
        this.attribution = attribution;
        this.retries = retries;
        this.listeners = listeners;
        this.counters = counters;
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
            return new Batch(0, 0);
        }
        Attribution.Outcome outcome;
        Completion completion;
        try {
            outcome = retries.call(() -> attribution.attribute(claim));
            completion = complete(claim, outcome);
        } catch (RuntimeException | Error e) {
            giveBack(claim, e);
            throw e;
        }
        counters.attributed.add(completion.stored().size());
        counters.superseded.add(completion.superseded().size());
        counters.unattributable.add(outcome.failures().size());
        tell(outcome, new HashSet<>(completion.stored()));
        return new Batch(claim.conversions().size(), completion.stored().size());
    }

    /** Stores all results in one transaction or, if the database refuses any of them, each conversion's by themselves. */
    private Completion complete(Claim claim, Attribution.Outcome outcome) {
        try {
            return retries.call(() -> pending.complete(claim, outcome.attributed(), outcome.run()));
        } catch (StoreException e) {
            if (e.isTransient() || outcome.attributed().size() == 1) {
                throw e;
            }
            return completeEach(claim, outcome, e);
        }
    }

    /** One conversion must not hold up the others; but if none can be stored, the failure is not theirs. */
    private Completion completeEach(Claim claim, Attribution.Outcome outcome, StoreException ofAll) {
        List<String> stored = new ArrayList<>();
        List<String> superseded = new ArrayList<>();
        List<Attribution.Failure> refused = new ArrayList<>();
        for (AttributedConversion one : outcome.attributed()) {
            try {
                Completion completion = retries.call(() -> pending.complete(claim, List.of(one), outcome.run()));
                stored.addAll(completion.stored());
                superseded.addAll(completion.superseded());
            } catch (StoreException e) {
                refused.add(new Attribution.Failure(one.conversion(), e));
            }
        }
        if (refused.size() == outcome.attributed().size()) {
            throw ofAll;
        }
        outcome.failures().addAll(refused);
        return new Completion(stored, superseded);
    }

    private void tell(Attribution.Outcome outcome, Set<String> stored) {
        List<AttributedConversion> attributed = outcome.attributed().stream()
                .filter(one -> stored.contains(one.conversion().id()))
                .toList();
        if (!attributed.isEmpty()) {
            listeners.tell(listener -> listener.attributed(attributed));
        }
        outcome.failures()
                .forEach(failure ->
                        listeners.tell(listener -> listener.attributionFailed(failure.conversion(), failure.cause())));
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
     */
    record Batch(int claimed, int stored) {}
}
