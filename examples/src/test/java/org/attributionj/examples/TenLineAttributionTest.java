package org.attributionj.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TenLineAttributionTest {
    @Test
    void printsWhoEarnedWhatAndWhy() {
        assertThat(outputOf(TenLineAttribution::main)).matches("""
                        50.00 EUR of conversion ~[0-9a-f]{32} by customer anna under time-decay:half-life=7d \\(no window\\)
                          1 of 4  paid search  9d before  share 0.139493  6.97 EUR
                          2 of 4  social  6d before  share 0.187744  9.39 EUR
                          3 of 4  email  5h before  share 0.333144  16.66 EUR
                          4 of 4  display  20m before  share 0.339620  16.98 EUR
                        """);
    }

    private interface Program {
        void run(String... args);
    }

    private static String outputOf(Program program) {
        PrintStream standard = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(standard);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
