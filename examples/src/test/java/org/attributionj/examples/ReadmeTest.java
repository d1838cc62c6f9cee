package org.attributionj.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README quotes is what is compiled and run here. */
class ReadmeTest {

    @Test
    void sampleIsTheOneThatIsCompiled() throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/attributionj/examples/TenLineAttribution.java"));
        String region = source.substring(
                source.indexOf("// tag::sample[]") + "// tag::sample[]\n".length(), source.indexOf("// end::sample[]"));
        String sample =
                region.lines().map(line -> line.replaceFirst("^ {8}", "")).collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("..", "README.md"))).contains(sample.strip());
    }
}
