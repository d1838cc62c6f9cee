package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.ClaimedConversion;
import org.attributionj.jdbc.tracker.TrackerListener;

/** Remembers what a tracker tells. */
final class Heard implements TrackerListener {
    /** How often each conversion was attributed, by id and revision. */
    final Map<String, Integer> attributed = new ConcurrentHashMap<>();

    final List<String> unattributable = Collections.synchronizedList(new ArrayList<>());
    final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void attributed(List<AttributedConversion> all) {
        for (AttributedConversion one : all) {
            attributed.merge(one.conversion().id() + " " + one.conversion().revision(), 1, Integer::sum);
        }
    }

    @Override
    public void attributionFailed(ClaimedConversion conversion, Throwable failure) {
        unattributable.add(conversion.id() + ": " + failure.getMessage());
    }

    @Override
    public void failed(String what, Throwable failure) {
        failures.add(what);
    }

    void await(String conversion) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TrackerFixture.PATIENCE_SECONDS);
        while (!attributed.containsKey(conversion)) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
