package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two programs on one database are sent the same events and sweep both; one is killed, and the other one takes over. */
class SeveralProcessesTest extends KilledProcesses {
    /** Enough that the one that is killed, after 300 lines at most, has as much to do again. */
    private static final int CUSTOMERS = 150;

    private final Events events = Events.random(TrackerChild.SEED, CUSTOMERS);

    @ParameterizedTest
    @EnumSource
    void theLivingEndWhatTheDeadBegan(DurableDatabase kind) throws Exception {
        // a file of H2 has one process, which lets others in by TCP if it is told to; its death is the death of the
        // database
        String url = kind.newDatabase(folder) + (kind == DurableDatabase.H2_FILE ? ";AUTO_SERVER=TRUE" : "");
        List<String> said = new ArrayList<>();
        try (ChildProcess dying = ChildProcess.start("both", url, 1, CUSTOMERS);
                ChildProcess living = ChildProcess.start("both", url, 2, CUSTOMERS)) {
            int lines = 1 + random.nextInt(300);
            System.out.printf("%s: one of two killed after line %d (seed %d)%n", kind, lines, SEED);
            dying.await(lines);
            said.addAll(dying.kill());
            assertThat(said).as("lines of the one that was killed").doesNotContain("end");
            living.awaitEnd();
            AttributionStore store =
                    AttributionStore.builder(TrackerChild.source(url)).open();
            awaitNonePending(store, () -> {});
            said.addAll(living.kill());
        }
        new Verifier(TrackerChild.unpooled(url), events).verifyAll(ChildProcess.told(said));
    }
}
