package org.attributionj.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleEventsTest {

    @Test
    void bundledSampleIsTheSimulatorsOutput() throws IOException {
        assertThat(Files.readString(Path.of("data", "sample-events.csv"))).isEqualTo(SampleEvents.csv());
    }
}
