package org.attributionj.jdbc.tracker;

import java.time.Duration;

/** Attributes what waits, at intervals; without a pause as long as there is more than one batch. One thread runs it. */
final class Sweeper implements Runnable {
    private final ClaimWorker worker;
    private final Awaited awaited;
    private final int size;
    private final Duration interval;
    private final Stop stop;
    private final Listeners listeners;
    private final Counters counters;

    Sweeper(
            ClaimWorker worker,
            Awaited awaited,
            int size,
            Duration interval,
            Stop stop,
            Listeners listeners,
            Counters counters) {
        this.worker = worker;
        this.awaited = awaited;
        this.size = size;
        this.interval = interval;
        this.stop = stop;
        this.listeners = listeners;
        this.counters = counters;
    }

    @Override
    public void run() {
        boolean goesOn = !stop.isNow();
        while (goesOn) {
            goesOn = sweep() ? !stop.isNow() : stop.pause(interval);
        }
    }

    /** Whether there may be more. */
    private boolean sweep() {
        try {
            boolean mayGoOn = worker.next(size).mayGoOn(size);
            awaited.look();
            return mayGoOn;
        } catch (RuntimeException | Error e) {
            counters.failures.increment();
            listeners.failed("attribute the conversions that wait; they wait on", e);
            return false;
        }
    }
}
