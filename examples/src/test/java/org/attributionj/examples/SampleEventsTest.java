package org.attributionj.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleEventsTest {

    @Test
    void bundledSampleIsTheGeneratorsOutput() throws IOException {
        assertThat(Files.readString(Path.of("data", "sample-events.csv")))
                .isEqualTo(SampleEvents.csv(SampleEvents.SEED, SampleEvents.CUSTOMERS));
    }

    @Test
    void anotherSeedGivesOtherEvents() {
        assertThat(SampleEvents.csv(1, 20)).isNotEqualTo(SampleEvents.csv(2, 20));
    }
}
