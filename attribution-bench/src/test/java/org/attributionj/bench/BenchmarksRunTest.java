package org.attributionj.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs every benchmark for a moment, so that none rots; those of databases on the two that need no server. Says nothing about
 * speed.
 */
class BenchmarksRunTest {

    @BeforeEach
    void takeFewJourneys() {
        System.setProperty(SyntheticJourneys.LIMIT, "1000");
    }

    @AfterEach
    void takeAllJourneys() {
        System.clearProperty(SyntheticJourneys.LIMIT);
    }

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("org\\.attributionj\\.bench\\..*")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(10))
                        .param("database", "h2", "sqlite")
                        .shouldFailOnError(true)
                        .build())
                .run();

        assertThat(results).hasSizeGreaterThanOrEqualTo(69);
    }
}
