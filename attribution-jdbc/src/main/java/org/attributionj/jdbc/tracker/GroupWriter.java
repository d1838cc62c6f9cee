package org.attributionj.jdbc.tracker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.attributionj.core.assembly.EventKind;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.internal.sql.Retries;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.write.Refusal;
import org.attributionj.jdbc.write.WriteReport;

/**
 * Writes what waits in the queue, all of it in one transaction: while one transaction is being committed, the events of the
 * next one gather. One thread runs it.
 */
final class GroupWriter implements Runnable {
    private final EventQueue queue;
    private final ApartFromRefused store;
    private final int groupSize;
    private final Retries retries;
    private final Listeners listeners;
    private final Counters counters;
    private final BiConsumer<List<Conversion>, Set<String>> afterCommit;

    /** What is being written. */
    private volatile List<Submission> current = List.of();

    /**
     * A writer.
     *
     * @param afterCommit takes the conversions of each transaction, and the ids of those that wait for attribution
     */
    GroupWriter(
            EventQueue queue,
            ApartFromRefused store,
            int groupSize,
            Retries retries,
            Listeners listeners,
            Counters counters,
            BiConsumer<List<Conversion>, Set<String>> afterCommit) {
        this.queue = queue;
        this.store = store;
        this.groupSize = groupSize;
        this.retries = retries;
        this.listeners = listeners;
        this.counters = counters;
        this.afterCommit = afterCommit;
    }

    @Override
    public void run() {
        try {
            List<Submission> group = queue.takeGroup(groupSize);
            while (!group.isEmpty()) {
                current = group;
                writeGuarded(group);
                current = List.of();
                group = queue.takeGroup(groupSize);
            }
        } catch (InterruptedException e) {
            // the tracker closes and has waited long enough
            Thread.currentThread().interrupt();
        } finally {
            // however this thread ends, nobody waits for it any more
            queue.close();
            queue.abandon().forEach(left -> left.answer().completeExceptionally(EventQueue.closedFailure()));
            abandon();
        }
    }

    /** Whatever goes wrong after a commit, the next events are written. Answers that were given stay. */
    private void writeGuarded(List<Submission> group) {
        try {
            write(group);
        } catch (RuntimeException | Error e) {
            fail(group, e);
        }
    }

    /** Answers those whose events are on their way to a database that does not answer. */
    void abandon() {
        for (Submission submission : current) {
            submission
                    .answer()
                    .completeExceptionally(
                            new IllegalStateException("the tracker was closed before the database answered;"
                                    + " the events may be stored or not, and may be sent again"));
        }
    }

    private void write(List<Submission> group) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        for (Submission submission : group) {
            touchpoints.addAll(submission.touchpoints());
            conversions.addAll(submission.conversions());
        }
        WriteReport report;
        try {
            report = retries.call(() -> group.size() == 1
                    ? store.writeApart(touchpoints, conversions)
                    : store.write(touchpoints, conversions));
        } catch (RuntimeException | Error e) {
            boolean isOfTheDatabase = e instanceof StoreException broken && broken.isTransient();
            if (group.size() > 1 && !isOfTheDatabase && !Thread.currentThread().isInterrupted()) {
                // one bad event must not take the others with it
                group.forEach(submission -> write(List.of(submission)));
            } else {
                fail(group, e);
            }
            return;
        }
        counters.transactions.increment();
        answer(group, report);
        afterCommit.accept(conversions, new HashSet<>(report.pending()));
    }

    private void answer(List<Submission> group, WriteReport report) {
        if (report.refusals().isEmpty() && report.duplicates() == 0) {
            for (Submission submission : group) {
                answer(submission, new TrackReport(submission.size(), 0, List.of()));
            }
            return;
        }
        if (group.size() == 1) {
            int stored = report.touchpoints() + report.conversions();
            answer(group.get(0), new TrackReport(stored, report.duplicates(), report.refusals()));
            return;
        }
        for (Submission submission : group) {
            // no id is in two submissions of a group
            Set<String> touchpoints = new HashSet<>();
            Set<String> conversions = new HashSet<>();
            submission.touchpoints().forEach(touchpoint -> touchpoints.add(touchpoint.id()));
            submission.conversions().forEach(conversion -> conversions.add(conversion.id()));
            int duplicates = count(report.duplicateTouchpoints(), touchpoints)
                    + count(report.duplicateConversions(), conversions);
            List<Refusal> refusals = report.refusals().stream()
                    .filter(refusal ->
                            (refusal.kind() == EventKind.TOUCHPOINT ? touchpoints : conversions).contains(refusal.id()))
                    .toList();
            answer(submission, new TrackReport(submission.size() - duplicates - refusals.size(), duplicates, refusals));
        }
    }

    private static int count(List<String> ids, Set<String> own) {
        return Math.toIntExact(ids.stream().filter(own::contains).count());
    }

    private void answer(Submission submission, TrackReport report) {
        counters.stored.add(report.stored());
        counters.duplicates.add(report.duplicates());
        counters.refused.add(report.refusals().size());
        submission.answer().complete(report);
    }

    private void fail(List<Submission> group, Throwable failure) {
        for (Submission submission : group) {
            counters.failed.add(submission.size());
            submission.answer().completeExceptionally(failure);
        }
        counters.failures.increment();
        listeners.failed("store events", failure);
    }
}
