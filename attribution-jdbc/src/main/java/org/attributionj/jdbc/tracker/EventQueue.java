package org.attributionj.jdbc.tracker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;

/** Events on their way from the callers to the writer: no more than a bound, first come, first served. Thread-safe. */
final class EventQueue {
    private final int bound;
    private final Duration patience;

    /** Room for events. Fair, so that a large batch gets its turn among many single events. */
    private final Semaphore room;

    private final Deque<Submission> waiting = new ArrayDeque<>();
    private boolean closed;

    EventQueue(int bound, Duration patience) {
        this.bound = bound;
        this.patience = patience;
        room = new Semaphore(bound, true);
    }

    /** Adds events, after waiting for room. A batch that is larger than the bound waits until the queue is empty. */
    void put(Submission submission) {
        int needed = roomOf(submission);
        try {
            if (!room.tryAcquire(needed, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TrackerBusyException("the tracker's queue of " + bound + " events had no room for "
                        + submission.size() + " within " + patience
                        + "; nothing of this call is stored. Maybe send later, or in larger batches.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for room; nothing of this call is stored", e);
        }
        synchronized (waiting) {
            if (closed) {
                room.release(needed);
                throw closedFailure();
            }
            waiting.add(submission);
            waiting.notifyAll();
        }
    }

    /**
     * The next events that can be written together: all that are there, up to a number, and at least those of one call.
     * Calls that share an id do not come together, so that each can be told what became of its own event.
     *
     * @return some calls; none when the queue is closed and empty
     */
    List<Submission> takeGroup(int most) throws InterruptedException {
        List<Submission> group = new ArrayList<>();
        synchronized (waiting) {
            while (waiting.isEmpty() && !closed) {
                waiting.wait();
            }
            Set<String> touchpoints = new HashSet<>();
            Set<String> conversions = new HashSet<>();
            int events = 0;
            for (Submission next = waiting.peek(); next != null; next = waiting.peek()) {
                boolean isFull = !group.isEmpty() && events + next.size() > most;
                if (isFull || shares(next, touchpoints, conversions)) {
                    break;
                }
                next.touchpoints().forEach(touchpoint -> touchpoints.add(touchpoint.id()));
                next.conversions().forEach(conversion -> conversions.add(conversion.id()));
                events += next.size();
                group.add(waiting.remove());
            }
        }
        group.forEach(submission -> room.release(roomOf(submission)));
        return group;
    }

    private static boolean shares(Submission next, Set<String> touchpoints, Set<String> conversions) {
        return next.touchpoints().stream().map(Touchpoint::id).anyMatch(touchpoints::contains)
                || next.conversions().stream().map(Conversion::id).anyMatch(conversions::contains);
    }

    private int roomOf(Submission submission) {
        return Math.min(bound, submission.size());
    }

    /** Lets nothing more in. What is inside still comes out. */
    void close() {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
        }
    }

    /** Takes out what nobody will write any more. */
    List<Submission> abandon() {
        synchronized (waiting) {
            List<Submission> left = List.copyOf(waiting);
            waiting.clear();
            left.forEach(submission -> room.release(roomOf(submission)));
            return left;
        }
    }

    int size() {
        synchronized (waiting) {
            return waiting.stream().mapToInt(Submission::size).sum();
        }
    }

    static IllegalStateException closedFailure() {
        return new IllegalStateException("the tracker is closed; nothing of this call is stored");
    }
}
