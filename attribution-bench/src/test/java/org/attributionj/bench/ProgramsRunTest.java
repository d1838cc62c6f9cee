package org.attributionj.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs beside the benchmarks on few journeys, so that they do not rot. Says nothing about speed. */
class ProgramsRunTest {
    private static final int FEW = 200;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void growthIsPlotted(@TempDir Path directory) throws IOException {
        new GrowthPlots(FEW, FEW, new CpuTime(1), out).run(directory);

        List<String> points = Files.readAllLines(directory.resolve("growth.csv"));
        assertThat(points.get(0)).isEqualTo("plot,model,size,cpu_seconds");
        for (String model : List.of("time-decay", "markov:order=4", "shao-li", "survival", "logistic", "sampled")) {
            assertThat(points).anyMatch(point -> point.contains(model));
        }
        try (var files = Files.list(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(".png"))).hasSize(8);
        }
    }

    @Test
    void memoryOfJourneysIsPrinted() {
        new JourneyMemory(out).run(FEW);

        assertThat(printed.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(": 200 journeys, "));
    }
}
