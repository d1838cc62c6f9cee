package org.attributionj.jdbc.tracker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says that the tracker is closing; whoever pauses wakes up. Waits by elapsed time, whatever the clock says. Thread-safe. */
final class Stop {
    private final CountDownLatch latch = new CountDownLatch(1);

    void now() {
        latch.countDown();
    }

    boolean isNow() {
        return latch.getCount() == 0;
    }

    /** Pauses; returns whether to go on afterwards. */
    boolean pause(Duration length) {
        try {
            return !latch.await(length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
