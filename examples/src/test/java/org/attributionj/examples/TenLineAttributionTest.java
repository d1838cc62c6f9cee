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
                        50.00 EUR of conversion ~[0-9a-f]{32} by customer anna under later-is-better \\(no window\\)
                          1 of 4  paid search  9d before  share 0.100000  5.00 EUR
                          2 of 4  social  6d before  share 0.200000  10.00 EUR
                          3 of 4  email  5h before  share 0.300000  15.00 EUR
                          4 of 4  display  20m before  share 0.400000  20.00 EUR
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
