package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasePasswordTest {
    @TempDir
    Path folder;

    @Test
    void itComesFromTheEnvironmentOrAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "geheim\nmore\n");

        assertThat(DatabasePassword.of(null, "PW", null, Map.of("PW", "x")::get))
                .isEqualTo("x");
        assertThat(DatabasePassword.of(null, null, file, name -> null)).isEqualTo("geheim");
        assertThat(DatabasePassword.of("asked", null, null, name -> null)).isEqualTo("asked");
        assertThat(DatabasePassword.of(null, null, null, name -> null)).isNull();
    }

    @Test
    void whatIsMissingOrTwofoldIsRefused() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty"), "");

        assertThatThrownBy(() -> DatabasePassword.of(null, "PW", null, name -> null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no variable");
        assertThatThrownBy(() -> DatabasePassword.of(null, "PW", empty, name -> "x"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("one of");
        assertThatThrownBy(() -> DatabasePassword.of(null, null, empty, name -> null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is empty");
    }

    private static String errorsOf(String... args) {
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err), args);
        assertThat(code).isNotZero();
        return err.toString();
    }

    @Test
    void noMessageShowsThePasswordOfAUrl() {
        for (String debug : new String[] {"--debug", ""}) {
            String[] args = debug.isEmpty()
                    ? new String[] {"attribute", "--db", "jdbc:none:host?user=a&password=geheim"}
                    : new String[] {"attribute", debug, "--db", "jdbc:none:host?user=a&password=geheim"};
            assertThat(errorsOf(args)).contains("password=***").doesNotContain("geheim");
        }
    }

    @Test
    void argumentsAreNoFiles() throws Exception {
        Path file = Files.writeString(folder.resolve("args"), "models\n");

        assertThat(errorsOf("@" + file)).contains("unknown command").contains("@");
    }

    @Test
    void messagesMoveNoCursor() {
        assertThat(errorsOf("\u001b[2J\u202e")).contains("\\u001b[2J\\u202e").doesNotContain("\u001b", "\u202e");
    }
}
