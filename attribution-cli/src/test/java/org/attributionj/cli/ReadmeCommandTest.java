package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, in a process and a folder of its own, prints what the README says and stores the events. */
class ReadmeCommandTest {
    private static final String JAR = "java -jar attribution-cli/target/attribution.jar ";

    @TempDir
    Path folder;

    @Test
    void theFirstCommandPrintsTheTableAndLeavesADatabaseHere() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        String command = readme.lines()
                .filter(line -> line.startsWith("mvn -q -DskipTests package && " + JAR))
                .findFirst()
                .orElseThrow();
        String after = readme.substring(readme.indexOf("The first prints"));
        String table = after.substring(after.indexOf("```\n") + 4);
        table = table.substring(0, table.indexOf("```"));
        List<String> arguments = arguments(command);

        String output = outputOf(arguments);
        assertThat(output).startsWith(table);
        assertThat(folder.resolve("attribution-store.mv.db")).isNotEmptyFile();
        assertThat(outputOf(arguments)).as("once more").isEqualTo(output);
        assertThat(outputOf(List.of("compare", "--db"))).as("from the database").isEqualTo(output);

        String report = readme.lines()
                .filter(line -> line.startsWith("  && " + JAR + "report "))
                .findFirst()
                .orElseThrow();
        outputOf(arguments(report));
        assertThat(Files.readString(folder.resolve("report.html"))).contains("Content-Security-Policy", "€3,917.72");
    }

    /** The arguments of a command, whose files of examples are found from another folder as well. */
    private static List<String> arguments(String command) {
        List<String> arguments = new ArrayList<>();
        for (String argument :
                command.substring(command.indexOf(JAR) + JAR.length()).split(" ", -1)) {
            if (!argument.equals("\\")) {
                arguments.add(
                        argument.startsWith("examples/")
                                ? Path.of("..", argument).toAbsolutePath().toString()
                                : argument);
            }
        }
        return arguments;
    }

    private String outputOf(List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        line.addAll(arguments);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        int code = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(err)).isZero();
        return Files.readString(out);
    }
}
