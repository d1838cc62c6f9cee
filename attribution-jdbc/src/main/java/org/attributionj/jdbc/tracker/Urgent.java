package org.attributionj.jdbc.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.money.Money;

/**
 * Attributes conversions of high value right after they are stored. One thread runs it; any thread may offer.
 *
 * <p>What does not fit into its queue is no loss: it waits in the database, and the sweeper finds it there.
 */
final class Urgent implements Runnable {
    private static final int ROOM = 10_000;
    private static final int MOST = 500;

    /** No id is empty. */
    private static final String END = "";

    private final ClaimWorker worker;
    private final Money threshold;
    private final Listeners listeners;
    private final Counters counters;
    private final BlockingQueue<String> ids = new ArrayBlockingQueue<>(ROOM);

    Urgent(ClaimWorker worker, Money threshold, Listeners listeners, Counters counters) {
        this.worker = worker;
        this.threshold = threshold;
        this.listeners = listeners;
        this.counters = counters;
    }

    void offer(List<Conversion> conversions, Set<String> pending) {
        for (Conversion conversion : conversions) {
            if (isUrgent(conversion) && pending.contains(conversion.id()) && !ids.offer(conversion.id())) {
                return;
            }
        }
    }

    private boolean isUrgent(Conversion conversion) {
        Money value = conversion.value();
        return value.currency().equals(threshold.currency()) && value.amount().compareTo(threshold.amount()) >= 0;
    }

    /**
     * Ends the thread after the batch that it is at. Not by an interrupt: that would close the file under an embedded
     * database.
     */
    void end() {
        ids.clear();
        ids.add(END);
    }

    @Override
    public void run() {
        try {
            while (true) {
                List<String> next = new ArrayList<>();
                next.add(ids.take());
                ids.drainTo(next, MOST - 1);
                if (next.contains(END)) {
                    return;
                }
                attribute(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attribute(List<String> next) {
        try {
            worker.some(next);
        } catch (RuntimeException | Error e) {
            counters.failures.increment();
            listeners.failed("attribute conversions of high value at once; the next sweep will", e);
        }
    }
}
