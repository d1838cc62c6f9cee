package org.attributionj.examples;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.io.event.EventColumns;
import org.attributionj.io.event.EventCsv;

/**
 * Makes the bundled sample, {@code examples/data/sample-events.csv}: a quarter of a year in the made-up shop of the
 * simulators. {@code attribution simulate --scenario shop --users 300 --seed 20260101 --out DIR} writes the same bytes.
 */
public final class SampleEvents {
    static final long SEED = 20260101;
    static final int CUSTOMERS = 300;

    private SampleEvents() {}

    /**
     * Writes the sample.
     *
     * @param args the file to write
     * @throws IOException if it can not be written
     */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), csv());
    }

    static String csv() throws IOException {
        SimulatedData shop = Scenarios.of("shop").generate(CUSTOMERS, SEED);
        StringWriter text = new StringWriter();
        try (EventCsv csv = new EventCsv(text, EventColumns.of(shop.touchpoints(), shop.conversions()))) {
            csv.writeAll(shop.touchpoints(), shop.conversions());
        }
        return text.toString();
    }
}
