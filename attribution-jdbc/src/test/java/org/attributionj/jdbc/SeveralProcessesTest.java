package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two programs on one database are sent the same events and sweep both; one is killed, and the other one takes over. */
class SeveralProcessesTest {
    private static final long SEED = Long.getLong("attributionj.killSeed", 11);
    private static final int PATIENCE_SECONDS = 240;

    private final Random random = new Random(SEED);
    private final Events events = Events.random(TrackerChild.SEED, TrackerChild.CUSTOMERS);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theLivingEndWhatTheDeadBegan(DurableDatabase kind) throws Exception {
        // a file of H2 has one process, which lets others in by TCP if it is told to; its death is the death of the
        // database
        String url = kind.newDatabase(folder) + (kind == DurableDatabase.H2_FILE ? ";AUTO_SERVER=TRUE" : "");
        List<String> said = new ArrayList<>();
        try (ChildProcess dying = ChildProcess.start("both", url, 1);
                ChildProcess living = ChildProcess.start("both", url, 2)) {
            int lines = 1 + random.nextInt(300);
            System.out.printf("%s: one of two killed after line %d (seed %d)%n", kind, lines, SEED);
            dying.await(lines);
            said.addAll(dying.kill());
            living.awaitEnd();
            AttributionStore store =
                    AttributionStore.builder(TrackerChild.source(url)).open();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (store.pending().count() > 0) {
                assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
                Thread.sleep(20);
            }
            said.addAll(living.kill());
        }
        new Verifier(TrackerChild.unpooled(url), events).verifyAll(ChildProcess.told(said));
    }
}
