package org.attributionj.jdbc.internal.sql;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Calls the database again for as long as that makes sense, at growing intervals. Thread-safe. */
public final class Retries {
    private static final Duration FIRST_DELAY = Duration.ofMillis(20);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

    private final RetryPolicy<Object> policy;

    /**
     * Retries for some time.
     *
     * @param limit for how long; a second or less for no retry
     * @param mayPass whether what failed so may succeed later
     * @param onRetry is told of each retry
     */
    public Retries(Duration limit, Predicate<? super Throwable> mayPass, Runnable onRetry) {
        RetryPolicyBuilder<Object> builder =
                RetryPolicy.builder().handleIf(mayPass::test).onRetry(event -> onRetry.run());
        policy = limit.compareTo(LONGEST_DELAY) <= 0
                ? builder.withMaxRetries(0).build()
                : builder.withBackoff(FIRST_DELAY, LONGEST_DELAY)
                        .withMaxRetries(-1)
                        .withMaxDuration(limit)
                        .build();
    }

    /** The result of a call that may be repeated, or what it threw last. */
    public <T> T call(Supplier<T> work) {
        try {
            return Failsafe.with(policy).get(work::get);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }
}
