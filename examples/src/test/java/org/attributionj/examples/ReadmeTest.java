package org.attributionj.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README quotes is what is compiled and run here. */
class ReadmeTest {

    @ParameterizedTest
    @ValueSource(strings = {"TenLineAttribution", "CompareModels"})
    void samplesAreThoseThatAreCompiled(String program) throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/attributionj/examples", program + ".java"));
        String region = source.substring(
                source.indexOf("// tag::sample[]") + "// tag::sample[]\n".length(), source.indexOf("// end::sample[]"));
        String sample =
                region.lines().map(line -> line.replaceFirst("^ {8}", "")).collect(Collectors.joining("\n"));

        assertThat(readme()).contains(sample.strip());
    }

    @Test
    void everyModelHasARow() throws IOException {
        String firstColumns = readme().lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .collect(Collectors.joining("\n"));

        assertThat(AttributionModels.catalogue().entries())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(firstColumns).containsPattern("`" + entry.name() + "[`:]"));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("..", "README.md"));
    }
}
