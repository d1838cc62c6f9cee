package org.attributionj.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.attributionj.core.assembly.JourneyAssembler;

/** The entries of a run's manifest that every run has. Thread-safe. */
public final class Manifests {
    private Manifests() {}

    /**
     * What decides about journeys, besides the events: the library's and Java's versions, goal, windows, channels that are
     * not eligible, repeat policy, gap, what becomes of exact repeats, and the currency.
     *
     * @param assembler the settings
     * @return a new map, to which the caller may add
     */
    public static Map<String, String> of(JourneyAssembler assembler) {
        Map<String, String> manifest = new TreeMap<>();
        manifest.put("library", libraryVersion());
        manifest.put("java", Runtime.version().toString());
        manifest.put("goal", String.valueOf(assembler.goal()));
        manifest.put("windows", assembler.windows().toString());
        manifest.put("ineligible", assembler.windows().ineligible().toString());
        manifest.put("repeat", assembler.repeatPolicy().toString());
        manifest.put("gap", String.valueOf(assembler.gap()));
        manifest.put("repeats dropped", String.valueOf(assembler.dropsRepeats()));
        manifest.put("customer limit", String.valueOf(assembler.customerLimit()));
        manifest.put(
                "currency",
                assembler.currency() == null
                        ? "as it is"
                        : assembler.currency().target().getCurrencyCode());
        return manifest;
    }

    private static String libraryVersion() {
        try (InputStream stream = Manifests.class.getResourceAsStream("version.properties")) {
            if (stream == null) {
                throw new IllegalStateException("version.properties is missing beside " + Manifests.class);
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the library's version", e);
        }
    }
}
