package org.attributionj.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
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
    void everyBenchmarkRuns() throws Exception {
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

        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark())
                .hasSameElementsAs(benchmarks());
    }

    /** The annotated methods of all classes of this module, whatever the benchmarks' own list says. */
    private static Set<String> benchmarks() throws Exception {
        Path classes = Path.of(SyntheticJourneys.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> benchmarks = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(file -> file.toString().endsWith("Benchmark.class"))
                    .toList()) {
                String name = classes.relativize(file).toString().replace(".class", "");
                Class<?> type = Class.forName(name.replace(File.separatorChar, '.'));
                for (Method method : type.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Benchmark.class)) {
                        benchmarks.add(type.getName() + "." + method.getName());
                    }
                }
            }
        }
        return benchmarks;
    }
}
