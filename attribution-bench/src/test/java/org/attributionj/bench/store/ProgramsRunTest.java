package org.attributionj.bench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs with little to do, so that none rots. They fail if what they read or await is not there. */
class ProgramsRunTest {
    @TempDir
    Path folder;

    @Test
    void readsAreStreamed() throws Exception {
        StreamedReads.main(new String[] {"sqlite", "2000", folder.toString()});

        assertThat(folder.resolve("sqlite.db")).isNotEmptyFile();
    }

    @Test
    void resultsAreAwaited() throws Exception {
        TrackerLatency.main(new String[] {"h2", "100", "2"});

        assertThatThrownBy(() -> TrackerLatency.main(new String[] {"paper", "100", "2"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be one of");
    }
}
