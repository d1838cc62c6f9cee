package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class JvmErrorsTest {

    static Stream<Error> errors() {
        return Stream.of(
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError(),
                new NoClassDefFoundError("org/example\nMissing"),
                new InternalError("x"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorOfJavaIsOneLineThatSaysWhatToDo(Error error) {
        assertThat(JvmErrors.message(error)).doesNotContain("\n").contains(";");
    }

    @Test
    void theCommandEndsWithItAndNotWithAStackTrace() {
        StringWriter err = new StringWriter();
        Main main = new Main();
        CommandLine line = new CommandLine(main).setErr(new PrintWriter(err, true));
        int code = main.codeOf(line, command -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThat(code).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("attribution: Java ran out of memory");
    }
}
