package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** Child processes that are killed on a database: what the tests of that have in common; nothing is tested here. */
abstract class KilledProcesses {
    static final long SEED = Long.getLong("attributionj.killSeed", 11);

    private static final int PATIENCE_SECONDS = 240;

    final Random random = new Random(SEED);

    @TempDir
    Path folder;

    /** Waits until no conversion waits; does something again and again until then. */
    static void awaitNonePending(AttributionStore store, Runnable meanwhile) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (store.pending().count() > 0) {
            meanwhile.run();
            Thread.sleep(20);
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
        }
    }
}
