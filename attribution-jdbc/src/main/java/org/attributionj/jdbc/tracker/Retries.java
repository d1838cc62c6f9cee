package org.attributionj.jdbc.tracker;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.attributionj.jdbc.support.StoreException;

/** Calls the database again for as long as that makes sense, at growing intervals. Thread-safe. */
final class Retries {
    private static final Duration FIRST_DELAY = Duration.ofMillis(20);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

    private final RetryPolicy<Object> policy;

    /**
     * Retries for some time.
     *
     * @param limit for how long; zero for no retry
     * @param counter counts the retries
     */
    Retries(Duration limit, LongAdder counter) {
        RetryPolicyBuilder<Object> builder = RetryPolicy.builder()
                .handleIf(failure -> failure instanceof StoreException broken && broken.isTransient())
                .onRetry(event -> counter.increment());
        policy = limit.compareTo(LONGEST_DELAY) <= 0
                ? builder.withMaxRetries(0).build()
                : builder.withBackoff(FIRST_DELAY, LONGEST_DELAY)
                        .withMaxRetries(-1)
                        .withMaxDuration(limit)
                        .build();
    }

    /** The result of a call that may be repeated, or what it threw last. */
    <T> T call(Supplier<T> work) {
        try {
            return Failsafe.with(policy).get(work::get);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the tracker was interrupted while it waited for the database", e);
        }
    }
}
