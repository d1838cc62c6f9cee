package org.attributionj.sources.preset;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The presets that come with the library. */
public final class Presets {
    private static final ImmutableList<String> NAMES = ImmutableList.of(
            "ga4",
            "segment",
            "rudderstack",
            "shopify",
            "sendgrid",
            "klaviyo",
            "mailchimp",
            "postmark",
            "hubspot-email",
            "mailjet",
            "braze",
            "customerio",
            "snowplow",
            "ga-paths",
            "hubspot",
            "salesforce",
            "mixpanel",
            "amplitude",
            "posthog",
            "adobe-feed",
            "matomo",
            "stripe",
            "criteo");

    private Presets() {}

    /**
     * The names of all presets.
     *
     * @return the names, the exports that most people have first
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A preset by its name.
     *
     * @param name the name, in any case
     * @return the preset
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Preset named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(lower)) {
            throw new IllegalArgumentException(quoted(name) + " is no preset; presets are " + String.join(", ", NAMES)
                    + ", or a file of your own");
        }
        return PresetText.parse(text(lower), lower);
    }

    /**
     * The text of a preset, to be copied and changed.
     *
     * @param name the name, as {@link #names} gives it
     * @return the text
     */
    public static String text(String name) {
        try (InputStream in = Presets.class.getResourceAsStream(name + ".preset")) {
            if (in == null) {
                throw new IllegalStateException("preset " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("preset " + name + " cannot be read from the jar", e);
        }
    }

    /**
     * The preset whose exports have such names; of several, the one that knows the most of them.
     *
     * @param row a row of a file, which knows its names
     * @return the preset, or nothing if the names are no known export's
     */
    public static Optional<Preset> lookingLike(NamesOfFile row) {
        Preset best = null;
        int most = 0;
        for (String name : NAMES) {
            Preset preset = named(name);
            for (Set<String> names : preset.signatures()) {
                if (names.size() > most && names.stream().allMatch(row::has)) {
                    best = preset;
                    most = names.size();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Tells whether a file has a column or a member. */
    @FunctionalInterface
    public interface NamesOfFile {
        /**
         * Whether there is a name.
         *
         * @param name the name of a column, or the path of a member
         * @return whether there is
         */
        boolean has(String name);
    }
}
